import assert from "node:assert/strict";
import { test } from "node:test";
import { attempts, isLargeEnough, isWithin, keepApart } from "../../static/js/fitting.mjs";

const box = (top, left, bottom, right) => ({
  top,
  left,
  bottom,
  right,
  width: right - left,
  height: bottom - top,
});

test("everything is said first, then only what has to be, and never larger again", () => {
  const ways = attempts();
  assert.deepEqual(ways[0], { scale: 1, tight: false });
  const firstTight = ways.findIndex(({ tight }) => tight);
  assert.ok(ways.slice(firstTight).every(({ tight }) => tight));
  assert.ok(ways.slice(firstTight + 1).every(({ scale }, at) => scale < ways[firstTight + at].scale));
});

test("a box is in another one, but for what rounding takes", () => {
  const window = box(0, 0, 720, 1280);
  assert.ok(isWithin(box(0, 0, 721, 1280), window));
  assert.ok(!isWithin(box(0, 0, 723, 1280), window));
  assert.ok(!isWithin(box(0, -4, 700, 1280), window));
});

test("parts that lie over each other do not keep apart", () => {
  assert.ok(keepApart([box(0, 0, 100, 10), box(110, 0, 200, 10)]));
  assert.ok(!keepApart([box(0, 0, 100, 10), box(90, 0, 200, 10)]));
});

test("a squeezed picture is not large enough, until the words are as small as it is", () => {
  assert.ok(isLargeEnough(box(0, 0, 500, 1228), 1228, 500, 1, "largest"));
  assert.ok(!isLargeEnough(box(0, 0, 300, 1228), 1228, 500, 1, "normal"));
  assert.ok(isLargeEnough(box(0, 0, 300, 1228), 1228, 500, 0.6, "normal"));
});

test("the larger the size, the nearer a picture comes to the width of its window", () => {
  const squeezed = box(0, 0, 430, 1228);
  assert.ok(isLargeEnough(squeezed, 1228, 500, 1, "normal"));
  assert.ok(!isLargeEnough(squeezed, 1228, 500, 1, "largest"));
});
