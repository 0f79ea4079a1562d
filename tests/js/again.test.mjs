import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Storage } from "./browser.mjs";

globalThis.document = { querySelector: () => null };
const { joined, takeOver } = await import("../../static/js/again.mjs");

const BASE = "/KDM4R7";
const kept = () =>
  Object.fromEntries(
    Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at)).map((name) => [
      name,
      JSON.parse(localStorage.getItem(name)),
    ]),
  );

beforeEach(() => {
  globalThis.localStorage = new Storage();
});

test("what the former participant had not sent is the new one's, and nothing else is touched", () => {
  const answers = { 7: { question: 7, code: "3", number: 2 } };
  localStorage.setItem(`${BASE}/0123456789ab`, JSON.stringify(answers));
  localStorage.setItem(`${BASE}/0123456789ab/comments`, '[{"key":"k","text":"Mörkt"}]');
  localStorage.setItem("/OTHER2/0123456789ab", "{}");
  takeOver(BASE, "ba9876543210");
  assert.deepEqual(kept(), {
    [`${BASE}/ba9876543210`]: answers,
    [`${BASE}/ba9876543210/comments`]: [{ key: "k", text: "Mörkt" }],
    "/OTHER2/0123456789ab": {},
  });
  takeOver(BASE, "ba9876543210");
  assert.equal(localStorage.length, 3);
});

test("what has been given since wins, and comments are all kept", () => {
  assert.deepEqual(joined({ 7: "old", 8: "old" }, { 7: "new" }), { 7: "new", 8: "old" });
  assert.deepEqual(joined(["first"], ["second"]), ["first", "second"]);
  assert.deepEqual(joined(["first"], null), ["first"]);
});

test("a private window without storage does no harm", () => {
  globalThis.localStorage = new Storage({ broken: true });
  assert.doesNotThrow(() => takeOver(BASE, "ba9876543210"));
});
