// Before somebody has joined: the page looks now and then whether the door has opened.

const EVERY = 8000;

const stage = document.getElementById("stage");
const { base } = document.getElementById("room").dataset;

setInterval(async () => {
  try {
    const answer = await fetch(`${base}/state`, { headers: { Accept: "application/json" } });
    const told = await answer.json();
    if (told.state && told.state !== stage.dataset.state) {
      location.reload();
    }
  } catch {
    // No network just now: the next look may find one.
  }
}, EVERY);
