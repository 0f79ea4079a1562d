// A form sent by script, so that a lost network leaves the page as it is, with everything that was typed.

/**
 * Send the form and go where the answer leads; `leave` is called before the page is left. False when nobody
 * could be reached. What the server refuses is sent again the plain way: its page explains and keeps all.
 */
export async function sendForm(form, leave) {
  const given = { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } };
  let next = null;
  try {
    const reply = await fetch(form.action, given);
    if (reply.ok) ({ next } = await reply.json());
  } catch {
    return false;
  }
  leave();
  if (next) window.location.assign(next);
  else form.submit();
  return true;
}
