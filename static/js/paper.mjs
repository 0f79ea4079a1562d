// What a key means where forms are entered from paper. Pure: knows keys and places, changes nothing.

/**
 * What a key asks for in a row whose answers have these codes: {choose: code}, "next", "blank", "back",
 * "comment", or "unknown" for an answer that this question does not have; null for a key that is not ours.
 */
export function askedBy({ key, ctrlKey, altKey, metaKey }, codes) {
  if (ctrlKey || altKey || metaKey) return null;
  const sign = key.toUpperCase();
  if (codes.includes(sign)) return { choose: sign };
  if (/^[0-9UN]$/.test(sign)) return "unknown";
  return (
    { Enter: "next", " ": "blank", Backspace: "back", K: "comment" }[key.length === 1 ? sign : key] ?? null
  );
}

/** The place after or before this one; the ends stay where they are. */
export function neighbour(places, place, step) {
  const at = places.indexOf(place) + step;
  return places[Math.min(Math.max(at, 0), places.length - 1)];
}

/** Whether a form with this number has been entered: "no", "own" (by whoever asks) or "others". */
export function takenBy(own, typed) {
  const number = String(Number.parseInt(typed, 10));
  if (!Object.hasOwn(own, number)) return "no";
  return own[number] ? "own" : "others";
}
