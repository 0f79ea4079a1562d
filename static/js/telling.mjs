// Puts the room's numbers, and who reads comments, into the words that the server has put into the page.

import { inWords } from "./counting.mjs";

/** Bring every number on the page up to date; what has not changed is left alone, for screen readers. */
export function tell(page, news) {
  const language = page.documentElement.lang;
  for (const part of page.querySelectorAll("[data-count]")) {
    const number = news[part.dataset.count];
    if (number !== undefined) write(part, inWords(number, part.dataset, language));
  }
  for (const part of page.querySelectorAll("[data-readers]")) {
    if (news.readers) write(part, othersReading(news.readers, part.dataset, language));
  }
}

function write(part, words) {
  if (part.textContent !== words) part.textContent = words;
}

/**
 * Who else has comments open. Pure.
 * @param {{sign: string, name: string, comments: number}[]} readers
 * @param {{readers: string, one: string, other: string}} words `readers` is the page's own sign; "{name}" and "#" stand
 *   for who and how many
 */
export function othersReading(readers, words, language) {
  return readers
    .filter((one) => one.sign !== words.readers)
    .map((one) => inWords(one.comments, words, language).replace("{name}", () => one.name))
    .join(" ");
}
