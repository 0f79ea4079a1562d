// Takes the reader to what arrived with the page: the summary of errors.
export default class Focus {
  #element;

  constructor(element) {
    this.#element = element;
  }

  connect() {
    this.#element.focus();
  }
}
