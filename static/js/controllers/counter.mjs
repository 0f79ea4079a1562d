import { lengthOf, pausing } from "../writing.mjs";

const QUIET = 1000;

// Says how many characters are left: seen at once, read aloud when the person pauses.
export default class Counter {
  #limit;
  #field;
  #seen;
  #said;
  #say = pausing(() => this.#read(), QUIET);
  #listening;

  constructor(element) {
    this.#limit = Number(element.dataset.limit);
    this.#field = element.querySelector("textarea, input");
    this.#seen = element.querySelector(".count");
    this.#said = element.querySelector("[aria-live]");
  }

  connect() {
    this.#listening = new AbortController();
    this.#field.addEventListener("input", () => this.#count(), {
      signal: this.#listening.signal,
    });
    if (this.#field.value) this.#show();
  }

  disconnect() {
    this.#listening.abort();
    this.#say.stop();
  }

  #count() {
    this.#show();
    this.#say();
  }

  #show() {
    const left = this.#limit - lengthOf(this.#field.value);
    const { left: words, over } = this.#seen.dataset;
    this.#seen.textContent = left < 0 ? `${over} ${-left}` : `${words} ${left}`;
    this.#seen.classList.toggle("count-over", left < 0);
  }

  #read() {
    this.#said.textContent = this.#seen.textContent;
  }
}
