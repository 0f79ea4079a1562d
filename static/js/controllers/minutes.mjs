// Minutes used against the plan, counted on from what the server said; past the plan it is marked.

/** What stands there after so many seconds; "#" in the words is the number of whole minutes. Pure. */
export function minutesIn(seconds, words) {
  return words.replace("#", String(Math.floor(seconds / 60)));
}

export default class Minutes {
  #element;
  #from = performance.now();
  #timer;

  constructor(element) {
    this.#element = element;
  }

  connect() {
    this.#tick();
    if (this.#element.dataset.running !== undefined) this.#timer = setInterval(() => this.#tick(), 5_000);
  }

  disconnect() {
    clearInterval(this.#timer);
  }

  #tick() {
    const { seconds, planned, words, running } = this.#element.dataset;
    const since = running === undefined ? 0 : (performance.now() - this.#from) / 1_000;
    const used = Number(seconds) + since;
    const said = minutesIn(used, words);
    if (this.#element.textContent !== said) this.#element.textContent = said;
    this.#element.classList.toggle("lectern-over", used >= 60 * (Number(planned) + 1));
  }
}
