// From an answer's acknowledgement to the projector's message that counts it.

import { codeOf } from "./crowd.mjs";
import { Socket } from "./socket.mjs";
import { spread } from "./spread.mjs";

const PATIENCE = 5000;

export class Projector {
  #heard = [];
  #socket;

  /** @param {{port: number, path: string, cookie: string}} window */
  constructor(window) {
    this.#socket = new Socket(window, "/screen", (event, { done }) => {
      if (event === "progress") this.#heard.push({ at: performance.now(), done });
    });
  }

  async open() {
    await this.#socket.whenOpen;
    return {};
  }

  /**
   * Let these phones give their last answer, one after another; each makes one more who is done.
   * @param {{from: number, to: number, question: number, per_second: number}} order `from` are done before
   */
  async follow(crowd, { from, to, question, per_second: rate }) {
    const saved = [];
    const heard = (word) => word?.ok && saved.push(performance.now());
    for (let phone = from; phone < to; phone += 1) {
      crowd.answer(phone, question, codeOf(phone), heard);
      await wait(1000 / rate);
    }
    for (const until = performance.now() + PATIENCE; this.#told < to && performance.now() < until; ) {
      await wait(5);
    }
    return { missing: to - from - saved.length, ...spread(delays(saved, this.#heard, from)) };
  }

  get #told() {
    return this.#heard.at(-1)?.done ?? 0;
  }
}

/**
 * One writer stores answers in the order in which they are acknowledged, and those of one transaction appear together:
 * so the answer that was acknowledged as number n is counted by the first message with n who are done.
 * @param {number[]} saved when each answer was acknowledged, in order
 * @param {{at: number, done: number}[]} heard the projector's messages
 * @param {number} before how many were done before the first of these answers
 */
export function delays(saved, heard, before) {
  return saved.map((at, nth) => {
    const counts = heard.find(({ done }) => done >= before + nth + 1);
    return counts ? Math.max(0, counts.at - at) : PATIENCE;
  });
}

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
