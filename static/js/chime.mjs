// A short sound when a comment has come, for whoever has turned it on. Off on every page until then, and
// remembered by this page only: a computer that suddenly sounds in a meeting helps nobody.

export const PAUSE = 10_000; // milliseconds; at most one sound in so long
const TONE = 660;
const LENGTH = 0.2; // seconds
const LOUDNESS = 0.15;

/**
 * Whether the news tell of a comment to read that was not there before. Pure.
 *
 * Undoing brings one back to be read, but no new one; a hidden one is new, but not to be read.
 * @param {{comments_waiting: number, comments_decided: number}|null} before
 */
export function hasCome(before, news) {
  if (before === null || news.comments_waiting <= before.comments_waiting) return false;
  return all(news) > all(before);
}

/** Whether the last sound is long enough ago. Pure. */
export function mayRing(now, rang) {
  return rang === null || now - rang >= PAUSE;
}

function all(news) {
  return news.comments_waiting + news.comments_decided;
}

let audio = null;
let before = null;
let rang = null;

export const isOn = () => audio !== null;

/** Turned on by a press, as browsers ask: then they let a page sound. It sounds once, to be heard. */
export function turnOn() {
  audio = new AudioContext();
  sound();
}

export function turnOff() {
  audio?.close();
  audio = null;
}

/** Sound if these news tell of a new comment; says whether it did. */
export function hear(news) {
  const come = hasCome(before, news);
  before = news;
  if (audio === null || !come || !mayRing(performance.now(), rang)) return false;
  sound();
  return true;
}

function sound() {
  rang = performance.now();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  const at = audio.currentTime;
  tone.frequency.value = TONE;
  volume.gain.setValueAtTime(LOUDNESS, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + LENGTH);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + LENGTH);
}
