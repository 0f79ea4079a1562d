// Sends a form, or follows a link to a panel, without leaving the page: focus and scroll stay where they are.

/** Which regions an answer may replace: what a colleague or the room does never moves the open panel. Pure. */
export function keptBy(inPanel) {
  return inPanel ? [] : ["panel"];
}

export class Posting {
  #show;
  #unsent;
  #busy = false;

  /**
   * @param {(html: string, kept: string[], onward: boolean) => void} show onward: focus goes to what has come
   * @param {() => void} unsent the server was not reached; nothing has been done
   */
  constructor(show, unsent) {
    this.#show = show;
    this.#unsent = unsent;
  }

  async send(form, button) {
    const kept = keptBy(form.closest("[data-region=panel]") !== null);
    const body = new URLSearchParams(new FormData(form, button));
    const url = fragmentOf(button?.getAttribute("formaction") ?? form.action);
    await this.#fetch(url, { method: "POST", body }, kept, form.dataset.onward !== undefined);
  }

  async open(link) {
    await this.#fetch(fragmentOf(link.href), {}, [], true);
    history.replaceState(null, "", link.href);
  }

  async #fetch(url, options, kept, onward) {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const answer = await fetch(url, options);
      if (answer.ok && answer.headers.get("X-Screen") !== null) this.#show(await answer.text(), kept, onward);
      else location.reload(); // signed out, or a right is gone: the page itself says which
    } catch {
      this.#unsent();
    } finally {
      this.#busy = false;
    }
  }
}

function fragmentOf(address) {
  const url = new URL(address, location.href);
  url.searchParams.set("fragment", "1");
  return url;
}
