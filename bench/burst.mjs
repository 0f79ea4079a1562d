// Every phone answers at the same instant: how long each waits for its acknowledgement.

import { codeOf } from "./crowd.mjs";
import { spread } from "./spread.mjs";

/**
 * One answer from each of these phones.
 * @param {number} tellAfter call `reached` when so many are acknowledged
 * @returns acknowledged phones, times in ms, what was refused
 */
export async function burst(
  crowd,
  { phones, question, number, wait_ms: wait = 30_000, tell_after: tellAfter },
  reached,
) {
  const who = Array.isArray(phones) ? phones : Array.from({ length: phones }, (_, phone) => phone);
  const frames = who.map((phone) =>
    crowd.sockets[phone]?.prepare("answer", { question, code: codeOf(phone), number }),
  );
  const saved = [];
  const times = [];
  const refused = {};
  await new Promise((resolve) => {
    const late = setTimeout(resolve, wait);
    let left = who.length;
    const heard = (phone, sent, word) => {
      if (word?.ok) {
        saved.push(phone);
        times.push(performance.now() - sent);
      } else {
        const why = word?.code ?? "lost";
        refused[why] = (refused[why] ?? 0) + 1;
      }
      if (saved.length === tellAfter) reached();
      left -= 1;
      if (left === 0) {
        clearTimeout(late);
        resolve();
      }
    };
    who.forEach((phone, at) => {
      const sent = performance.now();
      const socket = crowd.sockets[phone];
      if (socket?.open) {
        socket.send(frames[at], (word) => heard(phone, sent, word));
      } else {
        heard(phone, sent, null);
      }
    });
  });
  return { saved, refused, ...spread(times) };
}
