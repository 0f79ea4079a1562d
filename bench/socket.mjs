// One Socket.IO 5 connection over WebSocket and nothing else, on a bare socket: much cheaper than any server.

import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { CLOSE, Frames, frame, PING, PONG, TEXT } from "./frames.mjs";

const GIVE_UP = 60_000;

export class Socket {
  #line;
  #frames = new Frames();
  #namespace;
  #acks = 0;
  #waiting = new Map();
  #hear;

  /**
   * @param {{port: number, path: string, cookie?: string}} room
   * @param {string} namespace "/phone"
   * @param {(event: string, message: object) => void} hear
   */
  constructor(room, namespace, hear = () => {}) {
    this.#namespace = namespace;
    this.#hear = hear;
    this.open = false;
    this.whenOpen = new Promise((resolve, reject) => this.#begin(room, resolve, reject));
  }

  /** The frame of an event with the number under which its acknowledgement comes. */
  prepare(event, message) {
    this.#acks += 1;
    return [this.#acks, frame(`42${this.#namespace},${this.#acks}${JSON.stringify([event, message])}`)];
  }

  /** Send a prepared frame; `acknowledged` is called with the server's word, or null when the line breaks. */
  send([number, bytes], acknowledged) {
    this.#waiting.set(number, acknowledged);
    this.#line.write(bytes);
  }

  /** No longer wait for what has been sent. */
  forget() {
    this.#waiting.clear();
  }

  close() {
    this.#line.destroy();
  }

  #begin(room, resolve, reject) {
    this.#line = connect({ port: room.port, host: "127.0.0.1", noDelay: true });
    const late = setTimeout(() => this.#line.destroy(new Error("no way in")), GIVE_UP);
    const settled = (how) => (word) => {
      clearTimeout(late);
      how(word);
    };
    this.#line.on("error", (error) => settled(reject)(error));
    this.#line.on("close", () => {
      settled(reject)(new Error("closed"));
      this.#ended();
    });
    this.#line.write(upgrade(room));
    this.#readHead(settled(resolve), settled(reject));
  }

  #readHead(resolve, reject) {
    let head = Buffer.alloc(0);
    const read = (bytes) => {
      head = Buffer.concat([head, bytes]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      if (!head.subarray(0, 12).equals(Buffer.from("HTTP/1.1 101"))) {
        reject(new Error(head.subarray(0, 12).toString()));
        this.#line.destroy();
        return;
      }
      this.#line.off("data", read);
      const take = (more) => this.#take(more, resolve, reject);
      this.#line.on("data", take);
      take(head.subarray(end + 4));
    };
    this.#line.on("data", read);
  }

  #take(bytes, resolve, reject) {
    for (const [opcode, payload] of this.#frames.take(bytes)) {
      if (opcode === TEXT) {
        this.#read(payload.toString(), resolve, reject);
      } else if (opcode === PING) {
        this.#line.write(frame(payload, PONG));
      } else if (opcode === CLOSE) {
        this.#line.end(frame(payload, CLOSE));
      }
    }
  }

  #read(text, resolve, reject) {
    if (text.startsWith("43")) {
      this.#acknowledge(text.slice(text.indexOf(",") + 1));
    } else if (text.startsWith("42")) {
      this.#hear(...JSON.parse(text.slice(text.indexOf(",") + 1)));
    } else if (text === "2") {
      this.#line.write(frame("3"));
    } else if (text.startsWith("0")) {
      this.#line.write(frame(`40${this.#namespace},`));
    } else if (text.startsWith("40")) {
      this.open = true;
      resolve(this);
    } else if (text.startsWith("44")) {
      reject(new Error(text));
      this.#line.destroy();
    }
  }

  #acknowledge(text) {
    const begins = text.indexOf("[");
    const number = Number(text.slice(0, begins));
    const acknowledged = this.#waiting.get(number);
    this.#waiting.delete(number);
    acknowledged?.(JSON.parse(text.slice(begins))[0]);
  }

  #ended() {
    this.open = false;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const acknowledged of waiting) {
      acknowledged(null);
    }
  }
}

function upgrade({ port, path, cookie }) {
  return [
    `GET ${path}/socket/?EIO=4&transport=websocket HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    `Origin: http://127.0.0.1:${port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    "\r\n",
  ].join("\r\n");
}
