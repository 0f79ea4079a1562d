// Answers at an even rate, whether the server keeps up or not: each is due at a moment, and its time counts from there.

import { codeOf } from "./crowd.mjs";
import { spread } from "./spread.mjs";

const DRAIN = 15_000;

/**
 * Let the connected phones answer in turn, for so many seconds.
 * @param {{phones: number, questions: number[], per_second: number, seconds: number}} order
 * @returns what was sent, saved and refused, and the times in ms from when each was due
 */
export async function sustain(crowd, { phones, questions, per_second: rate, seconds }) {
  const all = Math.round(rate * seconds);
  const times = [];
  const refused = {};
  const from = performance.now();
  const send = (at) => {
    const phone = at % phones;
    const question = questions[Math.floor(at / phones) % questions.length];
    crowd.answer(phone, question, codeOf(phone), (word) => {
      if (word?.ok) {
        times.push(performance.now() - from - (at * 1000) / rate);
      } else {
        const why = word?.code ?? "lost";
        refused[why] = (refused[why] ?? 0) + 1;
      }
    });
  };
  let behind = 0;
  for (let sent = 0; sent < all; await soon()) {
    const due = Math.min(all, Math.floor(((performance.now() - from) * rate) / 1000));
    behind = Math.max(behind, due - sent);
    while (sent < due) {
      send(sent);
      sent += 1;
    }
  }
  const settled = () => times.length + Object.values(refused).reduce((sum, one) => sum + one, 0);
  for (const until = performance.now() + DRAIN; settled() < all && performance.now() < until; ) {
    await soon();
  }
  return { sent: all, saved: times.length, refused, most_at_once: behind, ...spread(times) };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 1));
