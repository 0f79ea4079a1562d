import assert from "node:assert/strict";
import { test } from "node:test";
import { minutesIn } from "../../static/js/controllers/minutes.mjs";

test("whole minutes are counted, not begun ones", () => {
  assert.equal(minutesIn(0, "# av 10 min"), "0 av 10 min");
  assert.equal(minutesIn(59.9, "# av 10 min"), "0 av 10 min");
  assert.equal(minutesIn(60, "# av 10 min"), "1 av 10 min");
  assert.equal(minutesIn(4_230, "# of 75 min"), "70 of 75 min");
});
