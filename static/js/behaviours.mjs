// Gives every element with data-controller="name ..." its behaviours, also in fragments that arrive later.

/** The names in a data-controller attribute, each once; anything that is not a plain name is left out. */
export function namesIn(attribute) {
  const words = (attribute ?? "").split(/\s+/);
  return [...new Set(words)].filter((word) => /^[a-z][a-z0-9-]*$/.test(word));
}

/** What to start and what to stop when an element that runs `running` should run `wanted`. */
export function changes(running, wanted) {
  return {
    start: wanted.filter((name) => !running.includes(name)),
    stop: running.filter((name) => !wanted.includes(name)),
  };
}

export class Behaviours {
  #load;
  #running = new Map();

  /** `load(name)` resolves to a module whose default export is a class: new (element), connect(), disconnect(). */
  constructor(load) {
    this.#load = load;
  }

  watch(root) {
    new MutationObserver((records) => this.#follow(records)).observe(root, {
      subtree: true,
      childList: true,
      attributeFilter: ["data-controller"],
    });
    this.refresh(root);
  }

  refresh(root) {
    for (const element of root.querySelectorAll("[data-controller]")) {
      this.#settle(element);
    }
    this.#settle(root);
  }

  #follow(records) {
    for (const record of records) {
      if (record.type === "attributes") this.#settle(record.target);
      for (const node of record.addedNodes) {
        if (node instanceof Element) this.refresh(node);
      }
    }
    for (const element of this.#running.keys()) {
      if (!element.isConnected) this.#settle(element);
    }
  }

  #settle(element) {
    const running = this.#running.get(element) ?? new Map();
    const wanted = element.isConnected ? namesIn(element.getAttribute("data-controller")) : [];
    const { start, stop } = changes([...running.keys()], wanted);
    for (const name of stop) {
      const controller = running.get(name);
      running.delete(name);
      controller?.disconnect?.();
    }
    for (const name of start) {
      running.set(name, null);
      this.#start(element, name, running);
    }
    if (running.size) this.#running.set(element, running);
    else this.#running.delete(element);
  }

  async #start(element, name, running) {
    try {
      const module = await this.#load(name);
      // The element may have gone, or been given another behaviour, while the module was on its way.
      if (running.get(name) !== null || !element.isConnected) return;
      const controller = new module.default(element);
      running.set(name, controller);
      controller.connect?.();
    } catch (error) {
      console.error(`The behaviour "${name}" did not start.`, error);
    }
  }
}
