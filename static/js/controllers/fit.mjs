import { fit } from "../fitting.mjs";

// Keeps all of a projector's view in its window, whatever is said in it and however large it should be.
export default class Fit {
  #element;
  #changes = new MutationObserver(() => this.#fit());
  #sizes = new ResizeObserver(() => this.#fit());

  constructor(element) {
    this.#element = element;
  }

  connect() {
    this.#changes.observe(this.#element, { childList: true, subtree: true, characterData: true });
    this.#sizes.observe(document.documentElement);
    document.fonts.ready.then(() => this.#fit());
    this.#fit();
  }

  disconnect() {
    this.#changes.disconnect();
    this.#sizes.disconnect();
  }

  #fit() {
    const view = this.#element.querySelector(".view");
    if (view) fit(document.documentElement, view);
  }
}
