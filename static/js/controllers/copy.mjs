// Copies what stands in the field. On plain http there is no clipboard: then the text is marked for the person to copy.
export default class Copy {
  #field;
  #button;
  #said;
  #listening;

  constructor(element) {
    this.#field = element.querySelector("input, textarea");
    this.#button = element.querySelector("button");
    this.#said = element.querySelector("[role=status]");
  }

  connect() {
    this.#listening = new AbortController();
    this.#button.hidden = false;
    this.#button.addEventListener("click", () => this.#copy(), {
      signal: this.#listening.signal,
    });
  }

  disconnect() {
    this.#listening.abort();
  }

  async #copy() {
    this.#field.select();
    const copied = await this.#written();
    const words = copied ? this.#button.dataset.copied : this.#button.dataset.marked;
    this.#button.textContent = words;
    this.#said.textContent = words;
  }

  async #written() {
    try {
      await navigator.clipboard.writeText(this.#field.value);
      return true;
    } catch {
      return document.execCommand("copy");
    }
  }
}
