import assert from "node:assert/strict";
import { test } from "node:test";
import { obstacle } from "../../static/js/sharing.mjs";

const OWN = "/KDM4R7/3f2a";

test("a phone on which nothing of the person is left can be handed over", () => {
  assert.equal(obstacle(0, []), "");
});

test("answers and comments on their way hold the phone back", () => {
  assert.equal(obstacle(1, []), "unfinished");
  assert.equal(obstacle(0, [OWN]), "unfinished");
  assert.equal(obstacle(0, [`${OWN}/comments`]), "unfinished");
});

test("words that were begun are sent or taken away first", () => {
  assert.equal(obstacle(0, [`${OWN}/comment`]), "unwritten");
});
