import assert from "node:assert/strict";
import test from "node:test";
import { askedBy, neighbour, takenBy } from "../../static/js/paper.mjs";

const SAFETY = ["4", "3", "2", "1", "U", "N"];
const AGREEMENT = ["4", "3", "2", "1"];

test("a key is the sign that stands at the box, in small letters too", () => {
  for (const code of SAFETY) assert.deepEqual(askedBy({ key: code }, SAFETY), { choose: code });
  assert.deepEqual(askedBy({ key: "u" }, SAFETY), { choose: "U" });
});

test("an answer that the question does not have moves nothing", () => {
  assert.equal(askedBy({ key: "U" }, AGREEMENT), "unknown");
  assert.equal(askedBy({ key: "7" }, SAFETY), "unknown");
});

test("other keys lead on, leave blank, lead back and to the comment", () => {
  const asked = ["Enter", " ", "Backspace", "k"].map((key) => askedBy({ key }, SAFETY));
  assert.deepEqual(asked, ["next", "blank", "back", "comment"]);
});

test("the browser keeps its own keys", () => {
  assert.equal(askedBy({ key: "Tab" }, SAFETY), null);
  assert.equal(askedBy({ key: "ArrowDown" }, SAFETY), null);
  assert.equal(askedBy({ key: "1", ctrlKey: true }, SAFETY), null);
});

test("the ends of the form stay where they are", () => {
  const places = ["number", "row", "save"];
  assert.equal(neighbour(places, "row", 1), "save");
  assert.equal(neighbour(places, "save", 1), "save");
  assert.equal(neighbour(places, "number", -1), "number");
});

test("a number is free, one's own or somebody else's, however it is written", () => {
  const own = { 3: true, 4: false };
  assert.equal(takenBy(own, "5"), "no");
  assert.equal(takenBy(own, " 3"), "own");
  assert.equal(takenBy(own, "04"), "others");
  assert.equal(takenBy(own, ""), "no");
});
