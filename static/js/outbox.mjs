// Comments on their way: kept in the phone's storage until the server has said that they are stored.

import { fetchWithin } from "./connection.mjs";

const AGAIN = 4000;
const WITHIN = 8000;
const LATER = ["paused", "early", "too-many", "stranger"];

/**
 * What to do with a comment after the server's word about it. Pure.
 * @param {number} status of the answer; 0 when none came
 * @param {{ok?: boolean, code?: string} | null} told
 * @returns {"stored" | "keep" | "refused"} keep: paused, too many at once, or no word at all
 */
export function verdict(status, told) {
  if (told?.ok) return "stored";
  return told && status >= 400 && status < 500 && !LATER.includes(told.code) ? "refused" : "keep";
}

export class Outbox extends EventTarget {
  #key;
  #door;
  #memory = null; // used when the phone has no storage to give
  #busy = false;
  #timer = null;

  /** Whether the way was closed the last time that it was tried. */
  stuck = false;

  constructor(key, door) {
    super();
    this.#key = key;
    this.#door = door;
  }

  /** The comments not yet known to be stored, the oldest first. */
  waiting() {
    if (this.#memory) return this.#memory;
    try {
      return JSON.parse(localStorage.getItem(this.#key) ?? "[]");
    } catch {
      return [];
    }
  }

  put(comment) {
    this.#keep([...this.waiting(), comment]);
    this.flush();
  }

  /** Send what waits, one after the other; the key of each makes it one comment, however often it comes. */
  async flush() {
    clearTimeout(this.#timer);
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.waiting()[0]; next; next = this.waiting()[0]) {
      const { status, told } = await this.#post(next).catch(() => ({ status: 0, told: null }));
      const outcome = verdict(status, told);
      this.stuck = outcome === "keep";
      if (this.stuck) break;
      this.#keep(this.waiting().filter((one) => one.key !== next.key));
      this.#tell(outcome, { comment: next, sentence: told.sentence });
    }
    this.#busy = false;
    if (this.stuck) {
      this.#timer = setTimeout(() => this.flush(), AGAIN);
      this.#tell("waiting", {});
    }
  }

  async #post(comment) {
    const answer = await fetchWithin(WITHIN, this.#door, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(comment),
    });
    return { status: answer.status, told: await answer.json().catch(() => null) };
  }

  #keep(comments) {
    try {
      if (comments.length === 0) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, JSON.stringify(comments));
    } catch {
      this.#memory = comments;
    }
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
