// The time where the meeting is, whatever the computer's own time zone.
export default class Clock {
  #element;
  #format;
  #timer;

  constructor(element) {
    this.#element = element;
    this.#format = new Intl.DateTimeFormat(document.documentElement.lang, {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      numberingSystem: "latn",
      timeZone: element.dataset.zone,
    });
  }

  connect() {
    this.#tick();
    this.#timer = setInterval(() => this.#tick(), 5_000);
  }

  disconnect() {
    clearInterval(this.#timer);
  }

  #tick() {
    const time = this.#format.format(new Date());
    if (this.#element.textContent !== time) this.#element.textContent = time;
  }
}
