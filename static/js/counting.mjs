// Pure functions: numbers and minutes in words, from words that the server has put into the page.

/** The sentence for a number: `words` has one, other and perhaps zero; "#" stands for the number. */
export function inWords(number, words, language) {
  if (number === 0 && words.zero !== undefined) return words.zero;
  const one = new Intl.PluralRules(language).select(number) === "one";
  return (one ? words.one : words.other).replace("#", new Intl.NumberFormat(language).format(number));
}

/** What a clock says that runs out: whole minutes, so that nobody is hurried by seconds. */
export function timeLeft(seconds, words, language) {
  if (seconds <= 0) return words.over;
  if (seconds < 60) return words.soon;
  return inWords(Math.ceil(seconds / 60), words, language);
}
