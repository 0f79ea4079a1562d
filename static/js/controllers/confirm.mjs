// The question before an act that cannot be taken back: opens at its text, closes by Escape or its own button.
export default class Confirm {
  #element;
  #cancel;
  #listening;

  constructor(element) {
    this.#element = element;
    this.#cancel = element.querySelector("[data-cancel]");
  }

  connect() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#cancel.hidden = false;
    this.#cancel.addEventListener("click", () => this.#close(), { signal });
    this.#element.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Escape" && this.#element.open) this.#close();
      },
      { signal },
    );
  }

  disconnect() {
    this.#listening.abort();
  }

  #close() {
    this.#element.open = false;
    this.#element.querySelector("summary").focus();
  }
}
