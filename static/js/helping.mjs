// The helper's device: one person's questions, and nothing left of them when the next one begins.

import { Answers } from "./answers.mjs";
import { fetchWithin } from "./connection.mjs";
import { announce, forget, guard, namesBelow } from "./curtain.mjs";
import { Questions } from "./questions.mjs";

const WITHIN = 6000;
const LOOK_EVERY = 10_000;
const JSON_ONLY = { Accept: "application/json" };

const byId = (id) => document.getElementById(id);

class Device {
  #words = byId("room").dataset;
  #stage = byId("stage");
  #form = document.querySelector("form[data-finish]");
  #key = this.#words.participant || this.#form?.dataset.finish;

  async start() {
    for (const plain of document.querySelectorAll("[data-plain]")) plain.remove();
    forget(`${this.#words.base}/`, this.#key && this.#place);
    if (!this.#key) return;
    this.answers = new Answers(this.#place, (item) => this.#send(item));
    for (const name of ["sending", "stored", "waiting", "refused"]) {
      this.answers.addEventListener(name, ({ detail }) => this.#mark(name, detail));
    }
    this.#form?.addEventListener("submit", (event) => this.#finish(event));
    addEventListener("online", () => this.#look());
    document.addEventListener("visibilitychange", () => document.hidden || this.#look());
    setInterval(() => this.#look(), LOOK_EVERY);
    if (this.#words.participant) await this.#enter();
    this.answers.flush();
  }

  /** Where the person's things are: below this address, and under this name in the storage. */
  get #place() {
    return `${this.#words.base}/${this.#key}`;
  }

  async #enter() {
    guard(
      this.#key,
      () => this.#stage.replaceChildren(),
      () => this.#leave(),
    );
    if (this.#stage.querySelector("form[data-comment]")) {
      const { CommentForm } = await import("./comment.mjs");
      new CommentForm(this.#stage, { load: (url) => location.assign(url) });
    } else if (this.#stage.querySelector("section[data-screen]")) {
      const early = [...this.#stage.querySelectorAll("input[name=code]:checked")];
      this.questions = new Questions(this.#stage, this.answers, null);
      for (const input of early) input.click(); // pressed before this script had arrived
      this.#restore((await this.#look()) ?? {});
    }
  }

  /** The page comes without answers; what the person has given so far is put in here. */
  #restore(given) {
    const pending = this.answers.pending();
    for (const { dataset } of this.#stage.querySelectorAll("[data-question]")) {
      const own = given[dataset.question];
      const chosenSince = pending[dataset.question] || Number(dataset.number) > own?.number;
      if (own && !chosenSince) this.questions.mark("stored", { question: dataset.question, ...own });
    }
  }

  /** Ask what is stored; null when the server was not reached. Somebody who is done is left at once. */
  async #look() {
    try {
      const answer = await fetchWithin(WITHIN, `${this.#place}/answers`, { headers: JSON_ONLY });
      if (answer.status === 410) this.#leave();
      if (!answer.ok) return null;
      const given = await answer.json();
      this.answers.flush();
      return given;
    } catch {
      return null;
    }
  }

  async #send({ question, code, number }) {
    const answer = await fetchWithin(WITHIN, `${this.#place}/answers`, {
      method: "POST",
      headers: { ...JSON_ONLY, "Content-Type": "application/json" },
      body: JSON.stringify({ question, code, number }),
    });
    const told = await answer.json();
    if (answer.status === 403) this.#say(told.sentence);
    return told;
  }

  #mark(name, detail) {
    this.questions?.mark(name, detail);
    if (name !== "refused") return;
    this.#say(detail.sentence);
    if (detail.code === "gone") {
      this.#stage.replaceChildren();
      byId("away").hidden = false;
    }
  }

  async #finish(event) {
    event.preventDefault();
    await this.answers.flush();
    if (Object.keys(this.answers.pending()).length > 0) {
      this.#say(this.#words.unfinished);
    } else if (namesBelow(`${this.#place}/comment`).length > 0) {
      this.#say(this.#words.unwritten);
    } else {
      await this.#close();
    }
  }

  async #close() {
    const answer = await fetchWithin(WITHIN, this.#form.action, { method: "POST", headers: JSON_ONLY }).catch(
      () => null,
    );
    if (answer?.ok || answer?.status === 410) {
      announce(this.#key);
      this.#leave();
    } else {
      const told = await answer?.json().catch(() => null);
      this.#say(told?.sentence ?? this.#words.unreached);
    }
  }

  #leave() {
    this.#stage.replaceChildren();
    forget(this.#place);
    location.replace(this.#words.home);
  }

  #say(sentence) {
    byId("notice").textContent = sentence;
    byId("notice").hidden = false;
    scrollTo(0, 0);
  }
}

new Device().start();
