// What a key means on control: a presenter's clicker sends PageDown, PageUp, and B or a full stop.

const MEANINGS = { PageDown: "next", PageUp: "back", b: "blank", B: "blank", ".": "blank" };

/** The act that a key stands for, or null: never while somebody writes, nor for a key held down. Pure. */
export function actOf({ key, repeat, ctrlKey, altKey, metaKey }, writing) {
  if (repeat || ctrlKey || altKey || metaKey || writing) return null;
  return MEANINGS[key] ?? null;
}

/** Whether keys that are typed here become text or choose something. */
export function isWriting(element) {
  return Boolean(element?.closest("input:not([type=checkbox]), textarea, select, [contenteditable]"));
}
