// What control says about an act, and where whoever did it goes on.

/**
 * Put the server's sentence in its place. A refusal is brought into view, and what has succeeded too where nobody is
 * led on. Returns whether it is a refusal.
 */
export function say(page, ledOn) {
  const said = page.querySelector("[data-said]");
  const place = document.querySelector(".messages");
  if (!said || !place) return false;
  place.replaceChildren(...said.childNodes);
  const refused = place.querySelector(".notice-warn, .notice-error");
  const done = ledOn ? null : place.querySelector(".notice-success");
  (refused ?? done)?.scrollIntoView({ block: "nearest" });
  return refused !== null;
}

/** The server was not reached. */
export function sayUnsent(words) {
  const line = document.createElement("p");
  line.className = "notice notice-error";
  line.textContent = words;
  document.querySelector(".messages")?.replaceChildren(line);
  line.scrollIntoView({ block: "nearest" });
}

/**
 * To the named part, else to the panel that has been opened: never to a button that would do the same to the next
 * comment.
 */
export function goOn(name) {
  const panel = document.getElementById("panel-open");
  const opened = panel?.querySelector("[data-focus]") ?? panel ?? document.getElementById("tab-comments");
  const target = name ? document.getElementById(name) : opened;
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "nearest" });
}
