import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { addToDraft } from "../../static/js/draft.mjs";
import { Outbox, verdict } from "../../static/js/outbox.mjs";
import { beginningOf, goesOn } from "../../static/js/stops.mjs";
import { Storage } from "./browser.mjs";

const KEY = "/KDM4R7/abc/comments";
const settled = () => new Promise((resolve) => setImmediate(resolve));

let network;
let posted;

beforeEach(() => {
  globalThis.localStorage = new Storage();
  network = () => ({ status: 200, json: async () => ({ ok: true }) });
  posted = [];
  globalThis.fetch = async (url, { body }) => {
    posted.push([url, body.get("text")]);
    return network(body);
  };
});

function started() {
  const told = [];
  const outbox = new Outbox(KEY, "/KDM4R7/comment");
  for (const name of ["stored", "waiting", "refused"]) {
    outbox.addEventListener(name, ({ detail }) => told.push([name, detail.comment?.text]));
  }
  return { outbox, told };
}

const SCREENS = [
  { name: "11", stop: "1", answered: true },
  { name: "12", stop: "1", answered: false },
  { name: "stop-1", stop: "1", rest: "" },
  { name: "21", stop: "2", answered: true },
  { name: "22", stop: "2", answered: true },
  { name: "stop-2", stop: "2", rest: "" },
];

test("a phone goes on only from where it rests, and only forwards", () => {
  const rest = { rest: "", stop: "2" };
  assert.equal(goesOn(rest, "3"), true);
  assert.equal(goesOn(rest, "2"), false);
  assert.equal(goesOn(rest, "1"), false);
  assert.equal(goesOn({ stop: "2" }, "3"), false, "a question is being answered");
  assert.equal(goesOn(undefined, "3"), false);
  assert.equal(goesOn(rest, undefined), false, "the walk is over");
});

test("a phone thanked for a comment goes on if it rested before, never while it writes", () => {
  const rest = { rest: "", stop: "2" };
  assert.equal(goesOn({ name: "commented" }, "3", rest), true);
  assert.equal(goesOn({ name: "commented" }, "2", rest), false);
  assert.equal(goesOn({ name: "commented" }, "3", { stop: "2" }), false, "its question is not answered yet");
  assert.equal(goesOn({ name: "commented" }, "3", undefined), false);
  assert.equal(goesOn({ name: "comment" }, "3", rest), false);
});

test("a stop begins with its first question that has no answer, else with its last screen", () => {
  assert.equal(beginningOf(SCREENS, "1"), "12");
  assert.equal(beginningOf(SCREENS, 2), "stop-2");
  assert.equal(beginningOf(SCREENS, "7"), undefined);
});

test("a comment is refused only by the server's own word, and kept while it waits, pauses or is busy", () => {
  assert.equal(verdict(200, { ok: true }), "stored");
  assert.equal(verdict(422, { ok: false, sentence: "Texten är för lång." }), "refused");
  assert.equal(verdict(410, { ok: false, code: "gone" }), "refused");
  assert.equal(verdict(409, { ok: false, code: "anew" }), "refused", "it was written in a rehearsal");
  for (const [status, told] of [
    [0, null],
    [200, null],
    [502, { ok: false }],
    [409, { ok: false, code: "paused" }],
    [429, { ok: false, code: "too-many" }],
  ]) {
    assert.equal(verdict(status, told), "keep", String(status));
  }
});

test("comments written without network lie in the storage and are sent once each, in their order", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  network = () => {
    throw new TypeError("Failed to fetch");
  };
  const { outbox, told } = started();
  outbox.put({ key: "a", text: "Ljuset" });
  await settled();
  outbox.put({ key: "b", text: "Bänken" });
  await settled();
  assert.equal(outbox.stuck, true);
  assert.deepEqual(
    JSON.parse(localStorage.getItem(KEY)).map((one) => one.text),
    ["Ljuset", "Bänken"],
  );
  network = () => ({ status: 200, json: async () => ({ ok: true }) });
  posted = [];
  mock.timers.tick(4000);
  await settled();
  await settled();
  assert.deepEqual(
    posted.map(([, text]) => text),
    ["Ljuset", "Bänken"],
  );
  assert.deepEqual(told.slice(-2), [
    ["stored", "Ljuset"],
    ["stored", "Bänken"],
  ]);
  assert.equal(localStorage.length, 0);
  assert.equal(outbox.stuck, false);
  mock.timers.reset();
});

test("a refused comment is handed back and does not hold up the next", async () => {
  network = (body) =>
    body.get("text") === "Lång"
      ? { status: 422, json: async () => ({ ok: false, sentence: "Texten är för lång." }) }
      : { status: 200, json: async () => ({ ok: true }) };
  const { outbox, told } = started();
  outbox.put({ key: "a", text: "Lång" });
  outbox.put({ key: "b", text: "Kort" });
  await settled();
  await settled();
  assert.deepEqual(told, [
    ["refused", "Lång"],
    ["stored", "Kort"],
  ]);
  assert.equal(outbox.waiting().length, 0);
});

test("a phone without storage keeps its comments in the page", async () => {
  globalThis.localStorage = new Storage({ broken: true });
  mock.timers.enable({ apis: ["setTimeout"] });
  network = () => {
    throw new TypeError("Failed to fetch");
  };
  const { outbox } = started();
  outbox.put({ key: "a", text: "Ljuset" });
  await settled();
  assert.deepEqual(
    outbox.waiting().map((one) => one.text),
    ["Ljuset"],
  );
  mock.timers.reset();
});

test("refused words wait in the draft, before what has been typed since", () => {
  addToDraft("draft", { key: "a", text: "Ljuset", place: "3" });
  assert.deepEqual(JSON.parse(localStorage.getItem("draft")), { key: "a", text: "Ljuset", place: "3" });
  addToDraft("draft", { key: "b", text: "Bänken", place: "4" });
  assert.equal(JSON.parse(localStorage.getItem("draft")).text, "Bänken\n\nLjuset");
});
