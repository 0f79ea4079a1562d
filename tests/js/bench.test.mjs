import assert from "node:assert/strict";
import { test } from "node:test";
import { delays } from "../../bench/projector.mjs";
import { Frames, frame, PING, TEXT } from "../../bench/frames.mjs";
import { spread } from "../../bench/spread.mjs";

/** As a server sends it: unmasked. */
function told(payload, opcode = TEXT) {
  const bytes = Buffer.from(payload);
  const head = bytes.length < 126 ? [bytes.length] : [126, bytes.length >> 8, bytes.length & 0xff];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...head]), bytes]);
}

/** What a client's frame says once the server has taken its mask off. */
function unmasked(bytes) {
  const from = (bytes[1] & 0x7f) === 126 ? 4 : 2;
  const mask = bytes.subarray(from, from + 4);
  return Buffer.from(bytes.subarray(from + 4).map((byte, at) => byte ^ mask[at % 4])).toString();
}

const read = (frames, bytes) =>
  [...frames.take(bytes)].map(([opcode, payload]) => [opcode, payload.toString()]);

test("a frame of any length carries its text, masked", () => {
  for (const text of ["", "2", "å".repeat(62), "x".repeat(126), "y".repeat(60_000)]) {
    const sent = frame(text);
    assert.equal(sent[1] & 0x80, 0x80);
    assert.equal(unmasked(sent), text);
  }
});

test("frames are read however the network cuts them", () => {
  const all = Buffer.concat([told("first"), told("", PING), told("z".repeat(300))]);
  const expected = [
    [TEXT, "first"],
    [PING, ""],
    [TEXT, "z".repeat(300)],
  ];
  for (const size of [1, 3, 7, 200, all.length]) {
    const frames = new Frames();
    const found = [];
    for (let at = 0; at < all.length; at += size) {
      found.push(...read(frames, all.subarray(at, at + size)));
    }
    assert.deepEqual(found, expected);
  }
});

test("a share of the times lies at or below its quantile", () => {
  const times = Array.from({ length: 100 }, (_, at) => 100 - at);
  const { count, p50_ms, p95_ms, p99_ms, max_ms } = spread(times);
  assert.deepEqual([count, p50_ms, p95_ms, p99_ms, max_ms], [100, 50, 95, 99, 100]);
  assert.equal(spread([]).p95_ms, null);
});

test("an answer is on the projector with the first message that counts as many", () => {
  const heard = [
    { at: 100, done: 10 },
    { at: 350, done: 12 },
    { at: 600, done: 13 },
  ];
  assert.deepEqual(delays([300, 310, 340], heard, 10), [50, 40, 260]);
});

test("an answer that came with the message before its acknowledgement was there at once", () => {
  assert.deepEqual(delays([120], [{ at: 100, done: 1 }], 0), [0]);
});

test("an answer that the projector never counts waits for as long as was waited", () => {
  assert.deepEqual(delays([120], [{ at: 100, done: 0 }], 0), [5000]);
});
