// The phones of a hall: who has joined, who is connected, and all of them answering at the same instant.

import { createHash } from "node:crypto";
import { ask, given, lines } from "./requests.mjs";
import { Socket } from "./socket.mjs";

const AT_ONCE = 40;
const AGAIN = 1000;
const CODES = ["4", "3", "2", "1"];

/** Which code a phone answers: so that it can be seen afterwards whether the right one was stored. */
export const codeOf = (phone) => CODES[phone % CODES.length];

/** Do it for each, so many at a time. */
export async function inTurns(things, act, most = AT_ONCE) {
  const left = things.values();
  const turn = async () => {
    for (const thing of left) {
      await act(thing);
    }
  };
  await Promise.all(Array.from({ length: most }, turn));
}

export class Crowd {
  /** Sockets and cookies by the phone's number, from 0. */
  sockets = [];
  cookies = [];
  /** What the server has said is stored: by phone and question, the highest number. */
  saved = new Map();
  #number = 1000;

  /** @param {{port: number, ports?: number[], path: string, namespace?: string}} room several ports: one process
   *   behind each, and the phones go to them in turn */
  constructor({ port, ports = [port], path, namespace = "/phone" }) {
    this.port = port;
    this.ports = ports;
    this.path = path;
    this.namespace = namespace;
  }

  /** Join by the form until there are so many. A door that is full is tried again. */
  async join(people) {
    const agent = lines(AT_ONCE);
    const turnedAway = { times: 0 };
    const missing = Array.from({ length: people }, (_, phone) => phone).slice(this.cookies.length);
    await inTurns(missing, (phone) => this.#joinOne(phone, agent, turnedAway));
    agent.destroy();
    return { joined: this.cookies.length, turned_away: turnedAway.times };
  }

  portOf(phone) {
    return this.ports[phone % this.ports.length];
  }

  async #joinOne(phone, agent, turnedAway) {
    for (;;) {
      const answer = await ask(this.portOf(phone), agent, "POST", this.path, { form: {} });
      const cookie = given(answer, "participant");
      if (cookie) {
        this.cookies[phone] = cookie;
        return;
      }
      if (answer.status !== 429) {
        throw new Error(`joining was answered with ${answer.status}`);
      }
      turnedAway.times += 1;
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }

  /** Open the sockets of the first so many phones that have none. */
  async connect(people) {
    const from = performance.now();
    const errors = {};
    const missing = Array.from({ length: people }, (_, phone) => phone).filter((one) => !this.#open(one));
    await inTurns(missing, async (phone) => {
      const room = { port: this.portOf(phone), path: this.path, cookie: this.cookies[phone] };
      try {
        this.sockets[phone] = await new Socket(room, this.namespace).whenOpen;
      } catch (error) {
        errors[error.message] = (errors[error.message] ?? 0) + 1;
      }
    });
    return { connected: this.connected, errors, took_ms: performance.now() - from };
  }

  /** One more answer of this phone, under a number that is higher than every one before. */
  answer(phone, question, code, acknowledged) {
    const number = this.nextNumber();
    const socket = this.sockets[phone];
    socket.send(socket.prepare("answer", { question, code, number }), (word) => {
      if (word?.ok) {
        this.note(phone, question, word.number);
      }
      acknowledged(word);
    });
  }

  nextNumber() {
    this.#number += 1;
    return this.#number;
  }

  /** The server has said that this is stored; an older answer may be told of later. */
  note(phone, question, number) {
    const key = `${phone}:${question}`;
    this.saved.set(key, Math.max(number, this.saved.get(key) ?? 0));
  }

  disconnect() {
    for (const socket of this.sockets) {
      socket?.close();
    }
    this.sockets = [];
    return { connected: 0 };
  }

  /** The names by which the server knows the phones: the fingerprints of their cookies. */
  identities() {
    return this.cookies.map((cookie) => fingerprint(cookie.slice(cookie.indexOf("=") + 1)));
  }

  get connected() {
    return this.sockets.filter((one) => one?.open).length;
  }

  #open(phone) {
    return Boolean(this.sockets[phone]?.open);
  }
}

const fingerprint = (token) => createHash("sha256").update(token).digest("hex");
