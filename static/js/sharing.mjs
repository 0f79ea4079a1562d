// Two share one phone: what one has given is gone from it before the other takes over.

import { fetchWithin } from "./connection.mjs";
import { announce, forget, guard, namesBelow } from "./curtain.mjs";

const WITHIN = 6000;

/** Which words say why the phone cannot be handed over yet; "" when nothing of the person is left on it. Pure. */
export function obstacle(unsent, names) {
  if (unsent > 0 || names.some((one) => !one.endsWith("/comment"))) return "unfinished";
  return names.length > 0 ? "unwritten" : "";
}

export class Sharing {
  #phone;
  #words = document.getElementById("room").dataset;
  #own = `${this.#words.base}/${this.#words.participant}`;

  constructor(phone) {
    this.#phone = phone;
    guard(
      this.#words.participant,
      () => phone.stage.replaceChildren(),
      () => this.#leave(),
    );
    document.addEventListener("submit", (event) => {
      if (event.target.closest("form[data-hand-over]")) this.#handOver(event);
    });
  }

  async #handOver(event) {
    event.preventDefault();
    const { answers } = this.#phone;
    await answers.flush();
    const why = obstacle(Object.keys(answers.pending()).length, namesBelow(this.#own));
    if (why) {
      this.#phone.say(this.#words[why], "back");
      return;
    }
    const body = new URLSearchParams(new FormData(event.target));
    const options = { method: "POST", headers: { Accept: "application/json" }, body };
    const answer = await fetchWithin(WITHIN, event.target.action, options).catch(() => null);
    if (answer?.ok || answer?.status === 409) {
      announce(this.#words.participant);
      this.#leave();
    } else {
      this.#phone.say(this.#words.unreached, "back");
    }
  }

  /** Whoever holds the phone now begins on a page of their own. */
  #leave() {
    this.#phone.stage.replaceChildren();
    forget(this.#own);
    location.replace(this.#words.base);
  }
}
