import assert from "node:assert/strict";
import { test } from "node:test";
import { hasCome, mayRing, PAUSE } from "../../static/js/chime.mjs";

const news = (waiting, decided) => ({ comments_waiting: waiting, comments_decided: decided });

test("a new comment to read is heard", () => {
  assert.equal(hasCome(news(0, 0), news(1, 0)), true);
  assert.equal(hasCome(news(3, 2), news(4, 2)), true);
});

test("what was there when the page was opened is not", () => {
  assert.equal(hasCome(null, news(5, 0)), false);
});

test("deciding, undoing and what arrives hidden are silent", () => {
  assert.equal(hasCome(news(3, 2), news(2, 3)), false);
  assert.equal(hasCome(news(2, 3), news(3, 2)), false);
  assert.equal(hasCome(news(2, 3), news(2, 4)), false);
});

test("it sounds at most once in ten seconds", () => {
  assert.equal(PAUSE, 10_000);
  assert.equal(mayRing(0, null), true);
  assert.equal(mayRing(9_999, 0), false);
  assert.equal(mayRing(10_000, 0), true);
});
