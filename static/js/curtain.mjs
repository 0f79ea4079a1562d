// One person's page goes out of sight once another takes over the device: in kept pages, and in other tabs.

const NAME = "person-done";

/**
 * Keep this page to the person whose key it carries.
 * @param {string} key
 * @param {() => void} hide take away what can be read on the page
 * @param {() => void} leave the person is done, in another tab: go where nothing of theirs is
 */
export function guard(key, hide, leave) {
  // What the browser keeps for its back button is the page as it was left: empty.
  addEventListener("pagehide", hide);
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  const heard = (done) => done === key && leave();
  addEventListener("storage", (event) => event.key === NAME && heard(event.newValue));
  if ("BroadcastChannel" in globalThis) {
    new BroadcastChannel(NAME).addEventListener("message", (event) => heard(event.data));
  }
}

/** Tell every other tab of this browser that the person is done. */
export function announce(key) {
  if ("BroadcastChannel" in globalThis) {
    const channel = new BroadcastChannel(NAME);
    channel.postMessage(key);
    channel.close();
  }
  try {
    localStorage.setItem(NAME, key);
    localStorage.removeItem(NAME);
  } catch {
    // No storage: then the channel has told them.
  }
}

/** The names in the device's storage that begin so: of what has not been sent, or was begun. */
export function namesBelow(prefix) {
  try {
    const names = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at));
    return names.filter((one) => one.startsWith(prefix));
  } catch {
    return []; // no storage, so nothing is kept
  }
}

/** Take away all that the device keeps under names that begin so, but for those that begin with `kept`. */
export function forget(prefix, kept = null) {
  for (const name of namesBelow(prefix)) {
    if (!(kept && name.startsWith(kept))) localStorage.removeItem(name);
  }
}
