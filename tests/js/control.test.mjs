import assert from "node:assert/strict";
import { test } from "node:test";

import { inWords, timeLeft } from "../../static/js/counting.mjs";
import { actOf, isWriting } from "../../static/js/keys.mjs";
import { keptBy } from "../../static/js/posting.mjs";
import { differing, plain } from "../../static/js/regions.mjs";
import { othersReading } from "../../static/js/telling.mjs";

const CLOSES = {
  one: "Stängs om en minut.",
  other: "Stängs om # minuter.",
  soon: "Stängs strax.",
  over: "Stängs nu.",
};

test("a number is said in the singular, the plural or not at all", () => {
  const words = { one: "# svarar", other: "# svarar fortfarande", zero: "" };
  assert.equal(inWords(1, words, "sv"), "1 svarar");
  assert.equal(inWords(4, words, "sv"), "4 svarar fortfarande");
  assert.equal(inWords(0, words, "sv"), "");
  assert.equal(inWords(0, { one: "#", other: "# är med" }, "sv"), "0 är med");
});

test("a number is said in each of the language's plural forms, with the server's digits", () => {
  const words = { one: "شخص واحد", two: "شخصان", few: "# أشخاص", many: "# شخصًا", other: "# شخص" };
  const said = [0, 1, 2, 3, 11, 100].map((number) => inWords(number, words, "ar"));
  assert.deepEqual(said, ["0 شخص", "شخص واحد", "شخصان", "3 أشخاص", "11 شخصًا", "100 شخص"]);
});

test("the others who read are named, not oneself", () => {
  const words = { readers: "e1", one: "{name} läser en.", other: "{name} läser #." };
  const readers = [
    { sign: "b0", name: "Bo $&", comments: 1 },
    { sign: "e1", name: "Eva", comments: 1 },
    { sign: "e2", name: "Kim", comments: 2 },
  ];
  assert.equal(othersReading(readers, words, "sv"), "Bo $& läser en. Kim läser 2.");
  assert.equal(othersReading([], words, "sv"), "");
});

test("time that runs out is told in whole minutes", () => {
  assert.equal(timeLeft(118, CLOSES, "sv"), "Stängs om 2 minuter.");
  assert.equal(timeLeft(60, CLOSES, "sv"), "Stängs om en minut.");
  assert.equal(timeLeft(59, CLOSES, "sv"), "Stängs strax.");
  assert.equal(timeLeft(-3, CLOSES, "sv"), "Stängs nu.");
});

test("a clicker's keys act, but not while somebody writes or holds a key down", () => {
  assert.equal(actOf({ key: "PageDown" }, false), "next");
  assert.equal(actOf({ key: "PageUp" }, false), "back");
  assert.equal(actOf({ key: "b" }, false), "blank");
  assert.equal(actOf({ key: "." }, false), "blank");
  assert.equal(actOf({ key: "b" }, true), null);
  assert.equal(actOf({ key: "PageDown", repeat: true }, false), null);
  assert.equal(actOf({ key: "b", ctrlKey: true }, false), null);
  assert.equal(actOf({ key: "x" }, false), null);
  assert.equal(isWriting(null), false);
});

test("only regions that differ are replaced, and a kept one never", () => {
  const shown = new Map([
    ["now", "a"],
    ["move", "b"],
    ["panel", "c"],
  ]);
  const newer = new Map([
    ["now", "a"],
    ["move", "B"],
    ["panel", "C"],
    ["new", "d"],
  ]);
  assert.deepEqual(differing(shown, newer, []), ["move", "panel"]);
  assert.deepEqual(differing(shown, newer, ["panel"]), ["move"]);
});

test("two copies of the same form are the same whatever their tokens", () => {
  const form = (token) =>
    `<input type="hidden" name="csrf_token" value="${token}"><input type="hidden" name="on" value="1">`;
  assert.equal(plain(form("x")), plain(form("y")));
  assert.match(plain(form("x")), /name="on"/);
});

test("what is done in the panel may replace it, what is done elsewhere not", () => {
  assert.deepEqual(keptBy(true), []);
  assert.deepEqual(keptBy(false), ["panel", "beside"]);
});
