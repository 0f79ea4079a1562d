import { sendForm } from "../form-sending.mjs";
import { askedBy, neighbour, takenBy } from "../paper.mjs";
import { Unticked } from "../unticked.mjs";

// A stack of forms by keyboard: a key for each answer, on to the next row by itself, and nothing typed is lost.
export default class Paper {
  #form;
  #number;
  #rows;
  #unticked;
  #save;
  #typed = false;
  #listening;

  constructor(form) {
    this.#form = form;
    this.#number = form.querySelector("#number");
    this.#rows = [...form.querySelectorAll("[data-row]")];
    this.#unticked = new Unticked(form, this.#rows);
    this.#save = form.querySelector("[data-save]");
  }

  connect() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const key of this.#form.querySelectorAll("[data-keys]")) key.hidden = false;
    this.#form.addEventListener("keydown", (event) => this.#press(event), { signal });
    this.#form.addEventListener("submit", (event) => this.#send(event), { signal });
    this.#form.addEventListener("input", (event) => this.#change(event.target), { signal });
    window.addEventListener("beforeunload", (event) => this.#typed && event.preventDefault(), { signal });
    if (!document.querySelector("[role=alert].error-summary")) this.#begin();
  }

  disconnect() {
    this.#listening.abort();
  }

  get #stops() {
    return [this.#number, ...this.#rows, this.#save].filter(Boolean);
  }

  #begin() {
    if ("reading" in this.#form.dataset) return;
    this.#stops[0].focus();
    this.#number?.select();
  }

  #press(event) {
    const { target } = event;
    const row = target.closest("[data-row]");
    if (row) this.#inRow(event, row);
    else if (target === this.#number) this.#inNumber(event);
    else if (target === this.#save) this.#atEnd(event);
    else if (target.closest("[role=group]") && event.key === "Enter" && !event.shiftKey)
      this.#inComment(event);
  }

  #inRow(event, row) {
    const radios = [...row.querySelectorAll("input")];
    const asked = askedBy(event, radios.map((radio) => radio.value).filter(Boolean));
    // Space on an answer that somebody has gone to chooses it, as everywhere.
    if (asked === null || (asked === "blank" && event.target !== row)) return;
    event.preventDefault();
    if (event.repeat) return;
    if (asked.choose) this.#choose(row, asked.choose);
    else if (asked === "blank") this.#choose(row, "");
    else if (asked === "next" && !this.#unticked.holds(row)) this.#go(row, 1);
    else if (asked === "back") this.#go(row, -1);
    else if (asked === "comment") this.#comment();
  }

  #choose(row, code) {
    row.querySelector(`input[value="${code}"]`).checked = true;
    this.#change(row);
    this.#go(row, 1);
  }

  #go(place, step) {
    const next = neighbour(this.#stops, place, step);
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    if (next === this.#number) next.select();
  }

  #inNumber(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (this.#isFree()) this.#go(this.#number, 1);
  }

  #atEnd(event) {
    const asked = askedBy(event, []);
    if (asked === "back") this.#go(this.#save, -1);
    else if (asked === "comment") this.#comment();
    else return;
    event.preventDefault();
  }

  #inComment(event) {
    event.preventDefault();
    const fields = [...event.target.closest("[role=group]").querySelectorAll("textarea, select, input")];
    const shown = fields.filter((field) => field.getClientRects().length);
    const after = shown[shown.indexOf(event.target) + 1];
    if (after && event.target.value) after.focus();
    else this.#save.focus();
  }

  #comment() {
    const places = [...this.#form.querySelectorAll("[data-comment]")];
    const free = places.find((place) => !place.value) ?? places.at(-1);
    const folded = free?.closest("details");
    if (folded) folded.open = true;
    free?.focus();
  }

  #isFree() {
    const by = takenBy(JSON.parse(this.#form.dataset.own ?? "{}"), this.#number.value);
    const told = this.#form.querySelector("[data-taken]");
    told.hidden = by === "no";
    if (by === "no") return true;
    const [sentence, number] = [
      told.querySelector("[data-sentence]"),
      Number.parseInt(this.#number.value, 10),
    ];
    sentence.textContent = sentence.dataset.sentence.replace("#", number);
    for (const link of told.querySelectorAll("a")) {
      link.href = (link.dataset.second ?? link.dataset.open).replace("/paper/0", `/paper/${number}`);
      if (link.dataset.second) link.hidden = by === "own";
    }
    this.#number.select();
    return false;
  }

  #change(where) {
    this.#typed = true;
    this.#unticked.settle(where.closest("[data-row]"));
  }

  async #send(event) {
    event.preventDefault();
    if (this.#save.disabled) return;
    this.#save.disabled = true;
    const told = this.#form.querySelector("[data-unsent]");
    told.hidden = true;
    if (await sendForm(this.#form, () => (this.#typed = false))) return;
    told.hidden = false;
    this.#save.disabled = false;
    this.#typed = true;
    this.#save.focus();
  }
}
