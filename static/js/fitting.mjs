// Whether all of a projector's view is inside the window; and how much smaller it must be written until it is.

const SLACK = 1.5; // pixels that rounding may take
const AIR = 6; // pixels between what stands above each other
const SMALL = 0.8; // from here on the words are as small as a picture may be
const PICTURE = { normal: 0.8, large: 0.92, largest: 0.96 }; // of what its width allows
const SCALES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25];
const STAYS = 4; // so many of them with everything said; from then on only what has to be

/** The ways to write a view, the best first: everything, then what has to be, smaller and smaller. Pure. */
export function attempts() {
  const whole = SCALES.slice(0, STAYS).map((scale) => ({ scale, tight: false }));
  return [...whole, ...SCALES.map((scale) => ({ scale, tight: true }))];
}

/** Whether a box lies in another one. Pure. */
export function isWithin(inner, outer) {
  return (
    inner.top >= outer.top - SLACK &&
    inner.left >= outer.left - SLACK &&
    inner.bottom <= outer.bottom + SLACK &&
    inner.right <= outer.right + SLACK
  );
}

/** Whether boxes that follow each other downwards keep apart. Pure. */
export function keepApart(boxes) {
  return boxes.every((box, at) => at === 0 || box.top >= boxes[at - 1].bottom + AIR);
}

/**
 * Whether a picture that lies in a box is nearly as large as the box's width would allow, the more so the larger the
 * window's size: the words give way to it, but are not written smaller than it is drawn. Pure.
 */
export function isLargeEnough(box, width, height, scale, size) {
  const wanted = scale >= SMALL ? PICTURE[size] : Math.min(scale, PICTURE[size]);
  return box.height / height >= wanted * (box.width / width);
}

/** Write the view as large as it fits: `root` takes the scale and whether it is tight. */
export function fit(root, view) {
  for (const { scale, tight } of attempts()) {
    root.style.setProperty("--fit", scale);
    root.toggleAttribute("data-tight", tight);
    if (fits(view, scale, root.dataset.size)) return;
  }
}

function fits(view, scale, size) {
  const parts = [...view.children].filter((part) => part.getClientRects().length);
  const { top, bottom } = view.getBoundingClientRect();
  const window = { top, bottom, left: 0, right: document.documentElement.clientWidth };
  const boxes = parts.map((part) => part.getBoundingClientRect());
  return (
    boxes.every((box) => isWithin(box, window)) &&
    keepApart(boxes) &&
    parts.every((part, at) => holds(part, boxes[at])) &&
    [...view.querySelectorAll(".picture > svg")].every((picture) => isSeen(picture, scale, size))
  );
}

/** Nothing in the part reaches out of it, as long words and too many lines would. */
function holds(part, box) {
  const inside = part.querySelectorAll("*:not(.visually-hidden, .visually-hidden *, svg *)");
  return [...inside].every(
    (one) => !one.getClientRects().length || isWithin(one.getBoundingClientRect(), box),
  );
}

function isSeen(picture, scale, size) {
  const { width, height } = picture.viewBox.baseVal;
  return isLargeEnough(picture.getBoundingClientRect(), width, height, scale, size);
}
