// Sends a form as soon as the page is there: a window on the hall's computer needs no press.
export default class Begin {
  #form;

  constructor(form) {
    this.#form = form;
  }

  connect() {
    this.#form.requestSubmit();
  }
}
