// The questions of a step on one phone: one screen at a time; choosing saves, "Nästa" moves on, nothing by itself.

import { lineOf, SKIPPED } from "./answers.mjs";

const CHOICE = "input[type=radio]";

export class Questions {
  #screens;
  #answers;
  #stuck = false;
  #words = document.getElementById("room").dataset;

  /** `screen` is the name of the one to stay on, if it is there. */
  constructor(stage, answers, screen) {
    this.#screens = [...stage.querySelectorAll("section[data-screen]")];
    this.#answers = answers;
    for (const one of this.#screens) this.#prepare(one);
    if (this.#named(screen)) this.#show(this.#named(screen));
    this.#say();
  }

  /** The name of the screen that is shown; null where the step asks nothing. */
  get current() {
    return this.#screens.find((one) => !one.hidden)?.dataset.screen ?? null;
  }

  /** Show what has become of an answer: sending, stored, waiting for the network, or refused. */
  mark(name, { question: id, code, number }) {
    this.#stuck = name === "waiting";
    const question = this.#questions().find((one) => one.dataset.question === String(id));
    if (question && name === "stored") Object.assign(question.dataset, { number, stored: code });
    if (question && (name === "stored" || name === "refused")) {
      this.#choose(question, question.dataset.stored);
    }
    this.#say();
  }

  #questions(screen = null) {
    return (screen ? [screen] : this.#screens).flatMap((one) => [...one.querySelectorAll("[data-question]")]);
  }

  #prepare(screen) {
    for (const question of this.#questions(screen)) {
      const waiting = this.#answers.pending()[question.dataset.question];
      this.#choose(question, waiting ? waiting.code : question.dataset.stored);
      question.addEventListener("change", (event) => this.#answer(question, event.target.value));
    }
    this.#questions(screen)[0]?.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#finish(screen);
    });
    // Not by the submitter of the event, which browsers of 2021 do not tell.
    screen.querySelector("button[name=skip]")?.addEventListener("click", (event) => {
      event.preventDefault();
      this.#skip(screen, this.#questions(screen));
    });
    for (const link of screen.querySelectorAll("a[data-goto]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.turnTo(link.dataset.goto);
      });
    }
  }

  /** One question needs an answer or a skip; where one screen asks more, what is left open is skipped. */
  #finish(screen) {
    const questions = this.#questions(screen);
    const open = questions.filter((one) => !one.dataset.code);
    if (questions.length === 1 && open.length === 1) {
      screen.querySelector("[data-missing]").hidden = false;
      scrollTo(0, 0);
    } else {
      this.#skip(screen, open);
    }
  }

  #skip(screen, questions) {
    for (const question of questions) {
      this.#choose(question, SKIPPED);
      this.#answer(question, SKIPPED);
    }
    this.turnTo(this.#screens[this.#screens.indexOf(screen) + 1].dataset.screen);
  }

  #answer(question, code) {
    question.dataset.code = code;
    question.form.querySelector("[data-missing]")?.setAttribute("hidden", "");
    this.#answers.choose(Number(question.dataset.question), code, Number(question.dataset.number));
  }

  #choose(question, code) {
    question.dataset.code = code;
    for (const input of question.querySelectorAll(CHOICE)) input.checked = input.value === code;
  }

  #named(name) {
    return this.#screens.find((one) => one.dataset.screen === name);
  }

  #show(screen) {
    for (const one of this.#screens) one.hidden = one !== screen;
    const url = new URL(location.href);
    url.searchParams.set("q", screen.dataset.screen);
    history.replaceState(null, "", url);
  }

  /** Show the screen of this name, as when somebody turns a page. */
  turnTo(name) {
    const screen = this.#named(name);
    this.#show(screen);
    scrollTo(0, 0);
    screen.querySelector("h1")?.focus({ preventScroll: true });
  }

  /** Tell the truth about every answer: on its own screen, and on the last one of them all. */
  #say() {
    const pending = this.#answers.pending();
    for (const screen of this.#screens) {
      const questions = this.#questions(screen);
      if (questions.length === 0) continue;
      const stored = questions.map((one) => one.dataset.stored);
      const unsent = questions.some((one) => pending[one.dataset.question]);
      const line = lineOf(stored, unsent, this.#stuck);
      this.#write(screen.querySelector("[data-state]"), line === "waiting" ? "waitingShort" : line);
      this.#write(screen.querySelector("[data-detail]"), line === "waiting" ? line : "");
    }
    this.#sum(this.#stuck && Object.keys(pending).length > 0);
  }

  #write(element, name) {
    const words = this.#words[name] ?? "";
    if (element && element.textContent !== words) element.textContent = words;
  }

  #sum(waiting) {
    const done = this.#screens.find((one) => one.dataset.done !== undefined);
    const open = this.#questions().filter((one) => !one.dataset.code || one.dataset.code === SKIPPED);
    for (const line of done?.querySelectorAll("[data-open]") ?? []) {
      line.hidden = Number(line.dataset.open) !== Math.min(open.length, 2);
      line.querySelector("a")?.setAttribute("data-goto", open[0]?.dataset.question ?? "");
    }
    for (const own of done?.querySelectorAll("[data-own]") ?? []) {
      const chosen = this.#named(own.dataset.own)?.querySelector(`${CHOICE}:checked`);
      own.textContent = chosen ? chosen.nextElementSibling.textContent : this.#words.noAnswer;
    }
    done?.querySelector("[data-unsent]").toggleAttribute("hidden", !waiting);
  }
}
