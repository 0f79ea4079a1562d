import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Connection, fetchWithin, isNews } from "../../static/js/connection.mjs";

const shown = { epoch: "a", version: "9" };
let open = null;

afterEach(() => open?.close());

/** A connection in a network that lets no socket through; `answer` is what its fetches get. */
function connected(answer) {
  const asked = [];
  const heard = [];
  globalThis.location = new URL("http://hall.test/KDM4R7");
  globalThis.fetch = async (url, options) => {
    asked.push([options.method ?? "GET", url, options.body]);
    return answer(url);
  };
  const names = ["state", "progress", "connected", "reached", "lost", "gone"];
  const listeners = Object.fromEntries(names.map((name) => [name, (news) => heard.push([name, news])]));
  open = new Connection("/KDM4R7", "phone", listeners);
  return { connection: open, asked, heard };
}

test("a higher version is news, also from nine to ten; an older one is not", () => {
  assert.equal(isNews(shown, { epoch: "a", version: 10 }), true);
  assert.equal(isNews(shown, { epoch: "a", version: 9 }), false);
  assert.equal(isNews(shown, { epoch: "a", version: 8 }), false);
});

test("another epoch is always news: the database has been restored", () => {
  assert.equal(isNews(shown, { epoch: "b", version: 1 }), true);
});

test("without a socket an answer goes through the door below the page", async () => {
  const stored = { ok: true, question: 7, code: "3", number: 1 };
  const { connection, asked } = connected(() => Response.json(stored));
  assert.deepEqual(await connection.deliver("answer", "answers", { question: 7 }), stored);
  assert.deepEqual(asked, [["POST", "/KDM4R7/answers", '{"question":7}']]);
});

test("a look tells the state and that the server is there", async () => {
  const { connection, heard } = connected(() => Response.json({ epoch: "a", version: 3 }));
  await connection.look();
  assert.deepEqual(
    heard.map(([name]) => name),
    ["state", "progress", "reached"],
  );
  assert.equal(heard[0][1].version, 3);
});

test("a page that is gone is told apart from a network that is", async () => {
  const { connection, heard } = connected(() => new Response("", { status: 404 }));
  await connection.look();
  globalThis.fetch = () => Promise.reject(new TypeError("offline"));
  await connection.look();
  globalThis.fetch = async () => new Response("", { status: 502 });
  await connection.look();
  assert.deepEqual(
    heard.map(([name]) => name),
    ["gone", "lost"],
  );
});

test("a network that says nothing is given up", async () => {
  globalThis.fetch = (_url, { signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  await assert.rejects(fetchWithin(10, "/KDM4R7/state"), { name: "AbortError" });
});
