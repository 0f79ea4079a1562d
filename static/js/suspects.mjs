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
      found.push(span);
    }
  }
  return [...new Set(found)];
}

function withoutKnown(text, known) {
  return [...known]
    .sort((one, other) => other.length - one.length)
    .reduce((rest, name) => {
      const plain = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return rest.replace(new RegExp(`(^|[\\s.,;:!?”"(])${plain}s?(?=$|[\\s.,;:!?”")])`, "gi"), "$1…");
    }, text);
}
