import assert from "node:assert/strict";
import { test } from "node:test";
import { suspects } from "../../static/js/suspects.mjs";

const RULES = [
  { kind: "phone", pattern: "\\b0\\d[\\d -]{5,}\\d\\b", flags: "" },
  { kind: "email", pattern: "[\\w.+-]+@[\\w-]+\\.[a-z]+", flags: "i" },
  { kind: "name", pattern: "[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ][a-zåäö]+", flags: "" },
];

test("names, numbers and addresses are found, each once", () => {
  const text = "jag tror att Anna Berg, 070-123 45 67 eller ANNA@example.com. Anna Berg vet.";
  assert.deepEqual(suspects(text, RULES, []), ["070-123 45 67", "ANNA@example.com", "Anna Berg"]);
});

test("the names of places are no people, with what hangs on them, in any case", () => {
  const known = ["Stora Torget", "Torget (norra)"];
  assert.deepEqual(suspects("Vid Stora Torget, stora torget och Stora Torgets bänk", RULES, known), []);
  assert.deepEqual(suspects("Vid Torget (norra) står Kim Ek", RULES, known), ["Kim Ek"]);
});

test("a known name is left out only where it stands alone", () => {
  assert.deepEqual(suspects("Stora Torgetsson", RULES, ["Stora Torget"]), ["Stora Torgetsson"]);
});

test("a number is a number also in a place's name", () => {
  assert.deepEqual(suspects("Kiosken 0500-12 34 56", RULES, ["Kiosken 0500-12 34 56"]), ["0500-12 34 56"]);
});

test("words without anything to ask about are sent at once", () => {
  assert.deepEqual(suspects("Det är mörkt vid bänken. Lampan är trasig.", RULES, []), []);
});

test("an inflected or misspelt place is no person, and a person near a place still is", () => {
  const known = ["Stora Torget", "Folkets Hus", "Lindbergs"];
  for (const text of ["På gamla Stora Torgett", "vid Stora Torgen är det mörkt", "Folkets Husets port"]) {
    assert.deepEqual(suspects(text, RULES, known), []);
  }
  assert.deepEqual(suspects("Karin Lindberg", RULES, known), ["Karin Lindberg"]);
  assert.deepEqual(suspects("Stora Karin", RULES, known), ["Stora Karin"]);
});
