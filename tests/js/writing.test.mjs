import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { lengthOf, pausing } from "../../static/js/writing.mjs";

test("an emoji and a Tigrinya letter are one character each, as on the server", () => {
  assert.equal(lengthOf("🙂ሰå"), 3);
});

test("a line break counts once, whatever the browser sends", () => {
  assert.equal(lengthOf("a\r\nb"), 3);
  assert.equal(lengthOf("a\nb"), 3);
});

test("words are read aloud when the writing pauses, not at every key", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let times = 0;
  const say = pausing(() => {
    times += 1;
  }, 1000);
  say();
  mock.timers.tick(900);
  say();
  mock.timers.tick(900);
  assert.equal(times, 0);
  mock.timers.tick(100);
  assert.equal(times, 1);
  mock.timers.reset();
});

test("what waits to be said is forgotten when the field goes", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let times = 0;
  const say = pausing(() => {
    times += 1;
  }, 1000);
  say();
  say.stop();
  mock.timers.tick(2000);
  assert.equal(times, 0);
  mock.timers.reset();
});
