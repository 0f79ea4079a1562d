// The rows of a form that nobody has answered yet. An answer's key leads on by itself, so whoever presses Enter
// after it would leave the next row blank without knowing: it stays there, and says which key means no tick.
export class Unticked {
  #told;
  #rows;

  constructor(form, rows) {
    this.#told = form.querySelector("[data-unticked]");
    const unanswered = (row) => !row.querySelector("input:checked")?.value;
    this.#rows = new Set(this.#told ? rows.filter(unanswered) : []);
  }

  /** The row has its answer, or has been left blank on purpose. */
  settle(row) {
    this.#rows.delete(row);
    if (this.#told) this.#told.textContent = "";
  }

  /** Whether Enter stays in the row; it is said there then. */
  holds(row) {
    if (!this.#rows.has(row)) return false;
    row.querySelector(".paper-asks").append(this.#told);
    this.#told.textContent = this.#told.dataset.unticked;
    return true;
  }
}
