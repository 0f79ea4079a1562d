import assert from "node:assert/strict";
import { test } from "node:test";
import { changes, namesIn } from "../../static/js/behaviours.mjs";

test("an element may have several behaviours, each once", () => {
  assert.deepEqual(namesIn(" menu copy  menu\n"), ["menu", "copy"]);
});

test("an element without the attribute has none", () => {
  assert.deepEqual(namesIn(null), []);
  assert.deepEqual(namesIn(""), []);
});

test("a name can not lead to another folder", () => {
  assert.deepEqual(namesIn("../start menu.mjs //x Menu more-below"), ["more-below"]);
});

test("only what is new is started and only what is gone is stopped", () => {
  assert.deepEqual(changes(["menu", "copy"], ["copy", "counter"]), {
    start: ["counter"],
    stop: ["menu"],
  });
});

test("an element that has gone stops everything", () => {
  assert.deepEqual(changes(["menu"], []), { start: [], stop: ["menu"] });
});
