import { Following } from "../following.mjs";
import { replaceRegions } from "../regions.mjs";

// The running order on the lectern: follows the room like control, and can do nothing to it.
export default class Lectern {
  #element;
  #following;

  constructor(element) {
    this.#element = element;
  }

  connect() {
    const { base, page } = this.#element.dataset;
    this.#following = new Following({
      base,
      audience: "control",
      fragment: () => `${page}?fragment=1`,
      shown: () => document.getElementById("stage").dataset,
      show: (html) => this.#show(html),
      contact: (heard) => this.#contact(heard),
      gone: () => location.assign(`${base}/left`),
    });
  }

  disconnect() {
    this.#following.stop();
  }

  #show(html) {
    const newer = new DOMParser().parseFromString(html, "text/html").getElementById("stage");
    if (newer) replaceRegions(document.getElementById("stage"), newer);
    else location.reload();
  }

  #contact(heard) {
    const sign = document.getElementById("contact");
    sign.textContent = heard ? sign.dataset.heard : sign.dataset.silent;
    sign.classList.toggle("tag-good", heard);
    sign.classList.toggle("tag-bad", !heard);
  }
}
