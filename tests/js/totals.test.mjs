import assert from "node:assert/strict";
import { test } from "node:test";
import { following, sumOf } from "../../static/js/controllers/totals.mjs";

test("a row comes to what its numbers do, whatever else stands in it", () => {
  assert.equal(sumOf(["6", " 3 ", "", "två", "1"]), 10);
  assert.equal(sumOf([]), 0);
});

test("Enter goes on along the row and then to the next", () => {
  assert.deepEqual(following([6, 6], [0, 0], "Enter"), [0, 1]);
  assert.deepEqual(following([6, 6], [0, 5], "Enter"), [1, 0]);
  assert.equal(following([6, 6], [1, 5], "Enter"), null);
});

test("the arrows go a row up or down in the same column, past no end", () => {
  assert.deepEqual(following([6, 6], [0, 4], "ArrowDown"), [1, 4]);
  assert.deepEqual(following([6, 6], [1, 4], "ArrowUp"), [0, 4]);
  assert.equal(following([6, 6], [0, 4], "ArrowUp"), null);
  assert.equal(following([6, 0], [0, 4], "ArrowDown"), null);
});
