// Writing a comment: what is typed survives a reload, and a likely name or number is asked about before it is sent.

import { fetchWithin } from "./connection.mjs";
import { Draft } from "./draft.mjs";
import { suspects } from "./suspects.mjs";

const AGAIN = 4000;
const WITHIN = 8000;

export class CommentForm {
  #form;
  #fields;
  #line;
  #draft;
  #phone;
  #checked = null;
  #retry = null;
  #offered = 0;
  #words = document.getElementById("room").dataset;

  constructor(stage, phone) {
    this.#form = stage.querySelector("form[data-comment]");
    this.#fields = this.#form.elements;
    this.#line = this.#form.querySelector("[data-state]");
    this.#phone = phone;
    this.#draft = new Draft(this.#form, `${this.#words.base}/${this.#words.participant}/comment`);
    this.#draft.restore();
    this.#keep(); // also what was typed before this script had arrived
    this.#form.addEventListener("input", () => this.#keep());
    this.#form.addEventListener("submit", (event) => this.#submit(event));
    this.#fields.place?.addEventListener("change", () => this.#askElsewhere());
    this.#askElsewhere();
    this.#form.querySelector("[data-change]").addEventListener("click", (event) => this.#reconsider(event));
  }

  /** Say, once for each move, that the room has gone on; what is being typed stays. */
  offerToGoOn(told) {
    const ended = told.state === "ended";
    if (!ended && told.version <= this.#offered) return;
    this.#offered = told.version;
    const offer = document.getElementById("onward");
    const sentence = offer.querySelector("p");
    const stay = offer.querySelector("[data-onward=stay]");
    if (ended) sentence.textContent = this.#words.ended;
    offer.hidden = false;
    stay.hidden = ended;
    stay.onclick = () => {
      offer.hidden = true;
      this.#fields.text.focus();
    };
    document.getElementById("told").textContent = sentence.textContent;
  }

  #keep() {
    clearTimeout(this.#retry);
    this.#checked = null;
    this.#line.textContent = "";
    this.#draft.keep();
  }

  #askElsewhere() {
    const { place } = this.#fields;
    this.#form.querySelector("[data-elsewhere]").hidden = Boolean(place) && place.value !== "elsewhere";
  }

  #submit(event) {
    event.preventDefault();
    const { rules, known } = this.#form.dataset;
    const { value } = this.#fields.text;
    const spans = suspects(value, JSON.parse(rules), JSON.parse(known));
    if (spans.length === 0 || this.#checked === value) {
      this.#send();
      return;
    }
    const warning = this.#form.querySelector("[data-warning]");
    warning.querySelector("[data-spans]").textContent = spans.map((span) => `”${span}”`).join(", ");
    warning.hidden = false;
    this.#fields.anyway.disabled = false;
    warning.querySelector("[data-change]").focus();
    this.#checked = value;
  }

  #reconsider(event) {
    event.preventDefault();
    this.#form.querySelector("[data-warning]").hidden = true;
    this.#checked = null;
    this.#fields.text.focus();
  }

  takeBack(comment, sentence) {
    this.#draft.takeBack(comment);
    this.#keep();
    this.#line.textContent = sentence;
  }

  async #send() {
    clearTimeout(this.#retry);
    const { written } = this.#draft;
    if (this.#phone.walk?.takes(this.#form)) {
      this.#draft.clear();
      this.#form.querySelector("[data-warning]").hidden = true;
      this.#phone.walk.send(written);
      return;
    }
    this.#line.textContent = this.#words.sending;
    this.#fields.text.readOnly = true;
    const told = await this.#post().catch(() => null);
    this.#fields.text.readOnly = false;
    if (!told) {
      this.#line.textContent = this.#words.commentWaiting;
      this.#retry = setTimeout(() => this.#form.isConnected && this.#send(), AGAIN);
    } else if (told.ok) {
      this.#draft.clear();
      this.#keep();
      this.#line.textContent = this.#words.saved;
      this.#phone.load(told.next, { push: false });
    } else {
      this.#line.textContent = told.sentence;
      if (told.code === "stranger") this.#phone.load(this.#words.base); // the draft is kept
    }
  }

  async #post() {
    const answer = await fetchWithin(WITHIN, this.#form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(new FormData(this.#form)),
    });
    return answer.status < 500 ? answer.json() : null;
  }
}
