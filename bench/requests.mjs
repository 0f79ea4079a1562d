// Plain requests as a phone's browser makes them: connections that stay open, compressed answers, one cookie.

import { Agent, request } from "node:http";

const PATIENCE = 20_000;

/** The connections of one browser: six at most, as browsers have. */
export function lines(most = 6) {
  return new Agent({ keepAlive: true, maxSockets: most });
}

/**
 * Ask and take in the whole answer.
 * @returns {Promise<{status: number, headers: object, body: Buffer}>}
 */
export function ask(port, agent, method, path, { cookie, form, accept = "text/html" } = {}) {
  const body = form === undefined ? undefined : new URLSearchParams(form).toString();
  const headers = {
    Accept: accept,
    "Accept-Encoding": "gzip",
    "Accept-Language": "sv",
    ...(cookie && { Cookie: cookie }),
    ...(method === "POST" && {
      Origin: `http://127.0.0.1:${port}`,
      "Content-Length": Buffer.byteLength(body ?? ""),
    }),
    ...(body !== undefined && { "Content-Type": "application/x-www-form-urlencoded" }),
  };
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, agent, method, path, headers }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }),
      );
      answer.on("error", reject);
    });
    asked.setTimeout(PATIENCE, () => asked.destroy(new Error("no answer")));
    asked.on("error", reject);
    asked.end(body);
  });
}

/** The cookie of this name that an answer gives, as "name=value"; undefined when it gives none. */
export function given(answer, name) {
  const all = answer.headers["set-cookie"] ?? [];
  return all.find((one) => one.startsWith(`${name}=`))?.split(";")[0];
}
