// Shows the rest of what it controls, where a style sheet has folded it for want of room.
export default class Unfold {
  #button;

  constructor(button) {
    this.#button = button;
  }

  connect() {
    this.#button.hidden = false;
    this.#button.addEventListener("click", this.#turn);
    this.#fold(true);
  }

  disconnect() {
    this.#button.removeEventListener("click", this.#turn);
  }

  #turn = () => this.#fold(this.#button.getAttribute("aria-expanded") === "true");

  #fold(folded) {
    this.#button.setAttribute("aria-expanded", String(!folded));
    document
      .getElementById(this.#button.getAttribute("aria-controls"))
      .toggleAttribute("data-folded", folded);
  }
}
