// A colleague in the list has come in by the code that is still open in the panel: the code is used up.
export default class Arrived {
  #element;

  constructor(element) {
    this.#element = element;
  }

  connect() {
    const code = document.querySelector(`[data-code="${CSS.escape(this.#element.dataset.pass)}"]`);
    for (const part of code?.querySelectorAll("[data-when]") ?? []) {
      part.hidden = part.dataset.when !== "used";
    }
  }
}
