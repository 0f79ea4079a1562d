"""Who is in the hall: phones, the facilitator's control, and somebody whose phone no test looks at."""

import http.client
import json
import re
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import BrowserContext, Error, Locator, Page, expect

PATIENCE = 20.0
SAVED = re.compile("^(Sparat|Saved)$")
SCREEN = "#stage section[data-screen]:not([hidden])"


def insist(act: Callable[[], object], until: Callable[[], bool]) -> None:
    """Do as a person whose first press fell into the calm after a change: try again until it takes."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        act()
        for _ in range(6):
            if until():
                return
            time.sleep(0.05)
    raise AssertionError("pressed again and again, and nothing happened")


def tap(target: Locator) -> None:
    """Press if it is still there: by the time that a slow finger arrives it may be another."""
    with suppress(Error):
        if target.is_visible():
            target.click(timeout=4_000)


def pass_calm_quickly(page: Page) -> None:
    """Ten times as fast as for a person: after each screen's 600 ms Playwright would look again at 720."""
    animations = page.context.new_cdp_session(page)
    animations.send("Animation.enable")
    animations.send("Animation.setPlaybackRate", {"playbackRate": 10})


class Phone:
    """A participant's phone, with or without scripts."""

    def __init__(self, context: BrowserContext, address: str, *, scripts: bool = True) -> None:
        self.context = context
        self.scripts = scripts
        self.page = context.new_page()
        pass_calm_quickly(self.page)
        self.address = address

    def join(self, state: str = "waiting") -> "Phone":
        """Come in, to where the room is."""
        self.page.goto(self.address)
        self.page.locator("form .button.primary").click()
        self.see(state)
        return self

    def see(self, state: str) -> None:
        expect(self.page.locator("#stage")).to_have_attribute("data-state", state)

    @property
    def screen(self) -> str:
        """The name of the screen that is shown: a question's id, or the step's last."""
        return self.page.locator(SCREEN).get_attribute("data-screen") or ""

    def choose(self, code: str, question: int = 0) -> None:
        """Tap an answer; the question counts where a screen has several."""
        answer = self.page.locator(f"{SCREEN} fieldset").nth(question).locator(f"label:has([value='{code}'])")
        insist(lambda: tap(answer), lambda: answer.locator("input").is_checked())

    def saved(self) -> None:
        """Wait until the phone says that what it shows is stored."""
        expect(self.page.locator(f"{SCREEN} [data-state]").first).to_have_text(SAVED)

    def has_sent_all(self) -> None:
        """Wait until no answer lies in the phone any more."""
        insist(lambda: None, lambda: self.page.evaluate("localStorage.length === 0"))

    def go_on(self) -> None:
        """Press the screen's button, "Nästa" or "Klart"."""
        before = self.screen
        button = self.page.locator(f"{SCREEN}[data-screen='{before}'] .actions .primary").first
        insist(lambda: tap(button), lambda: self.screen != before)

    def press_on(self) -> None:
        """Press the screen's button, whatever comes of it."""
        self.page.locator(f"{SCREEN} .actions .primary").first.click()

    def answer(self, *codes: str) -> None:
        """Answer one screen after the other."""
        for code in codes:
            self.choose(code)
            self.go_on()

    def answer_together(self, codes: Sequence[str]) -> None:
        """Answer the questions that stand on one screen."""
        for question, code in enumerate(codes):
            self.choose(code, question)
        self.go_on()

    def write(self, text: str) -> None:
        """Write a comment where the room writes."""
        if not self.scripts:
            self.page.goto(self.address)
        self.see("comment")
        self.page.locator("#comment-text").fill(text)
        form = self.page.locator("form[data-comment]")
        insist(lambda: tap(form.locator(".primary.wide")), self.is_thanked)

    def is_thanked(self) -> bool:
        return self.page.locator("#comment-text").input_value() == ""


class Control:
    """The facilitator's page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def version(self) -> str:
        return self.page.locator("#stage").get_attribute("data-version") or ""

    def press(self, words: str) -> None:
        """Press the one large button when it says this."""
        button = self.page.locator("#next", has_text=words)
        expect(button).to_be_visible()
        before = self.version
        insist(lambda: tap(button), lambda: self.version != before)

    def begin_for_real(self, version: int) -> None:
        """End the rehearsal, once control has followed the room to here: no other press would be taken."""
        expect(self.page.locator("#stage")).to_have_attribute("data-version", str(version))
        self.page.locator("#begin").click()
        self.page.locator("#begin-now").click()
        expect(self.page.locator("#begin")).to_have_count(0)

    def open_projector(self, button: str = "#open-screen") -> Page:
        """A window of its own, once it has its style; `button` is pressed for it."""
        with self.page.context.expect_page() as opened:
            self.page.locator(button).click()
        opened.value.wait_for_load_state()
        opened.value.set_viewport_size({"width": 1280, "height": 720})
        self.page.bring_to_front()  # a page behind another one is slow to press
        return opened.value

    def open_another_projector(self) -> Page:
        """One more, by the panel of projectors, which is open."""
        return self.open_projector("#open-screen-too")

    def dress(self, number: int, **look: str) -> None:
        """Give the window with this number another look; the panel of projectors is open."""
        window = self.page.locator(".windows > li").nth(number - 1)
        if not window.locator("details").get_attribute("open"):
            window.locator("summary").click()
        for name, value in look.items():
            window.locator(f"select[name={name}]").select_option(value)
        window.locator("form:has(select) button").click()
        expect(window.locator(f"select[name={name}] option[selected]")).to_have_attribute("value", value)

    def approve_and_show(self) -> None:
        """Approve the comment that is open, and let it wait for the wall."""
        decision = self.page.locator("form:has(#approve)").get_attribute("action")
        approve, put_up = (
            self.page.locator(f"form[action='{decision}'] #approve"),
            self.page.locator("#put-up"),
        )
        insist(lambda: tap(approve), put_up.is_visible)
        insist(lambda: tap(put_up), put_up.is_hidden)

    def end(self) -> None:
        """Press until it takes: a question that closes meanwhile is a move, and an old page moves nothing."""
        now, regret = self.page.locator("#end-now"), self.page.locator("#regret")
        insist(lambda: tap(now if now.is_visible() else self.page.locator("#end")), regret.is_visible)


class Guest:
    """A participant by plain requests: a phone that no test looks at. `told` is all that it was answered."""

    def __init__(self, address: str) -> None:
        self._address = urlsplit(address)
        self._cookie = ""
        self.told: list[str] = []
        self._ask("POST", "", "{}")
        assert self._cookie, "not let in"

    def answer(self, answers: dict[int, str]) -> None:
        """Answer questions by their ids."""
        for question, code in answers.items():
            given = json.dumps({"question": question, "code": code, "number": 1})
            told = json.loads(self._ask("POST", "/answers", given))
            assert told["ok"], told

    def look(self) -> str:
        """The page that the phone shows now."""
        return self._ask("GET", "", None, accept="text/html")

    def write(self, text: str) -> None:
        """Send a comment, as the form would."""
        epoch = json.loads(self._ask("GET", "/state", None))["epoch"]
        typed = urlencode({"text": text, "key": "the-only-one", "epoch": epoch})
        told = json.loads(self._ask("POST", "/comment", typed, "application/x-www-form-urlencoded"))
        assert told["ok"], told

    def _ask(
        self,
        method: str,
        door: str,
        body: str | None,
        content: str = "application/json",
        accept: str = "application/json",
    ) -> str:
        line = http.client.HTTPConnection("127.0.0.1", self._address.port, timeout=20)
        headers = {
            "Host": self._address.netloc,
            "Origin": f"http://{self._address.netloc}",
            "Content-Type": content,
            "Accept": accept,
            "Cookie": self._cookie,
        }
        try:
            line.request(method, self._address.path + door, body, headers)
            answer = line.getresponse()
            for given in answer.headers.get_all("Set-Cookie", []):
                if given.startswith("participant="):
                    self._cookie = given.partition(";")[0]
            self.told.append(answer.read().decode())
            return self.told[-1]
        finally:
            line.close()
