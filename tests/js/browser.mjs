// What Node lacks of a browser: a storage that keeps texts, or refuses as in a private window.

export class Storage {
  #kept = new Map();
  #broken;

  constructor({ broken = false } = {}) {
    this.#broken = broken;
  }

  get length() {
    return this.#kept.size;
  }

  key(at) {
    return [...this.#kept.keys()][at] ?? null;
  }

  getItem(key) {
    this.#check();
    return this.#kept.get(key) ?? null;
  }

  setItem(key, text) {
    this.#check();
    this.#kept.set(key, String(text));
  }

  removeItem(key) {
    this.#check();
    this.#kept.delete(key);
  }

  #check() {
    if (this.#broken) throw new DOMException("The operation is insecure.", "SecurityError");
  }
}
