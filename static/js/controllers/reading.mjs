const EVERY = 20_000; // milliseconds; the server keeps a comment for a minute
const QUIET = 5 * 60_000;
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel"];

// The open comment stays in this reader's hands as long as its card is open and somebody is there; then the
// others may have it: a page that was left open would otherwise keep it for ever, and nothing could be sealed.
export default class Reading {
  #element;
  #seen;
  #renewing;
  #listening;

  constructor(element) {
    this.#element = element;
  }

  connect() {
    this.#seen = Date.now();
    this.#renewing = setInterval(() => this.#away || this.#renew(), EVERY);
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const sign of SIGNS) addEventListener(sign, () => this.#see(), { signal, passive: true });
    addEventListener("pagehide", () => this.#letGo(), { signal });
    addEventListener("pageshow", (event) => event.persisted && this.#renew(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || this.#renew(), { signal });
  }

  disconnect() {
    clearInterval(this.#renewing);
    this.#listening.abort();
    // The same comment may have been drawn anew, with what was chosen about it.
    const { hold } = this.#element.dataset;
    const cards = [...document.querySelectorAll("[data-hold]")];
    if (!cards.some((one) => one.dataset.hold === hold)) this.#letGo();
  }

  get #away() {
    return Date.now() - this.#seen > QUIET;
  }

  #see() {
    const back = this.#away;
    this.#seen = Date.now();
    if (back) this.#renew();
  }

  get #body() {
    const token = this.#element.querySelector("[name=csrf_token]").value;
    return new URLSearchParams({ csrf_token: token });
  }

  /** A refusal says who has the comment now; what has been chosen here stays. */
  async #renew() {
    try {
      const headers = { Accept: "application/json" };
      const answer = await fetch(this.#element.dataset.hold, { method: "POST", body: this.#body, headers });
      const { sentence } = await answer.json();
      const line = this.#element.querySelector("[data-overtaken]");
      line.hidden = answer.status !== 409;
      line.textContent = answer.status === 409 ? sentence : "";
    } catch {
      // Without network nobody is told; the hold runs out, and the page says that it has no contact.
    }
  }

  #letGo() {
    navigator.sendBeacon(`${this.#element.dataset.hold}/end`, this.#body);
  }
}
