// Follows a room: knows whether the server is heard, and fetches the page's fragment when there is news.

import { Connection, isNews } from "./connection.mjs";

const SILENCE = 12_000; // milliseconds without a word; the server says something every five seconds
const AGAIN = 3_000;

/** Whether a count is older than the last: two processes may count the same room, and their news cross. */
export function isOlder(last, told) {
  return told.epoch === last?.epoch && (told.version < last.version || told.revision < last.revision);
}

export class Following {
  #page;
  #connection;
  #heardAt = performance.now();
  #heard = null;
  #counted = null;
  #loading = false;
  #asked = false;
  #watch;
  #wasConnected = false;

  /**
   * @param {{base: string, audience: string, fragment: () => string, shown: () => DOMStringMap,
   *   show: (html: string) => void, progress?: Function, contact?: (heard: boolean) => void, number?: Function, gone: () => void}} page
   */
  constructor(page) {
    this.#page = page;
    this.#connection = new Connection(page.base, page.audience, {
      state: (told) => this.#follow(told),
      progress: (news) => {
        this.#hear();
        if (isOlder(this.#counted, news)) return;
        this.#counted = news;
        page.progress?.(news);
      },
      look: () => this.load(),
      number: (numbers) => page.number?.(numbers),
      connected: () => this.#arrive(),
      reached: () => this.#hear(),
      lost: () => this.#listen(),
      gone: () => page.gone(),
    });
    this.#watch = setInterval(() => this.#listen(), 2_000);
  }

  stop() {
    clearInterval(this.#watch);
    this.#connection.close();
  }

  /** Fetch the page's fragment, which always replaces; one fetch at a time, and the newest wins. */
  async load() {
    this.#asked = true;
    if (this.#loading) return;
    this.#loading = true;
    while (this.#asked) {
      this.#asked = false;
      await this.#fetch();
    }
    this.#loading = false;
  }

  async #fetch() {
    try {
      const answer = await fetch(this.#page.fragment());
      if (answer.status >= 500) throw new Error("later");
      if (!answer.ok || answer.headers.get("X-Screen") === null) {
        this.#page.gone();
        return;
      }
      const html = await answer.text();
      this.#hear();
      this.#page.show(html);
    } catch {
      this.#page.contact?.(false);
      setTimeout(() => this.load(), AGAIN);
    }
  }

  #follow(told) {
    this.#hear();
    if (isNews(this.#page.shown(), told)) this.load();
  }

  /** Back after a sleep or another network: what is shown may be old in more than the room's number. */
  #arrive() {
    this.#hear();
    if (this.#wasConnected) this.load();
    this.#wasConnected = true;
  }

  #hear() {
    this.#heardAt = performance.now();
    this.#tell(true);
  }

  #listen() {
    if (performance.now() - this.#heardAt > SILENCE) this.#tell(false);
  }

  #tell(heard) {
    if (heard === this.#heard) return;
    this.#heard = heard;
    this.#page.contact?.(heard);
  }
}
