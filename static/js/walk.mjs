// A walk on one phone: goes on with the others from stop to stop, and writes comments without network too.

import "./comment.mjs"; // before the network is gone
import { inWords } from "./counting.mjs";
import { addToDraft } from "./draft.mjs";
import { Outbox } from "./outbox.mjs";
import { beginningOf, goesOn } from "./stops.mjs";

export class Walk {
  #phone;
  #outbox;
  #from = null;
  #about = "";
  #stuck = false;
  #sent = false;
  #refused = "";
  #draft;

  constructor(phone) {
    const { base, participant } = document.getElementById("room").dataset;
    this.#phone = phone;
    this.#draft = `${base}/${participant}/comment`;
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
    if (goesOn(this.#screen(this.#phone.questions.current), stop, this.#screen(this.#from))) {
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
    this.#refused = "";
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
    this.#phone.connection.look(); // the others may have gone on meanwhile
  }

  #hear(name, { comment, sentence }) {
    this.#sent = name === "stored";
    if (name === "refused") this.#takeBack(comment, sentence);
    this.#learn(this.#stuck);
  }

  /** What the server will not have is the writer's again: in the box, or where the box will find it. */
  #takeBack(comment, sentence) {
    this.#refused = sentence;
    const box = this.#phone.stage.querySelector("form[data-comment]");
    if (box && this.#phone.comment) this.#phone.comment.takeBack(comment, sentence);
    else addToDraft(this.#draft, comment);
  }

  #learn(stuck) {
    this.#stuck = stuck;
    if (this.#isHere) this.#tell();
  }

  #tell() {
    const answers = this.#stuck ? Object.keys(this.#phone.answers.pending()).length : 0;
    const comments = this.#outbox.stuck ? this.#outbox.waiting().length : 0;
    const refused = this.#refused ? 1 : 0;
    const numbers = { answers, comments, refused, sent: Number(this.#sent && comments === 0) };
    for (const line of this.#phone.stage.querySelectorAll("[data-waits]")) {
      const number = numbers[line.dataset.waits];
      line.hidden = number === 0;
      const why = line.querySelector("[data-why]");
      if (why) why.textContent = this.#refused;
      if (line.dataset.other) line.textContent = inWords(number, line.dataset, document.documentElement.lang);
    }
  }
}
