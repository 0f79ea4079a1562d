// Keeps the screen of this computer lit while control is looked at, where the browser lets a page ask for that.

export default class Awake {
  #lock = null;
  #listening;

  connect() {
    if (!navigator.wakeLock) return; // over plain http from another machine there is none
    this.#listening = new AbortController();
    document.addEventListener("visibilitychange", () => this.#ask(), { signal: this.#listening.signal });
    this.#ask();
  }

  disconnect() {
    this.#listening?.abort();
    this.#lock?.release();
  }

  async #ask() {
    if (document.hidden) return;
    try {
      this.#lock = await navigator.wakeLock.request("screen");
    } catch {
      // Refused, as on a low battery: the server asks the system besides.
    }
  }
}
