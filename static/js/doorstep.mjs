// Outside the room. Before: the page looks now and then whether the door has opened. After: it forgets.

const EVERY = 8000;

const stage = document.getElementById("stage");
const { base } = document.getElementById("room").dataset;

async function look() {
  try {
    const answer = await fetch(`${base}/state`, { headers: { Accept: "application/json" } });
    const told = await answer.json();
    if (told.state && told.state !== stage.dataset.state) {
      location.reload();
    }
  } catch {
    // No network just now: the next look may find one.
  }
}

/** Take away what the phone has kept for the room: after the end nothing can be sent any more. */
function forget() {
  try {
    const kept = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at));
    for (const key of kept.filter((one) => one.startsWith(`${base}/`))) {
      localStorage.removeItem(key);
    }
  } catch {
    // No storage, so nothing is kept.
  }
}

if (stage.dataset.state === "ended") {
  forget();
} else {
  document.querySelector("[data-plain]")?.remove();
  document.querySelector("[data-scripted]")?.removeAttribute("hidden");
  setInterval(look, EVERY);
}
