// A participant's page: follows the stage, puts the server's screens in place, says what has happened.

import { Answers } from "./answers.mjs";
import { Connection, isNews } from "./connection.mjs";
import { Questions } from "./questions.mjs";

const byId = (id) => document.getElementById(id);

class Phone {
  #words = byId("room").dataset;
  #notice = byId("notice");
  #latest = null;
  #following = null;

  async start() {
    const { base, participant, shared, walk, again } = this.#words;
    // Joining is answered with this page: to read it in again must not ask whether to join again.
    history.replaceState(null, "", location.href);
    document.querySelector("[data-plain]")?.remove();
    if (again !== undefined)
      await import("./again.mjs").then(({ takeOver }) => takeOver(base, participant), Object);
    this.answers = new Answers(`${base}/${participant}`, ({ question, code, number }) =>
      this.connection.deliver("answer", "answers", { question, code, number, person: participant }),
    );
    this.connection = new Connection(base, "phone", {
      state: (told) => this.#follow(told),
      connected: () => this.answers.flush(),
      reached: () => this.answers.flush(),
      gone: () => location.reload(),
    });
    for (const name of ["sending", "stored", "waiting", "refused", "stranger"]) {
      this.answers.addEventListener(name, ({ detail }) => this.#mark(name, detail));
    }
    document.addEventListener("click", (event) => this.#swap(event));
    addEventListener("popstate", () => this.load(location.href, { push: false }));
    addEventListener("online", () => this.connection.look());
    document.addEventListener("visibilitychange", () => document.hidden || this.connection.look());
    this.#enter();
    if (shared !== undefined) import("./sharing.mjs").then(({ Sharing }) => new Sharing(this));
    if (walk !== undefined) import("./walk.mjs").then(({ Walk }) => (this.walk = new Walk(this)));
    this.answers.flush();
  }

  get stage() {
    return byId("stage");
  }

  get heading() {
    return this.stage.querySelector("section:not([hidden]) h1") ?? this.stage.querySelector("h1");
  }

  /** Put another screen in place of this one, in this page's language: after the end nobody else knows it. */
  async load(url, { push = true } = {}) {
    const anew = new URL(url, location.href);
    anew.searchParams.set("lang", document.documentElement.lang);
    const answer = await fetch(`${anew}&fragment=1`).catch(() => null);
    const html = await answer?.text().catch(() => "");
    const stage = new DOMParser().parseFromString(html ?? "", "text/html").getElementById("stage");
    if (!html || answer.status >= 500) {
      this.say(this.#words.offline, "back");
    } else if (answer.redirected || !answer.ok || stage?.dataset.person !== this.#words.participant) {
      location.assign(anew);
    } else {
      this.#arrive(stage, url, push);
    }
  }

  #arrive(stage, url, push) {
    const shown = this.stage.dataset;
    if (stage.dataset.epoch === shown.epoch && isNews(stage.dataset, shown)) {
      return; // a newer one has overtaken it
    }
    history[push ? "pushState" : "replaceState"](null, "", url);
    const before = this.heading.textContent;
    const focused = this.stage.contains(document.activeElement) ? document.activeElement : null;
    const { current } = this.questions;
    this.stage.replaceWith(stage);
    this.#enter(current);
    byId("onward").hidden = true;
    byId("told").textContent = stage.querySelector("[data-told]")?.textContent ?? "";
    if (this.heading.textContent !== before) {
      scrollTo(0, 0);
      this.heading.focus();
    } else if (focused) {
      (byId(focused.id) ?? this.heading).focus({ preventScroll: true });
    }
    this.#hush(stage.dataset.version);
  }

  #enter(screen = null) {
    this.questions = new Questions(this.stage, this.answers, screen);
    this.walk?.enter();
    if (this.stage.querySelector("form[data-comment]")) {
      import("./comment.mjs").then(({ CommentForm }) => {
        this.comment = new CommentForm(this.stage, this);
      });
    }
    if (this.stage.dataset.state === "ended") {
      this.connection.close();
      import("./doorstep.mjs");
    }
  }

  #follow(told) {
    this.#latest = told;
    if (this.#following || !isNews(this.stage.dataset, told)) return;
    // What is being typed is never taken away by a move of the stage.
    const box = this.stage.querySelector("textarea");
    if ((box?.value.trim() && !box.closest("[hidden]")) || this.stage.dataset.stays !== undefined) {
      this.comment?.offerToGoOn(told);
      return;
    }
    this.#following = this.load(this.#words.base, { push: false }).finally(() => {
      this.#following = null;
      if (this.#latest !== told) this.#follow(this.#latest);
    });
  }

  #mark(name, detail) {
    this.questions.mark(name, detail);
    if (["refused", "stranger"].includes(name)) {
      this.say(detail.sentence, "next");
      this.load(this.#words.base, { push: false });
    }
  }

  /** Say something above the screen: until the way is "back", or with the "next" screen that it belongs to. */
  say(sentence, until) {
    this.#notice.textContent = sentence;
    this.#notice.dataset.until = until;
    this.#notice.hidden = false;
  }

  #hush(version) {
    const { until } = this.#notice.dataset;
    this.#notice.dataset.until = version;
    this.#notice.hidden = this.#notice.hidden || (until !== "next" && until !== version);
  }

  #swap(event) {
    const link = event.target.closest("a[data-swap]");
    if (link) {
      event.preventDefault();
      this.load(link.href);
    }
  }
}

new Phone().start();
