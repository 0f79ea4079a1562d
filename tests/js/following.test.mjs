import assert from "node:assert/strict";
import { test } from "node:test";
import { isOlder } from "../../static/js/following.mjs";

const last = { epoch: "a", version: 4, revision: 20 };

test("a count of another process that comes late is older than the one that is shown", () => {
  assert.equal(isOlder(last, { epoch: "a", version: 4, revision: 19 }), true);
  assert.equal(isOlder(last, { epoch: "a", version: 3, revision: 20 }), true);
});

test("the first count, a newer one and one of the same revision are shown", () => {
  assert.equal(isOlder(null, last), false);
  assert.equal(isOlder(last, { epoch: "a", version: 4, revision: 21 }), false);
  assert.equal(isOlder(last, { ...last }), false);
});

test("after another epoch everything is new", () => {
  assert.equal(isOlder(last, { epoch: "b", version: 1, revision: 1 }), false);
});
