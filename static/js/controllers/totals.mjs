// Counted answers: sums while one types; Enter goes on, the arrows a row up or down. The page works without it.

/** What the fields of a row come to; one that holds no number counts as empty. Pure. */
export function sumOf(texts) {
  return texts.reduce((sum, text) => sum + (/^\d+$/.test(text.trim()) ? Number(text) : 0), 0);
}

/** The place [row, column] that a key leads to from another, in rows of these lengths; null for none. Pure. */
export function following(lengths, [row, column], key) {
  if (key === "Enter" && column + 1 < lengths[row]) return [row, column + 1];
  if (key === "Enter" && row + 1 < lengths.length) return [row + 1, 0];
  if (key === "ArrowDown" && column < (lengths[row + 1] ?? 0)) return [row + 1, column];
  if (key === "ArrowUp" && column < (lengths[row - 1] ?? 0)) return [row - 1, column];
  return null;
}

export default class Totals {
  #table;

  constructor(table) {
    this.#table = table;
  }

  connect() {
    this.#table.addEventListener("input", this.#add);
    this.#table.addEventListener("keydown", this.#move);
  }

  disconnect() {
    this.#table.removeEventListener("input", this.#add);
    this.#table.removeEventListener("keydown", this.#move);
  }

  #add = (event) => {
    const row = event.target.closest("tr");
    const typed = [...row.querySelectorAll("input")].map((field) => field.value);
    row.querySelector("[data-sum]").textContent = sumOf(typed);
  };

  #move = (event) => {
    const rows = [...this.#table.tBodies[0].rows].map((row) => [...row.querySelectorAll("input")]);
    const row = rows.findIndex((fields) => fields.includes(event.target));
    if (row < 0) return;
    const place = [row, rows[row].indexOf(event.target)];
    const to = following(
      rows.map((fields) => fields.length),
      place,
      event.key,
    );
    if (!to) return;
    event.preventDefault();
    rows[to[0]][to[1]]?.select();
  };
}
