// A phone that has to join once more, because a restored server does not know it: what it still holds is sent then.
// Its page loads this before anybody joins, so that it is here when it is needed.

document.querySelector("[data-scripted]")?.removeAttribute("hidden");

/** What lies under two names, as one; what has been given since wins. Pure. */
export function joined(before, since) {
  if (Array.isArray(before)) return [...before, ...(since ?? [])];
  return { ...before, ...since };
}

/**
 * Let everything that was kept for the phone's former participant be the new one's.
 * @param {string} base address of the room
 * @param {string} participant the new one's key
 */
export function takeOver(base, participant) {
  try {
    const names = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at));
    const own = `${base}/${participant}`;
    for (const name of names.filter((one) => one.startsWith(`${base}/`) && !one.startsWith(own))) {
      const now = own + name.slice(base.length + 1 + participant.length);
      const since = JSON.parse(localStorage.getItem(now) ?? "null");
      const kept = joined(JSON.parse(localStorage.getItem(name)), since);
      localStorage.setItem(now, JSON.stringify(kept));
      localStorage.removeItem(name);
    }
  } catch {
    // No storage, so nothing is kept.
  }
}
