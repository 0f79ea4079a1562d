// The questions of a step on one phone: one screen at a time; choosing saves, "Nästa" moves on, nothing by itself.

const SKIPPED = "-";
const CHOICE = "input[type=radio]";

export class Questions {
  #screens;
  #answers;
  #changed;
  #words = document.getElementById("room").dataset;

  /**
   * @param {HTMLElement} stage
   * @param {import("./answers.mjs").Answers} answers
   * @param {{screen: string | null, changed: () => void}} options the screen to stay on, and who is told of a new one
   */
  constructor(stage, answers, { screen, changed }) {
    this.#screens = [...stage.querySelectorAll("section[data-screen]")];
    this.#answers = answers;
    this.#changed = changed;
    for (const one of this.#screens) {
      this.#prepare(one);
    }
    const kept = this.#named(screen);
    if (kept) {
      this.#show(kept);
    }
    this.#sum();
  }

  /** The name of the screen that is shown; null where the step asks nothing. */
  get current() {
    return this.#screens.find((one) => !one.hidden)?.dataset.screen ?? null;
  }

  /** Show the true state of the answers: sending, stored or waiting for the network. */
  mark(name, detail) {
    const pending = this.#answers.pending();
    for (const question of this.#questions()) {
      const id = question.dataset.question;
      if (name === "stored" && String(detail.question) === id) {
        question.dataset.number = detail.number;
        this.#choose(question, detail.code);
        this.#say(question, detail.code === SKIPPED ? "" : "saved");
      } else if (pending[id]) {
        this.#say(question, name === "waiting" ? "waiting" : "sending");
      }
    }
    this.#sum();
  }

  #questions(screen = null) {
    return (screen ? [screen] : this.#screens).flatMap((one) => [...one.querySelectorAll("[data-question]")]);
  }

  #prepare(screen) {
    for (const question of this.#questions(screen)) {
      const waiting = this.#answers.pending()[question.dataset.question];
      if (waiting) {
        this.#choose(question, waiting.code);
        this.#say(question, "waiting");
      }
      question.addEventListener("change", (event) => this.#answer(question, event.target.value));
    }
    screen.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(screen, event.submitter);
    });
    for (const link of screen.querySelectorAll("a[data-goto]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.#turnTo(this.#named(link.dataset.goto));
      });
    }
  }

  #submit(screen, button) {
    const questions = this.#questions(screen);
    if (button?.name === "skip") {
      for (const question of questions) {
        this.#choose(question, SKIPPED);
        this.#answer(question, SKIPPED);
      }
    } else if (questions.length === 1 && !questions[0].querySelector(`${CHOICE}:checked`)) {
      screen.querySelector("[data-missing]").hidden = false;
      return;
    }
    this.#turnTo(this.#screens[this.#screens.indexOf(screen) + 1]);
  }

  #answer(question, code) {
    question.dataset.code = code;
    const missing = question.form.querySelector("[data-missing]");
    if (missing) {
      missing.hidden = true;
    }
    this.#answers.choose(Number(question.dataset.question), code, Number(question.dataset.number));
    this.#sum();
  }

  #choose(question, code) {
    question.dataset.code = code;
    for (const input of question.querySelectorAll(CHOICE)) {
      input.checked = input.value === code;
    }
  }

  #say(question, name) {
    const line = question.form.querySelector("[data-state]");
    if (line.dataset.state !== name) {
      line.dataset.state = name;
      line.textContent = (name === "waiting" ? this.#words.waitingShort : this.#words[name]) ?? "";
      question.form.querySelector("[data-detail]").textContent =
        name === "waiting" ? this.#words.waiting : "";
    }
  }

  #named(name) {
    return this.#screens.find((one) => one.dataset.screen === name);
  }

  #show(screen) {
    for (const one of this.#screens) {
      one.hidden = one !== screen;
    }
    const url = new URL(location.href);
    url.searchParams.set("q", screen.dataset.screen);
    history.replaceState(null, "", url);
  }

  #turnTo(screen) {
    this.#show(screen);
    this.#changed();
    scrollTo(0, 0);
    screen.querySelector("h1")?.focus({ preventScroll: true });
  }

  /** The last screen tells what was skipped and what has not been sent, and holds the own answers folded away. */
  #sum() {
    const done = this.#screens.find((one) => one.dataset.done !== undefined);
    if (!done) {
      return;
    }
    for (const own of done.querySelectorAll("[data-own]")) {
      const chosen = this.#named(own.dataset.own)?.querySelector(`${CHOICE}:checked`);
      own.textContent = chosen ? chosen.nextElementSibling.textContent : this.#words.noAnswer;
    }
    const skipped = this.#questions().find((one) => one.dataset.code === SKIPPED);
    const line = done.querySelector("[data-skipped]");
    if (line) {
      line.hidden = !skipped;
      line.querySelector("a").dataset.goto = skipped?.dataset.question ?? "";
    }
    done.querySelector("[data-unsent]").hidden = Object.keys(this.#answers.pending()).length === 0;
  }
}
