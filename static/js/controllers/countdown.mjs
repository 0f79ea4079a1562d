import { timeLeft } from "../counting.mjs";

// How long something stays open, in whole minutes. The server says how many seconds are left: clocks differ.
export default class Countdown {
  #element;
  #endsAt;
  #timer;

  constructor(element) {
    this.#element = element;
    this.#endsAt = performance.now() + Number(element.dataset.seconds) * 1_000;
  }

  connect() {
    this.#tick();
    this.#timer = setInterval(() => this.#tick(), 1_000);
  }

  disconnect() {
    clearInterval(this.#timer);
  }

  #tick() {
    const seconds = (this.#endsAt - performance.now()) / 1_000;
    const words = timeLeft(seconds, this.#element.dataset, document.documentElement.lang);
    if (this.#element.textContent !== words) this.#element.textContent = words;
  }
}
