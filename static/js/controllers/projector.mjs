import { inWords } from "../counting.mjs";
import { Following } from "../following.mjs";

const NUMBER_SEEN = 5_000; // milliseconds

// A projector's window: follows the room, says when it is not live, F for full screen, T for the next theme.
export default class Projector {
  #element;
  #following;
  #listening;
  #heardAt = new Date();
  #clock;
  #numbered;

  constructor(element) {
    this.#element = element;
    this.#clock = new Intl.DateTimeFormat(document.documentElement.lang, {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      numberingSystem: "latn",
      timeZone: element.dataset.zone,
    });
  }

  get #stage() {
    return document.getElementById("stage");
  }

  connect() {
    const { base } = this.#element.dataset;
    this.#following = new Following({
      base,
      audience: "screen",
      fragment: () => `${base}?fragment=1`,
      shown: () => this.#stage.dataset,
      show: (html) => this.#show(html),
      progress: (news) => this.#count(news),
      contact: (heard) => this.#contact(heard),
      number: (numbers) => this.#number(numbers),
      gone: () => location.reload(),
    });
    this.#listening = new AbortController();
    document.addEventListener("keydown", (event) => this.#key(event), { signal: this.#listening.signal });
  }

  disconnect() {
    this.#following.stop();
    this.#listening.abort();
    clearTimeout(this.#numbered);
  }

  #show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const newer = page.getElementById("stage");
    if (!newer) return;
    const root = document.documentElement;
    [root.dataset.theme, root.dataset.size] = [newer.dataset.themeShown, newer.dataset.sizeShown];
    [root.lang, root.dir] = [newer.lang, newer.dir];
    this.#stage.replaceWith(newer);
  }

  #count(news) {
    this.#heardAt = new Date();
    const language = document.documentElement.lang;
    for (const part of this.#stage.querySelectorAll("[data-count=joined]")) {
      part.textContent = inWords(news.joined, part.dataset, language);
    }
    for (const part of this.#stage.querySelectorAll("[data-done]")) {
      part.textContent = news.done_words || inWords(news.done ?? 0, part.dataset, language);
    }
  }

  #contact(heard) {
    const sign = document.getElementById("not-live");
    sign.hidden = heard;
    sign.textContent = heard ? "" : `${this.#stage.dataset.silent} ${this.#clock.format(this.#heardAt)}`;
    if (heard) this.#heardAt = new Date();
  }

  /** Which of the dialogue's windows this is, for whoever has asked on control. */
  #number(numbers) {
    const sign = document.getElementById("number");
    sign.textContent = numbers[this.#element.dataset.base.split("/").at(-1)] ?? "";
    sign.hidden = sign.textContent === "";
    clearTimeout(this.#numbered);
    this.#numbered = setTimeout(() => {
      sign.hidden = true;
    }, NUMBER_SEEN);
  }

  #key(event) {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "f" || event.key === "F") this.#fill();
    if (event.key === "t" || event.key === "T") this.#turn();
  }

  #fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.();
  }

  async #turn() {
    await fetch(`${this.#element.dataset.base}/theme`, { method: "POST" }).catch(() => null);
    this.#following.load();
  }
}
