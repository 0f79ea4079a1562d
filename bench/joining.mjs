// Phones come in as from the QR code: page, assets, joining, the first question, socket.

import { gunzipSync } from "node:zlib";
import { ask, given, lines } from "./requests.mjs";
import { Socket } from "./socket.mjs";
import { spread } from "./spread.mjs";

/**
 * Let so many phones come, evenly over a while. A phone that meets any error, or is not there in time, is one.
 * @param {{people: number, over_ms: number, within_ms: number, assets: string[][]}} order assets of the page
 *   before joining, and of the one after it, as a browser asks for them
 */
export async function comeIn(crowd, { people, over_ms: over, within_ms: within, assets }) {
  const from = performance.now();
  const times = [];
  const errors = {};
  const come = async (phone) => {
    await new Promise((resolve) => setTimeout(resolve, (phone * over) / people));
    const came = performance.now();
    try {
      await visit(crowd, phone, assets);
      if (performance.now() - from > within) throw new Error("too late");
      times.push(performance.now() - came);
    } catch (error) {
      errors[error.message] = (errors[error.message] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: people }, (_, phone) => come(phone)));
  return { errors, ...spread(times) };
}

async function visit(crowd, phone, [before, after]) {
  const agent = lines();
  const { port, path } = crowd;
  try {
    wellAnswered(await ask(port, agent, "GET", path));
    await fetchAll(port, agent, before);
    const page = wellAnswered(await ask(port, agent, "POST", path, { form: { lang: "sv" } }));
    if (!text(page).includes('data-state="asking"')) throw new Error("no question");
    crowd.cookies[phone] = given(page, "participant");
    await fetchAll(port, agent, after);
    crowd.sockets[phone] = await new Socket({ port, path, cookie: crowd.cookies[phone] }, "/phone").whenOpen;
  } finally {
    agent.destroy();
  }
}

async function fetchAll(port, agent, paths) {
  const answers = await Promise.all(paths.map((path) => ask(port, agent, "GET", path, { accept: "*/*" })));
  answers.forEach(wellAnswered);
}

function wellAnswered(answer) {
  if (answer.status !== 200) throw new Error(`answered with ${answer.status}`);
  return answer;
}

function text({ headers, body }) {
  return (headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString();
}
