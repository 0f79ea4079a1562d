// Pure functions: numbers and minutes in words, from words that the server has put into the page.

/** The sentence for a number: `words` has the language's plural forms and perhaps zero; "#" stands for the number. */
export function inWords(number, words, language) {
  if (number === 0 && words.zero !== undefined) return words.zero;
  const sentence = words[new Intl.PluralRules(language).select(number)] ?? words.other;
  // The server's digits too, whatever the language: one room sees one kind of numbers.
  const written = new Intl.NumberFormat(language, { numberingSystem: "latn" }).format(number);
  return sentence.replace("#", written);
}

/** What a clock says that runs out: whole minutes, so that nobody is hurried by seconds. */
export function timeLeft(seconds, words, language) {
  if (seconds <= 0) return words.over;
  if (seconds < 60) return words.soon;
  return inWords(Math.ceil(seconds / 60), words, language);
}
