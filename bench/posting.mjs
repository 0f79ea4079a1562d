// Answers by the plain form, as phones without scripts or sockets send them.

import { codeOf } from "./crowd.mjs";
import { ask, lines } from "./requests.mjs";

/**
 * Post one answer after another over a number of lines, for so many seconds.
 * @param {{phones: number, questions: number[], seconds: number, lines: number}} order
 */
export async function post(crowd, { phones, questions, seconds, lines: most }) {
  const agent = lines(most);
  const from = performance.now();
  const refused = {};
  let begun = 0;
  let saved = 0;
  const postOne = async () => {
    const at = begun;
    begun += 1;
    const phone = at % phones;
    const question = questions[Math.floor(at / phones) % questions.length];
    const number = crowd.nextNumber();
    const form = { [`code-${question}`]: codeOf(phone), [`number-${question}`]: number };
    const answer = await ask(crowd.port, agent, "POST", `${crowd.path}/answers`, {
      cookie: crowd.cookies[phone],
      form,
    });
    if (answer.status === 303) {
      saved += 1;
      crowd.note(phone, question, number);
    } else {
      refused[answer.status] = (refused[answer.status] ?? 0) + 1;
    }
  };
  const keepPosting = async () => {
    while (performance.now() - from < seconds * 1000) {
      await postOne();
    }
  };
  await Promise.all(Array.from({ length: most }, keepPosting));
  agent.destroy();
  return { saved, refused, per_second: (saved * 1000) / (performance.now() - from) };
}
