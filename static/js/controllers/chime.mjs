import { isOn, turnOff, turnOn } from "../chime.mjs";

// The switch in the comments' panel. The panel may be closed; the sound stays as it was chosen.
export default class Chime {
  #element;
  #box;
  #listening;

  constructor(element) {
    this.#element = element;
    this.#box = element.querySelector("input");
  }

  connect() {
    if (!("AudioContext" in globalThis)) return;
    this.#element.hidden = false;
    this.#box.checked = isOn();
    this.#listening = new AbortController();
    this.#box.addEventListener("change", () => (this.#box.checked ? turnOn() : turnOff()), {
      signal: this.#listening.signal,
    });
  }

  disconnect() {
    this.#listening?.abort();
  }
}
