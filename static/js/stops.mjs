// Pure functions: where a phone is on a walk, from its screens as {name, stop, rest, answered}.

/**
 * Whether a phone that rests on a screen should go on to the stop where the walk is. Pure.
 * @param {{rest?: string, stop?: string}} screen what is shown; only where all is done does the phone rest
 * @param {string | undefined} stop the number of the stop where the walk is
 */
export function goesOn(screen, stop) {
  return screen?.rest !== undefined && Number(stop) > Number(screen.stop);
}

/** The first screen of a stop: the question that has no answer yet, else the one that says that all is done. Pure. */
export function beginningOf(screens, stop) {
  const ours = screens.filter((one) => one.stop === String(stop));
  return (ours.find((one) => one.rest === undefined && !one.answered) ?? ours.at(-1))?.name;
}
