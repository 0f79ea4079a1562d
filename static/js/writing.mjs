// Pure functions for what people write.

/** Length as the server counts it: characters, not UTF-16 units, and a line break is one. */
export function lengthOf(text) {
  return [...text.replaceAll("\r\n", "\n")].length;
}

/** A function that acts when it has not been called for `quiet` milliseconds; `stop()` forgets what waits. */
export function pausing(act, quiet) {
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(act, quiet);
  };
  wait.stop = () => clearTimeout(timer);
  return wait;
}
