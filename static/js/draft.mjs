// What is being typed in a form: kept in the phone's storage, so that it survives a reload.

const KEPT = ["key", "text", "place", "elsewhere", "theme"];

/** Put words that could not be stored where the form will find them, before what has been typed since. */
export function addToDraft(key, written) {
  try {
    const since = JSON.parse(localStorage.getItem(key) ?? "{}");
    localStorage.setItem(key, JSON.stringify({ ...written, text: textOf(written, since) }));
  } catch {
    // No storage, and no form to write in: nothing is left to keep them in.
  }
}

function textOf(...written) {
  return written
    .map((one) => one.text)
    .filter(Boolean)
    .join("\n\n");
}

export class Draft {
  #form;
  #fields;
  #key;

  constructor(form, key) {
    this.#form = form;
    this.#fields = form.elements;
    this.#key = key;
  }

  /** What the form says now. With its key: words whose receipt got lost are not stored twice when sent again. */
  get written() {
    return Object.fromEntries(new FormData(this.#form));
  }

  /** Put back what was kept, unless it is the comment that the page says has been sent: a press before this
   * script had come sent it, and the script that came then kept it. */
  restore(sent = new URLSearchParams(location.search).get("sent")) {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#key) ?? "{}");
      if (kept.key === sent) localStorage.removeItem(this.#key);
      else if (!this.#fields.text.value && kept.text) this.fill(kept);
    } catch {
      // No storage: the words then live in the page only.
    }
  }

  keep() {
    try {
      if (this.#fields.text.value) localStorage.setItem(this.#key, JSON.stringify(this.written));
      else localStorage.removeItem(this.#key);
    } catch {
      // As above.
    }
  }

  fill(written) {
    for (const name of KEPT.filter((one) => this.#fields[one]))
      this.#fields[name].value = written[name] ?? "";
  }

  /** The words are the writer's again, before what has been typed since. */
  takeBack(written) {
    this.fill({ ...written, text: textOf(written, this.written) });
  }

  /** Make room for another comment, with a key of its own. */
  clear() {
    const random = crypto.getRandomValues(new Uint8Array(9));
    this.#fields.text.value = "";
    this.#fields.key.value = Array.from(random, (one) => one.toString(16).padStart(2, "0")).join("");
    this.keep();
  }
}
