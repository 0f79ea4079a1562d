// A participant's page: follows the stage, moves between the questions, says the truth about answers.

import { Answers } from "./answers.mjs";
import { Connection, isNews } from "./connection.mjs";
import { Questions } from "./questions.mjs";

const CALM = 600; // milliseconds in which a press meant for the last screen does nothing

class Phone {
	#room = document.getElementById("room");
	#notice = document.getElementById("notice");
	#onward = document.getElementById("onward");
	#changedAt = 0;

	start() {
		const { base, participant } = this.#room.dataset;
		this.answers = new Answers(`${base}/${participant}`, (item) => this.#send(item));
		this.connection = new Connection(base, "phone", {
			state: (told) => this.#follow(told),
			connected: () => this.#reached(),
			reached: () => this.#reached(),
			gone: () => location.reload(),
		});
		for (const name of ["sending", "stored", "waiting", "refused"]) {
			this.answers.addEventListener(name, ({ detail }) => this.#tell(name, detail));
		}
		document.addEventListener("click", (event) => this.#calm(event), true);
		document.addEventListener("click", (event) => this.#press(event));
		addEventListener("popstate", () => this.load(location.href, { push: false }));
		addEventListener("online", () => this.#reached());
		document.addEventListener("visibilitychange", () => document.hidden || this.#refresh());
		this.#enter();
		this.answers.flush();
	}

	get stage() {
		return document.getElementById("stage");
	}

	/** Put another screen of the server's in place of this one; the address stays a plain page. */
	async load(url, { push = true } = {}) {
		const fragment = new URL(url, location.href);
		fragment.searchParams.set("fragment", "1");
		let answer;
		try {
			answer = await fetch(fragment);
		} catch {
			this.#say(this.#room.dataset.waiting);
			return;
		}
		if (answer.redirected || !answer.ok || answer.headers.get("X-Screen") === null) {
			location.assign(url);
			return;
		}
		if (push) {
			history.pushState(null, "", url);
		}
		this.#replace(await answer.text());
	}

	#replace(html) {
		const before = this.stage.querySelector("h1")?.textContent;
		const inside = this.stage.contains(document.activeElement);
		const focused = document.activeElement?.id;
		const question = this.questions?.current;
		const page = new DOMParser().parseFromString(html, "text/html");
		this.stage.replaceWith(page.getElementById("stage"));
		this.#enter(question);
		const heading = this.stage.querySelector("section:not([hidden]) h1") ?? this.stage.querySelector("h1");
		if (heading?.textContent !== before) {
			this.#changedAt = performance.now();
			scrollTo(0, 0);
			heading?.focus();
		} else if (inside && focused) {
			document.getElementById(focused)?.focus();
		}
	}

	#enter(question = null) {
		this.questions = new Questions(this.stage, this.answers, {
			question,
			changed: () => {
				this.#changedAt = performance.now();
			},
		});
		if (this.stage.querySelector("form[data-comment]")) {
			import("./comment.mjs").then(({ CommentForm }) => {
				this.comment = new CommentForm(this.stage, this);
			});
		} else {
			this.comment = null;
		}
	}

	#follow(told) {
		if (!isNews(this.stage.dataset, told)) {
			return;
		}
		// What is being typed is never taken away by a move of the stage.
		if (this.stage.dataset.stays !== undefined || this.comment?.typed) {
			this.#onward.hidden = false;
		} else {
			this.#onward.hidden = true;
			this.load(location.href, { push: false });
		}
	}

	async #refresh() {
		try {
			const headers = { Accept: "application/json" };
			const answer = await fetch(`${this.#room.dataset.base}/state`, { headers });
			this.#follow(await answer.json());
		} catch {
			// Still without a network: the connection tries again by itself.
		}
	}

	async #send(item) {
		const payload = { question: item.question, code: item.code, number: item.number };
		if (this.connection.connected) {
			return this.connection.request("answer", payload);
		}
		const answer = await fetch(`${this.#room.dataset.base}/answers`, {
			method: "POST",
			headers: { "Content-Type": "application/json", Accept: "application/json" },
			body: JSON.stringify(payload),
		});
		return answer.json();
	}

	#reached() {
		this.answers.flush();
	}

	#tell(name, detail) {
		this.questions.mark(name, detail);
		if (name === "refused") {
			this.#say(detail.sentence);
			this.load(location.href, { push: false });
		}
	}

	#say(sentence) {
		this.#notice.textContent = sentence;
		this.#notice.hidden = false;
	}

	#calm(event) {
		if (performance.now() - this.#changedAt < CALM && event.isTrusted && event.detail > 0) {
			event.preventDefault();
			event.stopPropagation();
		}
	}

	#press(event) {
		const link = event.target.closest("a[data-swap]");
		if (link) {
			event.preventDefault();
			this.load(link.href);
		}
		if (event.target.closest("[data-onward='stay']")) {
			this.#onward.hidden = true;
		}
	}
}

new Phone().start();
