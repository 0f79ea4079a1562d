// The questions of a step on one phone: one at a time; choosing saves, "Nästa" moves on, nothing by itself.

const SKIPPED = "-";

export class Questions {
	#sections;
	#done;
	#answers;
	#changed;

	constructor(stage, answers, { question, changed }) {
		this.#sections = [...stage.querySelectorAll("section[data-question]")];
		this.#done = stage.querySelector("section[data-done]");
		this.#answers = answers;
		this.#changed = changed;
		if (this.#sections.length === 0) {
			return;
		}
		for (const section of this.#sections) {
			this.#prepare(section);
		}
		const kept = this.#section(question);
		if (kept) {
			this.#show(kept);
		}
		this.#count();
	}

	/** The question on the screen, or "done"; null when there is none. */
	get current() {
		const section = this.#sections.find((one) => !one.hidden);
		return section?.dataset.question ?? (this.#done && !this.#done.hidden ? "done" : null);
	}

	/** Show the true state of an answer: sending, stored or waiting for the network. */
	mark(name, detail) {
		const waiting = this.#answers.pending();
		for (const section of this.#sections) {
			const id = section.dataset.question;
			if (name === "stored" && String(detail.question) === id) {
				section.dataset.number = detail.number;
				this.#choose(section, detail.code);
				this.#state(section, "saved");
			} else if (waiting[id]) {
				this.#state(section, name === "waiting" ? "waiting" : "sending");
			}
		}
		this.#count();
	}

	#prepare(section) {
		const waiting = this.#answers.pending()[section.dataset.question];
		if (waiting) {
			this.#choose(section, waiting.code);
			this.#state(section, "waiting");
		}
		section.addEventListener("change", (event) => {
			if (event.target.name === "code") {
				this.#answer(section, event.target.value);
			}
		});
		section.querySelector("form").addEventListener("submit", (event) => {
			event.preventDefault();
			this.#submit(section, event.submitter);
		});
		for (const link of section.querySelectorAll("a[data-goto]")) {
			link.addEventListener("click", (event) => this.#go(event, link));
		}
	}

	#submit(section, button) {
		if (button?.name === "skip") {
			this.#choose(section, SKIPPED);
			this.#answer(section, SKIPPED);
		} else if (!section.querySelector("input[name=code]:checked")) {
			section.querySelector("[data-missing]").hidden = false;
			return;
		}
		const next = this.#sections[this.#sections.indexOf(section) + 1];
		this.#show(next ?? this.#done);
		this.#focus();
	}

	#answer(section, code) {
		section.dataset.code = code;
		section.querySelector("[data-missing]").hidden = true;
		this.#answers.choose(Number(section.dataset.question), code, Number(section.dataset.number));
		this.#count();
	}

	#choose(section, code) {
		section.dataset.code = code;
		for (const input of section.querySelectorAll("input[name=code]")) {
			input.checked = input.value === code;
		}
	}

	#state(section, name) {
		const line = section.querySelector("[data-state]");
		const words = document.getElementById("room").dataset;
		if (line.dataset.state !== name) {
			line.dataset.state = name;
			line.textContent = name === "waiting" ? words.waitingShort : words[name];
			section.querySelector("[data-detail]").textContent = name === "waiting" ? words.waiting : "";
		}
	}

	#go(event, link) {
		const target = this.#section(link.dataset.goto);
		if (target) {
			event.preventDefault();
			this.#show(target);
			this.#focus();
		}
	}

	#section(id) {
		return id === "done" ? this.#done : this.#sections.find((one) => one.dataset.question === String(id));
	}

	#show(section) {
		for (const one of [...this.#sections, this.#done]) {
			if (one) {
				one.hidden = one !== section;
			}
		}
		const url = new URL(location.href);
		url.searchParams.set("q", section === this.#done ? "done" : section.dataset.question);
		history.replaceState(null, "", url);
	}

	#focus() {
		this.#changed();
		scrollTo(0, 0);
		const section = this.#section(this.current);
		section?.querySelector("h1")?.focus({ preventScroll: true });
	}

	/** The last screen tells what was skipped, and holds the own answers folded away. */
	#count() {
		if (!this.#done) {
			return;
		}
		for (const entry of this.#done.querySelectorAll("[data-own]")) {
			const section = this.#section(entry.dataset.own);
			const chosen = section?.querySelector("input[name=code]:checked");
			const words = document.getElementById("room").dataset;
			entry.textContent = chosen ? chosen.parentElement.textContent.trim() : words.noAnswer;
		}
		const skipped = this.#sections.filter((one) => one.dataset.code === SKIPPED || one.dataset.code === "");
		for (const line of this.#done.querySelectorAll("[data-skipped]")) {
			line.hidden = skipped.length === 0;
			line.querySelector("a").dataset.goto = skipped[0]?.dataset.question;
		}
	}
}
