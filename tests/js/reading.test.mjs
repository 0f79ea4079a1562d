import assert from "node:assert/strict";
import { mock, test } from "node:test";

import Reading from "../../static/js/controllers/reading.mjs";

/** The card of an open comment, and how often its page has asked to keep it. */
function opened() {
  const asked = { times: 0 };
  globalThis.document = Object.assign(new EventTarget(), { hidden: false, querySelectorAll: () => [] });
  const page = new EventTarget();
  globalThis.addEventListener = page.addEventListener.bind(page);
  Object.defineProperty(globalThis, "navigator", { value: { sendBeacon() {} }, configurable: true });
  globalThis.fetch = async () => {
    asked.times += 1;
    return { status: 200, json: async () => ({}) };
  };
  const parts = { "[name=csrf_token]": { value: "t" }, "[data-overtaken]": { hidden: true } };
  const card = { dataset: { hold: "/hold" }, querySelector: (selector) => parts[selector] };
  return { asked, page, reading: new Reading(card) };
}

test("a card is kept while somebody is there, and given back by a page that was left open", () => {
  mock.timers.enable({ apis: ["setInterval", "Date"] });
  const { asked, page, reading } = opened();
  reading.connect();
  mock.timers.tick(60_000);
  assert.equal(asked.times, 3);
  page.dispatchEvent(new Event("keydown"));
  mock.timers.tick(5 * 60_000);
  assert.equal(asked.times, 18);
  mock.timers.tick(10 * 60_000);
  assert.equal(asked.times, 18);
  page.dispatchEvent(new Event("pointermove"));
  assert.equal(asked.times, 19);
  page.dispatchEvent(new Event("pointermove"));
  mock.timers.tick(20_000);
  assert.equal(asked.times, 20);
  reading.disconnect();
  mock.timers.reset();
});
