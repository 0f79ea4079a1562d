import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import Awake from "../../static/js/controllers/awake.mjs";

let asked;

/** A browser whose page is looked at, or lies behind another one. */
function browser({ hidden = false, lets = true } = {}) {
  asked = { times: 0, released: 0 };
  const page = new EventTarget();
  page.hidden = hidden;
  globalThis.document = page;
  const wakeLock = {
    async request() {
      asked.times += 1;
      if (!lets) throw new DOMException("no", "NotAllowedError");
      return { release: () => (asked.released += 1) };
    },
  };
  Object.defineProperty(globalThis, "navigator", { value: { wakeLock }, configurable: true });
  return page;
}

const soon = () => new Promise((done) => setTimeout(done));

beforeEach(() => browser());

test("the screen is kept lit, again after the page has been away, and let go at the end", async () => {
  const page = browser();
  const awake = new Awake();
  awake.connect();
  await soon();
  assert.equal(asked.times, 1);
  page.dispatchEvent(new Event("visibilitychange"));
  await soon();
  assert.equal(asked.times, 2);
  awake.disconnect();
  assert.equal(asked.released, 1);
  page.dispatchEvent(new Event("visibilitychange"));
  await soon();
  assert.equal(asked.times, 2);
});

test("a page that nobody looks at, or a browser that refuses, disturbs nothing", async () => {
  browser({ hidden: true });
  new Awake().connect();
  await soon();
  assert.equal(asked.times, 0);
  browser({ lets: false });
  new Awake().connect();
  await soon();
  assert.equal(asked.times, 1);
});

test("over plain http there is nothing to ask", () => {
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  const awake = new Awake();
  awake.connect();
  awake.disconnect();
  assert.equal(asked.times, 0);
});
