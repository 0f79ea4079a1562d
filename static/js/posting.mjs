// Sends a form, or follows a link to a panel, without leaving the page: focus and scroll stay where they are.

/** Which regions an answer leaves alone: what a colleague or the room does never moves the open panel. Pure. */
export function keptBy(inPanel) {
  return inPanel ? [] : ["panel", "beside"];
}

/** Whether somebody reads or writes there: a form that opens by itself must not take that away. */
function isBusy(panel) {
  if (panel?.querySelector("[data-hold]")) return true;
  const fields = panel?.querySelectorAll("textarea:not([readonly]), input:not([type=hidden])") ?? [];
  return [...fields].some((field) => field.value !== field.defaultValue);
}

/**
 * The same button as the page has it now: what was pressed may have been replaced while it waited its turn. A guarded
 * one that does something else by then was not what was pressed: an impatient press must not move the room twice, nor
 * approve a comment that nobody has read.
 */
function asNow(form, button) {
  if (form.isConnected || !button?.id) return { form, button };
  const fresh = document.getElementById(button.id);
  const same = fresh?.form?.action === form.action && fresh.textContent === button.textContent;
  if (form.dataset.guarded !== undefined && !same) return { form: null, button };
  return { form: fresh?.form ?? null, button: fresh };
}

export class Posting {
  #show;
  #unsent;
  #turn = Promise.resolve();

  /**
   * @param {(html: string, kept: string[], onward?: string) => void} show onward: focus goes to the part
   *   of this id, or with none to the panel that has come
   * @param {() => void} unsent the server was not reached; nothing has been done
   */
  constructor(show, unsent) {
    this.#show = show;
    this.#unsent = unsent;
  }

  /** One after the other: a press that comes while another is under way waits, and is not lost. */
  send(form, button) {
    this.#after(() => this.#post(asNow(form, button)));
  }

  open(link) {
    const { href } = link;
    this.#after(() => this.#fetch(fragmentOf(href), {}, [], ""));
    history.replaceState(null, "", href);
  }

  #after(act) {
    // One that fails must not hold up those behind it.
    this.#turn = this.#turn.then(act).catch((error) => console.error(error));
  }

  async #post({ form, button }) {
    if (form === null) return;
    const opens = form.dataset.opens !== undefined && !isBusy(document.getElementById("panel"));
    const kept = keptBy(opens || form.closest("[data-region=panel], [data-region=beside]") !== null);
    const url = fragmentOf(button?.getAttribute("formaction") ?? form.action);
    const body = new URLSearchParams(new FormData(form, button));
    await this.#fetch(url, { method: "POST", body }, kept, form.dataset.onward);
  }

  async #fetch(url, options, kept, onward) {
    let answer;
    let html;
    try {
      answer = await fetch(url, options);
      html = await answer.text();
    } catch {
      this.#unsent();
      return;
    }
    if (answer.ok && answer.headers.get("X-Screen") !== null) this.#show(html, kept, onward);
    else location.reload(); // signed out, or a right is gone: the page itself says which
  }
}

function fragmentOf(address) {
  const url = new URL(address, location.href);
  url.searchParams.set("fragment", "1");
  return url;
}
