// Pure functions: where a phone is on a walk, from its screens as {name, stop, rest, answered}.

/**
 * Whether a phone that rests on a screen should go on to the stop where the walk is. Pure.
 * @param {{name: string, rest?: string, stop?: string}} screen what is shown; a phone rests where all is done, and
 *   once a comment is sent also if it was written from there
 * @param {string | undefined} stop the number of the stop where the walk is
 * @param {{rest?: string, stop?: string}} [from] the screen that the box for comments was opened from
 */
export function goesOn(screen, stop, from) {
  const rest = screen?.name === "commented" ? from : screen;
  return rest?.rest !== undefined && Number(stop) > Number(rest.stop);
}

/** The first screen of a stop: the question that has no answer yet, else the one that says that all is done. Pure. */
export function beginningOf(screens, stop) {
  const ours = screens.filter((one) => one.stop === String(stop));
  return (ours.find((one) => one.rest === undefined && !one.answered) ?? ours.at(-1))?.name;
}
