import { hear } from "../chime.mjs";
import { Following } from "../following.mjs";
import { actOf, isWriting } from "../keys.mjs";
import { Posting } from "../posting.mjs";
import { replaceRegions } from "../regions.mjs";
import { goOn, say, sayUnsent } from "../saying.mjs";
import { tell } from "../telling.mjs";

const CALM = 1_000; // milliseconds in which a second press, or one meant for the last words, does nothing

// The facilitator's control: follows the room, acts without leaving the page, listens to a clicker.
export default class Room {
  #element;
  #following;
  #posting;
  #listening;
  #calmUntil = 0;

  constructor(element) {
    this.#element = element;
  }

  get #stage() {
    return document.getElementById("stage");
  }

  /** What stands below the open panel and is kept up to date, unlike the panel itself. */
  get #beside() {
    return document.querySelector("[data-watch]");
  }

  connect() {
    const { base, audience, left } = this.#element.dataset;
    this.#following = new Following({
      base,
      audience,
      fragment: () => this.#beside?.dataset.fragment ?? `${base}?fragment=1`,
      shown: () => this.#stage.dataset,
      show: (html) => this.#show(html, ["panel"]),
      progress: (news) => this.#hear(news),
      contact: (heard) => this.#contact(heard),
      gone: () => location.assign(left),
    });
    this.#posting = new Posting(
      (html, kept, onward) => this.#show(html, kept, onward),
      () => sayUnsent(this.#element.dataset.unsent),
    );
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    document.addEventListener("submit", (event) => this.#submit(event), { signal });
    document.addEventListener("click", (event) => this.#follow(event), { signal });
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
  }

  disconnect() {
    this.#following.stop();
    this.#listening.abort();
  }

  #submit(event) {
    const form = event.target;
    if (form.method !== "post" || form.dataset.plain !== undefined) return;
    event.preventDefault();
    if (form.dataset.guarded !== undefined && !this.#isCalm()) return;
    this.#posting.send(form, event.submitter);
  }

  /** Whether the button may be pressed: not twice within a second, nor just after its words have changed. */
  #isCalm() {
    if (performance.now() < this.#calmUntil) return false;
    this.#calmUntil = performance.now() + CALM;
    return true;
  }

  #follow(event) {
    const link = event.target.closest("a[data-panel]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#posting.open(link);
  }

  #key(event) {
    const act = actOf(event, isWriting(event.target));
    if (!act || !document.getElementById("keys")?.checked) return;
    event.preventDefault();
    const form = document.querySelector(`form[data-act=${act}]`);
    form?.requestSubmit(form.querySelector("button:not(:disabled)"));
  }

  #show(html, kept, onward) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const newer = page.getElementById("stage");
    if (!newer) {
      location.reload();
      return;
    }
    const words = this.#nextWords();
    replaceRegions(this.#stage, newer, kept);
    if (words !== this.#nextWords()) this.#calmUntil = performance.now() + CALM;
    tell(document, JSON.parse(newer.dataset.progress));
    const ledOn = onward !== undefined;
    if (!say(page, ledOn) && ledOn) goOn(onward);
  }

  #nextWords() {
    return document.getElementById("next")?.textContent;
  }

  #hear(news) {
    tell(document, news);
    this.#ring(news);
    const { watch, seen } = this.#beside?.dataset ?? {};
    const { screens } = JSON.parse(this.#stage.dataset.progress);
    const changed = watch && String(news[watch] ?? seen) !== seen;
    if (changed || (news.screens ?? screens) !== screens) this.#following.load();
  }

  /** Said as well as heard, for whoever has turned the sound on. */
  #ring(news) {
    const line = document.getElementById("chimed");
    line.textContent = hear(news) ? line.dataset.words : "";
  }

  #contact(heard) {
    const sign = document.getElementById("contact");
    sign.textContent = heard ? sign.dataset.heard : sign.dataset.silent;
    sign.classList.toggle("tag-good", heard);
    sign.classList.toggle("tag-bad", !heard);
  }
}
