const NAME = "whereabouts";
const EVERY = 3_000; // milliseconds
const FORGOTTEN = 8_000;

/** Which of the computer's screens this window is on, as far as a browser says it. */
const here = () => [screen.availLeft, screen.availTop, screen.width, screen.height].join();

// A projector's window tells on which screen of the computer it is; control hears it, in the same browser, and
// says when it is control's own. Where nothing can be known, nothing is said.
export default class Whereabouts {
  #element;
  #channel;
  #timer;
  #heardAt = null;

  constructor(element) {
    this.#element = element;
  }

  connect() {
    if (!("BroadcastChannel" in globalThis)) return;
    this.#channel = new BroadcastChannel(NAME);
    if (this.#element.dataset.audience === "screen") this.#every(() => this.#announce());
    else {
      this.#channel.addEventListener("message", ({ data }) => this.#hear(data));
      this.#every(() => this.#tell());
    }
  }

  disconnect() {
    clearInterval(this.#timer);
    this.#channel?.close();
  }

  #every(act) {
    act();
    this.#timer = setInterval(act, EVERY);
  }

  #announce() {
    const { dialogue } = this.#element.dataset;
    if (dialogue) this.#channel.postMessage({ dialogue, screen: here() });
  }

  #hear({ dialogue, screen }) {
    if (dialogue !== this.#element.dataset.dialogue) return;
    this.#heardAt = screen === here() ? performance.now() : null;
    this.#tell();
  }

  #tell() {
    const isHere = this.#heardAt !== null && performance.now() - this.#heardAt < FORGOTTEN;
    this.#element.hidden = !isHere;
  }
}
