// Writing a comment: what is typed survives a reload, and a likely name or number is asked about before it is sent.

/**
 * What in a text may point somebody out. Pure.
 * @param {string} text
 * @param {{kind: string, pattern: string, flags: string}[]} rules the server's own patterns
 * @param {string[]} known names of places, which are not people
 * @returns {string[]} the spans found, in their order
 */
export function suspects(text, rules, known) {
  const found = [];
  for (const { kind, pattern, flags } of rules) {
    const searched = kind === "name" ? withoutKnown(text, known) : text;
    for (const [span] of searched.matchAll(new RegExp(pattern, `g${flags}`))) {
      found.push(span);
    }
  }
  return [...new Set(found)];
}

function withoutKnown(text, known) {
  return [...known]
    .sort((one, other) => other.length - one.length)
    .reduce((rest, name) => {
      const plain = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return rest.replace(new RegExp(`(^|[\\s.,;:!?”"(])${plain}s?(?=$|[\\s.,;:!?”")])`, "gi"), "$1…");
    }, text);
}

export class CommentForm {
  #form;
  #text;
  #key;
  #phone;
  #checked = null;

  constructor(stage, phone) {
    this.#form = stage.querySelector("form[data-comment]");
    this.#text = this.#form.elements.text;
    this.#phone = phone;
    const { base, participant } = document.getElementById("room").dataset;
    this.#key = `${base}/${participant}/comment`;
    this.#restore();
    this.#form.addEventListener("input", () => this.#keep());
    this.#form.addEventListener("submit", (event) => this.#submit(event));
    this.#form.elements.place?.addEventListener("change", () => this.#askElsewhere());
    this.#askElsewhere();
    this.#form.querySelector("[data-change]").addEventListener("click", () => this.#reconsider());
  }

  /** Whether there are words that have not been sent. */
  get typed() {
    return this.#text.isConnected && this.#text.value.trim() !== "";
  }

  #restore() {
    try {
      this.#text.value ||= localStorage.getItem(this.#key) ?? "";
    } catch {
      // No storage: the words then live in the page only.
    }
  }

  #keep() {
    this.#checked = null;
    try {
      if (this.#text.value) {
        localStorage.setItem(this.#key, this.#text.value);
      } else {
        localStorage.removeItem(this.#key);
      }
    } catch {
      // As above.
    }
  }

  #askElsewhere() {
    const place = this.#form.elements.place;
    this.#form.querySelector("[data-elsewhere]").hidden = Boolean(place) && place.value !== "elsewhere";
  }

  #submit(event) {
    event.preventDefault();
    const rules = JSON.parse(this.#form.dataset.rules);
    const spans = suspects(this.#text.value, rules, JSON.parse(this.#form.dataset.known));
    const warning = this.#form.querySelector("[data-warning]");
    if (spans.length > 0 && this.#checked !== this.#text.value) {
      warning.querySelector("[data-spans]").textContent = spans.map((span) => `”${span}”`).join(", ");
      warning.hidden = false;
      warning.querySelector("button").focus();
      this.#checked = this.#text.value;
      return;
    }
    this.#send();
  }

  #reconsider() {
    this.#form.querySelector("[data-warning]").hidden = true;
    this.#checked = null;
    this.#text.focus();
  }

  async #send() {
    const line = this.#form.querySelector("[data-state]");
    const words = document.getElementById("room").dataset;
    line.textContent = words.sending;
    let answer;
    try {
      answer = await fetch(this.#form.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams(new FormData(this.#form)),
      });
    } catch {
      line.textContent = words.commentWaiting;
      setTimeout(() => this.#text.isConnected && this.#send(), 4000);
      return;
    }
    const told = await answer.json();
    if (!told.ok) {
      line.textContent = told.sentence;
      return;
    }
    this.#text.value = "";
    this.#keep();
    this.#phone.load(told.next, { push: false });
  }
}
