// What in a comment may point somebody out, by the server's own rules.

/**
 * What in a text may point somebody out. Pure.
 * @param {string} text
 * @param {{kind: string, pattern: string, flags: string}[]} rules the server's own patterns
 * @param {string[]} known names of places, which are not people
 * @returns {string[]} the spans found, in their order
 */
export function suspects(text, rules, known) {
  const found = [];
  for (const { kind, pattern, flags } of rules) {
    const searched = kind === "name" ? withoutKnown(text, known) : text;
    for (const [span] of searched.matchAll(new RegExp(pattern, `g${flags}`))) {
      if (kind !== "name" || !known.some((name) => isNear(span, name))) found.push(span);
    }
  }
  return [...new Set(found)];
}

const ENDINGS = ["", "s", "n", "en", "ns", "ens", "t", "et", "ts", "ets"];

/** Whether a text says nothing but a known name, with an ending or a wrong letter: as live/near_names.py. Pure. */
export function isNear(text, name) {
  const said = wordsOf(text);
  const known = wordsOf(name);
  return (
    known.length > 0 && said.length === known.length && said.every((word, at) => isNearWord(word, known[at]))
  );
}

function wordsOf(text) {
  return text.toLowerCase().match(/[^\s.,;:!?"()”]+/g) ?? [];
}

function isNearWord(said, known) {
  let same = 0;
  while (same < said.length && said[same] === known[same]) same += 1;
  const one = said.slice(same);
  const other = known.slice(same);
  if (one === other || (same >= 3 && ENDINGS.includes(one) && ENDINGS.includes(other))) return true;
  const long = Math.min(said.length, known.length) >= 6;
  return long && (one.slice(1) === other || one === other.slice(1) || one.slice(1) === other.slice(1));
}

function withoutKnown(text, known) {
  return [...known]
    .sort((one, other) => other.length - one.length)
    .reduce((rest, name) => {
      const plain = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return rest.replace(new RegExp(`(^|[\\s.,;:!?”"(])${plain}s?(?=$|[\\s.,;:!?”")])`, "gi"), "$1…");
    }, text);
}
