// A walk on one phone: goes on with the others from stop to stop, and writes comments without network too.

import "./comment.mjs"; // before the network is gone
import { inWords } from "./counting.mjs";
import { Outbox } from "./outbox.mjs";

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

export class Walk {
  #phone;
  #outbox;
  #from = null;
  #about = "";
  #stuck = false;
  #sent = false;

  constructor(phone) {
    const { base, participant } = document.getElementById("room").dataset;
    this.#phone = phone;
    this.#outbox = new Outbox(`${base}/${participant}/comments`, `${base}/comment`);
    for (const name of ["stored", "waiting", "refused"]) {
      this.#outbox.addEventListener(name, ({ detail }) => this.#hear(name, detail));
      phone.answers.addEventListener(name, () => this.#learn(name === "waiting"));
    }
    document.addEventListener("click", (event) => this.#click(event));
    addEventListener("online", () => this.#outbox.flush());
    this.enter();
    this.#outbox.flush();
  }

  /** A screen of the server's has come: tell on it what waits, and go on with the others. */
  enter() {
    if (!this.#isHere) return;
    this.#place();
    this.#tell();
    this.#goOn();
  }

  /** Whether it is the walk's own box, which has to work without network. */
  takes(form) {
    return this.#isHere && form.closest("[data-stops]") !== null;
  }

  /** Take over a comment: from now on it is the phone's to send. */
  send(comment) {
    this.#sent = false;
    this.#phone.questions.turnTo("commented");
    this.#outbox.put(comment);
    this.#tell();
  }

  get #isHere() {
    return this.#phone.stage.querySelector("[data-stops]") !== null;
  }

  get #screens() {
    return [...this.#phone.stage.querySelectorAll("section[data-screen]")].map((one) => ({
      name: one.dataset.screen,
      rest: one.dataset.rest,
      stop: one.dataset.stop,
      about: one.querySelector("[data-about]")?.dataset.about,
      answered: Boolean(one.querySelector("[data-question]")?.dataset.code),
    }));
  }

  #screen(name) {
    return this.#screens.find((one) => one.name === name);
  }

  #goOn() {
    const { stop } = this.#phone.stage.dataset;
    if (goesOn(this.#screen(this.#phone.questions.current), stop)) {
      this.#phone.questions.turnTo(beginningOf(this.#screens, stop));
    }
  }

  #click(event) {
    const link = event.target.closest("a[data-about], a[data-return]");
    if (!link || !this.#isHere) return;
    event.preventDefault();
    if (link.dataset.about === undefined) this.#return();
    else this.#write(link.dataset.about);
  }

  /** Open the box for a place: the one of the link, else the one of the stop that is shown. */
  #write(place) {
    const here = this.#screen(this.#phone.questions.current);
    if (here && !["comment", "commented"].includes(here.name)) this.#from = here.name;
    const from = this.#screen(this.#from);
    const rest = this.#screens.find((one) => one.stop === from?.stop && one.rest !== undefined);
    this.#about = place || rest?.about || "";
    this.#sent = false;
    this.#tell();
    this.#place();
    this.#phone.questions.turnTo("comment");
  }

  #place() {
    const { text, place } = this.#phone.stage.querySelector("form[data-comment]").elements;
    if (place && this.#about && !text.value) place.value = this.#about;
  }

  #return() {
    const { stop } = this.#phone.stage.dataset;
    this.#phone.questions.turnTo(this.#from ?? beginningOf(this.#screens, stop));
    this.#goOn();
  }

  #hear(name, { comment, sentence }) {
    this.#sent = name === "stored";
    if (name === "refused") this.#phone.comment.takeBack(comment, sentence);
    this.#learn(this.#stuck);
  }

  #learn(stuck) {
    this.#stuck = stuck;
    if (this.#isHere) this.#tell();
  }

  #tell() {
    const answers = this.#stuck ? Object.keys(this.#phone.answers.pending()).length : 0;
    const comments = this.#outbox.stuck ? this.#outbox.waiting().length : 0;
    const numbers = { answers, comments, sent: Number(this.#sent && comments === 0) };
    for (const line of this.#phone.stage.querySelectorAll("[data-waits]")) {
      const number = numbers[line.dataset.waits];
      line.hidden = number === 0;
      if (line.dataset.other) line.textContent = inWords(number, line.dataset, document.documentElement.lang);
    }
  }
}
