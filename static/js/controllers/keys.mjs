const KEPT = "control/keys";

// Whether single keys act, as a presenter's clicker needs: shown where scripts run, and remembered.
export default class Keys {
  #element;
  #box;
  #keep = () => this.#remember();

  constructor(element) {
    this.#element = element;
    this.#box = element.querySelector("input");
  }

  connect() {
    this.#element.hidden = false;
    this.#box.checked = this.#remembered() !== "off";
    this.#box.addEventListener("change", this.#keep);
  }

  disconnect() {
    this.#box.removeEventListener("change", this.#keep);
  }

  #remembered() {
    try {
      return localStorage.getItem(KEPT);
    } catch {
      return null;
    }
  }

  #remember() {
    try {
      localStorage.setItem(KEPT, this.#box.checked ? "on" : "off");
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }
}
