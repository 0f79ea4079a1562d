// A <details> that closes as a menu does: Escape, a press elsewhere, focus gone elsewhere.
export default class Menu {
  #element;
  #listening;

  constructor(element) {
    this.#element = element;
  }

  connect() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const leave = (event) => {
      if (!this.#element.contains(event.target)) this.#element.open = false;
    };
    document.addEventListener("pointerdown", leave, { signal });
    document.addEventListener("focusin", leave, { signal });
    this.#element.addEventListener("keydown", (event) => this.#key(event), {
      signal,
    });
  }

  disconnect() {
    this.#listening.abort();
  }

  #key(event) {
    if (event.key !== "Escape" || !this.#element.open) return;
    this.#element.open = false;
    this.#element.querySelector("summary").focus();
  }
}
