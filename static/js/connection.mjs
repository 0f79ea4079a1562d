// The way to the server: the only file that knows Socket.IO. Where a network blocks WebSockets it
// asks for the state every few seconds instead: slower, never broken.

const POLL_EVERY = 4000;
const ACK_WITHIN = 6000;
const OPEN_WITHIN = 5000;
// The server says something every five seconds: a line that is silent for longer is dead, and may not know it.
const SILENCE = 12_000;

/**
 * Whether a state of the room is another than the one shown: a new epoch always is, else the higher version. A
 * projector is told its look too, where it has to ask.
 */
export function isNews(shown, told) {
  if (told.look !== undefined && told.look !== shown.look) return true;
  return told.epoch !== shown.epoch || Number(told.version) > Number(shown.version);
}

/** Fetch, and give up after so many milliseconds: a dead network says nothing by itself for minutes. */
export async function fetchWithin(milliseconds, url, options = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), milliseconds);
  try {
    return await fetch(url, { ...options, signal: stop.signal });
  } finally {
    clearTimeout(timer);
  }
}

export class Connection {
  #socket = null;
  #poll = null;
  #watch = null;
  #closed = false;
  #listeners;
  #base;

  /**
   * @param {string} base address of the room, "/KDM4R7" or "/control/3"
   * @param {string} audience "phone", "control" or "screen"
   * @param {{state?: Function, progress?: Function, connected?: Function, lost?: Function}} listeners
   */
  constructor(base, audience, listeners) {
    this.#base = base;
    this.#listeners = listeners;
    this.#open(audience);
    this.#startPolling();
  }

  get connected() {
    return Boolean(this.#socket?.connected);
  }

  /**
   * Hand something over and wait for the server's word: over the open socket, else by a post to `door` below the
   * page. Rejects when neither way is open or no word comes in time.
   */
  async deliver(event, door, payload) {
    if (this.connected) {
      try {
        return await this.#socket.timeout(ACK_WITHIN).emitWithAck(event, payload);
      } catch {
        // After a sleep a socket may look open for a while; what is handed over may come twice.
      }
    }
    const answer = await fetchWithin(ACK_WITHIN, `${this.#base}/${door}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(payload),
    });
    return answer.json();
  }

  close() {
    this.#closed = true;
    clearInterval(this.#poll);
    clearTimeout(this.#watch);
    this.#socket?.close();
  }

  async #open(audience) {
    const { io } = await import("../vendor/socket.io.esm.min.js");
    if (this.#closed) return;
    const socket = io(`/${audience}`, {
      path: `${this.#base}/socket`,
      transports: ["websocket"],
      reconnectionDelay: 500,
      reconnectionDelayMax: 2500,
      timeout: OPEN_WITHIN,
    });
    this.#socket = socket;
    socket.onAny((event, told) => {
      this.#hear();
      this.#tell(event === "stage" || event === "beat" ? "state" : event, told);
    });
    socket.on("connect", () => {
      clearInterval(this.#poll);
      this.#poll = null;
      this.#hear();
      this.#tell("connected");
    });
    // Whoever has no right is told so by the state; a server that was not well at the door is asked again.
    socket.on("connect_error", (error) => {
      if (error.message !== "error") return;
      setTimeout(() => this.#closed || socket.connect(), POLL_EVERY * Math.random());
    });
    socket.on("disconnect", (reason) => {
      if (this.#closed) return;
      clearTimeout(this.#watch);
      this.#startPolling();
      this.#tell("lost");
      // The dialogue has closed, a right is lost or a projector is paired: the page shows which, and asks once more.
      if (reason !== "io server disconnect") return;
      this.look().then(() => this.#closed || socket.connect());
    });
  }

  #hear() {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#socket.io.engine?.close(), SILENCE);
  }

  #startPolling() {
    this.#poll = this.#poll ?? setInterval(() => this.look(), POLL_EVERY);
  }

  /** Ask where the room is, as after a sleep or where no message can come. */
  async look() {
    try {
      const answer = await fetchWithin(ACK_WITHIN, `${this.#base}/state`, {
        headers: { Accept: "application/json" },
      });
      if (answer.ok) {
        const state = await answer.json();
        this.#tell("state", state);
        this.#tell("progress", state);
        this.#tell("reached");
      } else if ([403, 404, 410].includes(answer.status)) {
        this.#tell("gone");
      }
    } catch {
      this.#tell("lost");
    }
  }

  #tell(listener, news) {
    this.#listeners[listener]?.(news);
  }
}
