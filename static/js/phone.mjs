// A participant's page: follows the stage, moves between the questions, says the truth about answers.

import { Answers } from "./answers.mjs";
import { Connection, isNews } from "./connection.mjs";
import { Questions } from "./questions.mjs";

const CALM = 600; // milliseconds in which a press meant for the last screen does nothing

class Phone {
  #room = document.getElementById("room");
  #notice = document.getElementById("notice");
  #onward = document.getElementById("onward");
  #changedAt = 0;
  #following = null;

  start() {
    const { base, participant } = this.#room.dataset;
    this.answers = new Answers(`${base}/${participant}`, ({ question, code, number }) =>
      this.connection.deliver("answer", "answers", { question, code, number }),
    );
    this.connection = new Connection(base, "phone", {
      state: (told) => this.#follow(told),
      connected: () => this.answers.flush(),
      reached: () => this.answers.flush(),
      gone: () => location.reload(),
    });
    for (const name of ["sending", "stored", "waiting", "refused"]) {
      this.answers.addEventListener(name, ({ detail }) => this.#tell(name, detail));
    }
    document.addEventListener("click", (event) => this.#calm(event), true);
    document.addEventListener("click", (event) => this.#press(event));
    addEventListener("popstate", () => this.load(location.href, { push: false }));
    addEventListener("online", () => this.connection.look());
    document.addEventListener("visibilitychange", () => document.hidden || this.connection.look());
    this.#enter();
    this.answers.flush();
  }

  get stage() {
    return document.getElementById("stage");
  }

  /** Put another screen of the server's in place of this one; the address stays a plain page. */
  async load(url, { push = true } = {}) {
    const fragment = new URL(url, location.href);
    fragment.searchParams.set("fragment", "1");
    let answer;
    try {
      answer = await fetch(fragment);
    } catch {
      this.#say(this.#room.dataset.offline);
      return;
    }
    if (answer.redirected || !answer.ok || answer.headers.get("X-Screen") === null) {
      location.assign(url);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const arrived = page.getElementById("stage");
    if (isNews(arrived.dataset, this.stage.dataset) && arrived.dataset.epoch === this.stage.dataset.epoch) {
      return; // older than what is shown: a newer one has overtaken it
    }
    if (push) {
      history.pushState(null, "", url);
    }
    this.#replace(arrived);
  }

  #replace(arrived) {
    const before = this.stage.querySelector("h1")?.textContent;
    const inside = this.stage.contains(document.activeElement);
    const focused = document.activeElement?.id;
    const screen = this.questions?.current;
    this.stage.replaceWith(arrived);
    this.#onward.hidden = true;
    this.#enter(screen);
    const heading = this.stage.querySelector("section:not([hidden]) h1") ?? this.stage.querySelector("h1");
    if (heading?.textContent !== before) {
      this.#changedAt = performance.now();
      scrollTo(0, 0);
      heading?.focus();
    } else if (inside && focused) {
      document.getElementById(focused)?.focus();
    }
  }

  #enter(screen = null) {
    this.questions = new Questions(this.stage, this.answers, {
      screen,
      changed: () => {
        this.#changedAt = performance.now();
      },
    });
    if (this.stage.querySelector("form[data-comment]")) {
      import("./comment.mjs").then(({ CommentForm }) => {
        this.comment = new CommentForm(this.stage, this);
      });
    } else {
      this.comment = null;
    }
    if (this.stage.dataset.state === "ended") {
      this.connection.close();
    }
  }

  #follow(told) {
    if (!isNews(this.stage.dataset, told)) {
      return;
    }
    // What is being typed is never taken away by a move of the stage.
    if (this.stage.dataset.stays !== undefined || this.comment?.typed) {
      this.#onward.hidden = false;
    } else if (!this.#following) {
      this.#onward.hidden = true;
      this.#following = this.load(location.href, { push: false }).finally(() => {
        this.#following = null;
      });
    }
  }

  #tell(name, detail) {
    this.questions.mark(name, detail);
    if (name === "refused") {
      this.#say(detail.sentence);
      this.load(location.href, { push: false });
    }
  }

  #say(sentence) {
    this.#notice.textContent = sentence;
    this.#notice.hidden = false;
  }

  #calm(event) {
    if (performance.now() - this.#changedAt < CALM && event.isTrusted && event.detail > 0) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  #press(event) {
    const link = event.target.closest("a[data-swap]");
    if (link) {
      event.preventDefault();
      this.load(link.href);
    }
    if (event.target.closest("[data-onward='stay']")) {
      this.#onward.hidden = true;
    }
  }
}

new Phone().start();
