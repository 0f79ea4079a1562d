// Puts a newer page in place of the shown one, region by region, and never takes away where somebody is.

/** The regions of `shown` that a newer page replaces: the same name, other contents, and not kept. Pure. */
export function differing(shown, newer, kept) {
  return [...newer.keys()].filter(
    (name) => shown.has(name) && !kept.includes(name) && shown.get(name) !== newer.get(name),
  );
}

/**
 * Replace what differs between the shown page and a newer one.
 * @param {Element} stage the shown page
 * @param {Element} newer
 * @param {string[]} kept names of regions that stay as they are
 */
export function replaceRegions(stage, newer, kept = []) {
  const here = regionsOf(stage);
  const there = regionsOf(newer);
  for (const name of differing(written(here), written(there), kept)) {
    replaceOne(here.get(name), there.get(name));
  }
  for (const { name, value } of newer.attributes) stage.setAttribute(name, value);
  // What looked the same has been left alone, and must still be pressed from where the room is now.
  for (const field of stage.querySelectorAll("input[name=version]")) field.value = newer.dataset.version;
}

function regionsOf(page) {
  return new Map([...page.querySelectorAll("[data-region]")].map((part) => [part.dataset.region, part]));
}

function written(regions) {
  return new Map([...regions].map(([name, part]) => [name, plain(part.innerHTML)]));
}

/** A region's HTML without what differs between two copies of the same form. Pure. */
export function plain(html) {
  return html.replace(/<input type="hidden" name="(csrf_token|version)"[^>]*>/g, "");
}

function replaceOne(old, fresh) {
  const active = old.contains(document.activeElement) ? document.activeElement : null;
  const open = [...old.querySelectorAll("details[open][id]")].map((one) => one.id);
  const chosen = chosenIn(old);
  old.replaceChildren(...fresh.childNodes);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  for (const [id, value] of chosen) choose(document.getElementById(id), value);
  if (active) settleFocus(old, active.id);
}

/** What somebody has chosen in an unfolded form and not sent yet: [id, value] of each list. */
function chosenIn(region) {
  const lists = [...region.querySelectorAll("details[open][id] select[id]")];
  return lists.filter((one) => !one.selectedOptions[0]?.defaultSelected).map(({ id, value }) => [id, value]);
}

function choose(list, value) {
  if (list?.querySelector(`[value="${CSS.escape(value)}"]`)) list.value = value;
}

/** Focus goes to what has taken the old one's place, else to the region itself: never to the page's beginning. */
function settleFocus(region, id) {
  const again = id ? document.getElementById(id) : null;
  const target = again && !again.disabled ? again : (region.querySelector("[data-focus]") ?? region);
  if (target === region) region.tabIndex = -1;
  target.focus({ preventScroll: true });
}
