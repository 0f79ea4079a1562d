// Answers on their way: kept in the phone's storage until the server has said that they are stored.

export const SKIPPED = "-";
const RETRY = [500, 1000, 2000, 4000, 8000];
const FINAL = ["closed", "unknown", "invalid", "gone", "wrong-code", "already-shown", "handed-over"];

/**
 * What to do with an answer after the server's word about it. Pure.
 * @returns {"stored" | "again" | "older" | "keep" | "refused"} older: a newer answer stands and this one is dropped
 */
export function verdict(item, ack) {
  if (!ack?.ok) {
    // A server that is busy, restarting or broken has not refused anything.
    return FINAL.includes(ack?.code) ? "refused" : "keep";
  }
  if (ack.number === item.number && ack.code === item.code) {
    return "stored";
  }
  // Somebody chose here and now, but another tab was first: the choice is sent again as the newer one.
  // One that was found in the storage after a reload may be old, and never wins over what is stored.
  return item.fresh ? "again" : "older";
}

/**
 * What a screen's line says of its answers: "saved" only when everything given there is stored. Pure.
 * @param {string[]} stored the codes known to be stored, "" for none
 * @param {boolean} unsent whether an answer of the screen is on its way
 * @param {boolean} stuck whether the way was closed the last time that it was tried
 */
export function lineOf(stored, unsent, stuck) {
  if (unsent) {
    return stuck ? "waiting" : "sending";
  }
  return stored.some((code) => code && code !== SKIPPED) ? "saved" : "";
}

export class Answers extends EventTarget {
  #key;
  #send;
  #memory = null; // used when the phone has no storage to give
  #fresh = new Set();
  #busy = false;
  #tries = 0;
  #timer = null;

  /**
   * @param {string} key name in the phone's storage, its own for every participant
   * @param {(item: {question: number, code: string, number: number}) => Promise<object>} send
   */
  constructor(key, send) {
    super();
    this.#key = key;
    this.#send = send;
  }

  /** The answers not yet known to be stored, by question. */
  pending() {
    if (this.#memory) {
      return this.#memory;
    }
    try {
      return JSON.parse(localStorage.getItem(this.#key) ?? "{}");
    } catch {
      return {};
    }
  }

  choose(question, code, number) {
    this.#change((pending) => {
      const above = Math.max(number, pending[question]?.number ?? 0);
      pending[question] = { question, code, number: above + 1 };
    });
    this.#fresh.add(question);
    this.#tell("sending", { question });
    this.flush();
  }

  /** Send what waits, one after the other; called again when the way is open. */
  async flush() {
    clearTimeout(this.#timer);
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      for (let item = this.#next(); item; item = this.#next()) {
        await this.#deliver(item);
      }
      this.#tries = 0;
    } catch {
      const wait = RETRY[Math.min(this.#tries++, RETRY.length - 1)];
      this.#timer = setTimeout(() => this.flush(), wait);
      this.#tell("waiting", {});
    } finally {
      this.#busy = false;
    }
  }

  #next() {
    return Object.values(this.pending())[0];
  }

  async #deliver(item) {
    const ack = await this.#send(item);
    if (ack?.code === "stranger") this.#tell("stranger", ack); // kept until the phone is in again
    const fresh = this.#fresh.has(item.question);
    const outcome = verdict({ ...item, fresh }, ack);
    if (outcome === "keep") {
      throw new Error("try later");
    }
    const newest = this.pending()[item.question];
    if (newest && newest.number > item.number) {
      return; // changed while it was on its way: the newer one goes next
    }
    if (outcome === "again") {
      this.#change((pending) => {
        pending[item.question] = { ...item, number: ack.number + 1 };
      });
      return;
    }
    this.#change((pending) => delete pending[item.question]);
    this.#fresh.delete(item.question);
    this.#tell(outcome === "refused" ? "refused" : "stored", { ...item, ...ack, question: item.question });
  }

  #change(edit) {
    const pending = this.pending();
    edit(pending);
    try {
      if (Object.keys(pending).length === 0) {
        localStorage.removeItem(this.#key);
      } else {
        localStorage.setItem(this.#key, JSON.stringify(pending));
      }
    } catch {
      // Private windows may have no storage: the answers then wait in the page itself.
      this.#memory = pending;
    }
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
