export default class Print {
  #element;
  #print = () => window.print();

  constructor(element) {
    this.#element = element;
  }

  connect() {
    this.#element.hidden = false;
    this.#element.addEventListener("click", this.#print);
  }

  disconnect() {
    this.#element.removeEventListener("click", this.#print);
  }
}
