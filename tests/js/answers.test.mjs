import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Answers, lineOf, verdict } from "../../static/js/answers.mjs";
import { Storage } from "./browser.mjs";

const KEY = "/KDM4R7/abc";
const item = { question: 7, code: "3", number: 2, fresh: true };
const ok = (answer) => ({ ok: true, ...answer });
const settled = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  globalThis.localStorage = new Storage();
});

/** Answers with a list of what was sent and told; `reply` is the server. */
function started(reply, key = KEY) {
  const sent = [];
  const told = [];
  const answers = new Answers(key, async (one) => {
    sent.push(one);
    return reply(one);
  });
  for (const name of ["sending", "stored", "waiting", "refused"]) {
    answers.addEventListener(name, ({ detail }) => told.push([name, detail.code]));
  }
  return { answers, sent, told };
}

test("what the server has stored as it was sent is stored", () => {
  assert.equal(verdict(item, ok({ question: 7, code: "3", number: 2 })), "stored");
});

test("a choice made here wins over another tab's, one from before a reload does not", () => {
  const newer = ok({ question: 7, code: "1", number: 5 });
  assert.equal(verdict(item, newer), "again");
  assert.equal(verdict({ ...item, fresh: false }, newer), "older");
});

test("a refusal is final only when the server has refused: not when it is busy, broken or silent", () => {
  for (const code of ["closed", "unknown", "invalid", "gone"]) {
    assert.equal(verdict(item, { ok: false, code }), "refused", code);
  }
  for (const code of ["busy", "error", "http-500", "http-503", "too-many"]) {
    assert.equal(verdict(item, { ok: false, code }), "keep", code);
  }
  assert.equal(verdict(item, undefined), "keep");
});

test("the line says saved only when everything on the screen is stored", () => {
  assert.equal(lineOf([""], false, false), "");
  assert.equal(lineOf(["3"], false, false), "saved");
  assert.equal(lineOf(["-"], false, false), "");
  assert.equal(lineOf(["4", ""], true, false), "sending");
  assert.equal(lineOf(["4", "2"], true, true), "waiting");
});

test("an answer stays in the storage until the server has said that it is stored", async () => {
  let arrive;
  const { answers, told } = started((one) => new Promise((resolve) => (arrive = () => resolve(ok(one)))));
  answers.choose(7, "3", 0);
  await settled();
  assert.deepEqual(JSON.parse(localStorage.getItem(KEY)), { 7: { question: 7, code: "3", number: 1 } });
  arrive();
  await settled();
  assert.equal(localStorage.getItem(KEY), null);
  assert.deepEqual(told, [
    ["sending", undefined],
    ["stored", "3"],
  ]);
});

test("every change carries a higher number, and only the last of them is stored", async () => {
  const { answers, sent } = started((one) => ok(one));
  answers.choose(7, "3", 4);
  answers.choose(7, "1", 4);
  await settled();
  assert.deepEqual(
    sent.map(({ code, number }) => [code, number]),
    [
      ["3", 5],
      ["1", 6],
    ],
  );
  assert.deepEqual(answers.pending(), {});
});

test("without a network the answer waits, and goes out when the way is open again", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let open = false;
  const { answers, sent, told } = started((one) => {
    if (!open) throw new Error("offline");
    return ok(one);
  });
  answers.choose(7, "U", 0);
  await settled();
  assert.equal(answers.pending()[7].code, "U");
  assert.deepEqual(told.at(-1), ["waiting", undefined]);
  open = true;
  mock.timers.tick(500);
  await settled();
  assert.deepEqual(told.at(-1), ["stored", "U"]);
  assert.equal(sent.length, 2);
  mock.timers.reset();
});

test("a server that breaks keeps the answer in the phone", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { answers, told } = started(() => ({ ok: false, code: "http-500", sentence: "Något gick fel" }));
  answers.choose(7, "4", 0);
  await settled();
  assert.equal(answers.pending()[7].code, "4");
  assert.deepEqual(told.at(-1), ["waiting", undefined]);
  mock.timers.reset();
});

test("what a reload left behind is sent, and gives way to what is stored", async () => {
  localStorage.setItem(KEY, JSON.stringify({ 7: { question: 7, code: "4", number: 1 } }));
  const { answers, sent, told } = started(() => ok({ question: 7, code: "2", number: 3 }));
  await answers.flush();
  assert.equal(sent.length, 1);
  assert.deepEqual(told, [["stored", "2"]]);
  assert.equal(localStorage.getItem(KEY), null);
});

test("a choice made here that another tab overtook is sent again as the newer one", async () => {
  const { answers, sent, told } = started((one) =>
    one.number > 5 ? ok(one) : ok({ ...one, code: "1", number: 5 }),
  );
  answers.choose(7, "4", 0);
  await settled();
  assert.deepEqual(
    sent.map((one) => one.number),
    [1, 6],
  );
  assert.deepEqual(told.at(-1), ["stored", "4"]);
});

test("a refused answer is taken away and told with its sentence", async () => {
  const { answers } = started(() => ({ ok: false, code: "closed", sentence: "Frågan är stängd." }));
  const refused = new Promise((resolve) => answers.addEventListener("refused", resolve));
  answers.choose(7, "4", 0);
  assert.equal((await refused).detail.sentence, "Frågan är stängd.");
  assert.deepEqual(answers.pending(), {});
});

test("a phone without storage answers too, and keeps what waits in the page", async () => {
  globalThis.localStorage = new Storage({ broken: true });
  const { answers, told } = started((one) => ok(one));
  answers.choose(7, "4", 0);
  assert.equal(answers.pending()[7].code, "4");
  await settled();
  assert.deepEqual(told.at(-1), ["stored", "4"]);
  assert.deepEqual(answers.pending(), {});
});
