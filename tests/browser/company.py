"""Who is in the hall on the real evening, and by which way each of them gives what it has to give."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page, expect

from facilitate.access import PassRole
from facilitate.dialogues.models import StepKind
from tests.browser import own_tally
from tests.browser.colleagues import Desk, come_in, show_code
from tests.browser.hall import Hall
from tests.browser.keyboard import at_number, type_keys
from tests.browser.people import SCREEN, Control, Guest, Phone, insist, tap
from tests.browser.tablet import Tablet
from tests.browser.witness import Witness

PROJECTOR = {"viewport": {"width": 1280, "height": 720}}


@dataclass
class Company:
    """Eva leads at the laptop until it dies, then Lena; Rut reads comments, Hanna helps and enters forms."""

    hall: Hall
    laptop: Control
    phones: list[Phone] = field(default_factory=list)
    guests: list[Guest] = field(default_factory=list)
    screens: list[Page] = field(default_factory=list)
    lead: Control = field(init=False)
    reader: Desk = field(init=False)
    tablet: Tablet = field(init=False)
    invitations: list[str] = field(default_factory=list)

    @property
    def room(self) -> str:
        return f"{self.hall.server.url}/control/{self.hall.room.dialogue.id}"

    def witness(self, context: BrowserContext) -> Witness:
        return next(one for one in self.hall.witnesses if one.context is context)

    def come_to_the_door(self, phones: int, guests: int) -> None:
        """With a phone each: looked at, or by plain requests."""
        for number in range(len(self.phones), len(self.phones) + phones):
            self.phones.append(self.hall.phone("en" if number else "sv").join())
        self.guests += [self.hall.guest() for _ in range(guests)]

    def let_in_colleagues(self) -> None:
        self.lead = Control(self._let_in(PassRole.LEAD, "Lena", small=False))
        self.reader = Desk(self._let_in(PassRole.READ, "Rut"))
        self.tablet = Tablet(self._let_in(PassRole.HELP, "Hanna", small=False).context, self.hall)

    def _let_in(self, role: PassRole, name: str, *, small: bool = True) -> Page:
        address = show_code(self.laptop, role)
        self.invitations.append(address.rpartition("/")[2])
        return come_in(self.hall, address, name, small=small)

    def open_projectors(self) -> None:
        """One beside control, and two on other computers."""
        self.screens.append(self.laptop.open_projector())
        for _ in range(2):
            page = self.hall.browse(**PROJECTOR).new_page()
            page.goto(f"{self.hall.server.url}/screen")
            self.pair(self.laptop, page)
            self.screens.append(page)

    def dress_projectors(self) -> None:
        """The second, for those far away, with the result that was shown last; the third for the wall."""
        self.laptop.dress(2, content="result", theme="light", size="large")
        self.laptop.dress(3, content="wall", theme="contrast", size="largest")

    def open_another_projector(self) -> Page:
        """At Lena's computer, instead of the one that went with the laptop."""
        self.lead.page.locator("#tab-screens").click()
        return self.lead.open_another_projector()

    def pair(self, control: Control, window: Page) -> None:
        """Type the code of an empty window on control."""
        control.page.locator("#tab-screens").click()
        control.page.locator("#pairing-code").fill(window.locator(".join-code").inner_text())
        control.page.locator("form[action$='/screens/pair'] button").click()
        expect(window.locator("#stage")).not_to_have_attribute("data-kind", "pairing")

    def answer_on_phones(self, kind: StepKind, asked: slice, persons: slice = slice(None)) -> None:
        """These persons, those with plain phones among them, answer what the room is asked."""
        ids = self.hall.questions(kind)
        for number, phone in list(enumerate(self.phones))[persons]:
            codes = own_tally.form_of("phone", number)[asked]
            phone.see("asking")
            phone.answer_together(codes) if kind == StepKind.CLOSING else phone.answer(*codes)
            phone.has_sent_all()
        for number, guest in enumerate(self.guests, len(self.phones)):
            codes = own_tally.form_of("phone", number)[asked]
            guest.answer(dict(zip(ids, codes, strict=True)))

    def help(self, person: int, comment: str = "") -> str:
        """One person answers all questions on Hanna's tablet; the person's key."""
        self.tablet.begin()
        key = self.tablet.page.url.partition("/persons/")[2].partition("?")[0]
        for code in own_tally.form_of("helper", person):
            if code == "-":
                self._skip()
            else:
                self.tablet.answer(code)
        if comment:
            self._say(comment)
        self.tablet.next_person()
        return key

    def _skip(self) -> None:
        before = self.tablet.screen
        skip = self.tablet.page.locator(f"{SCREEN} button[name=skip]")
        insist(lambda: tap(skip), lambda: self.tablet.screen != before)

    def _say(self, comment: str) -> None:
        page = self.tablet.page
        page.locator(f"{SCREEN} a", has_text="Vill personen säga något mer?").click()
        page.locator("#comment-text").fill(comment)
        page.locator("form[data-comment] .primary.wide").click()
        expect(page.locator(".note", has_text="Tack. Kommentaren är sparad.")).to_be_visible()
        page.goto(self.tablet.address)

    def hand_out_forms(self, page: Page) -> None:
        page.goto(f"{self.room}/paper")
        page.locator("#handed-out").fill(str(own_tally.people("paper")))
        page.locator("form[action$='/handed-out'] button").click()
        expect(page.locator("#handed-out")).to_have_value(str(own_tally.people("paper")))

    def enter_form(self, page: Page, number: int, codes: str = "", comment: str = "") -> None:
        page.goto(f"{self.room}/paper/new")
        at_number(page, number)
        type_keys(page, "↵" + (codes or own_tally.form_of("paper", number - 1)))
        if comment:
            page.keyboard.press("k")
            page.keyboard.type(comment)
            type_keys(page, "↵↵")
        type_keys(page, "↵")
        expect(page.get_by_text(f"Formulär {number} är sparat.")).to_be_visible()

    def enter_again(self, page: Page, number: int) -> None:
        page.goto(f"{self.room}/paper/{number}/second")
        expect(page.locator("[data-row]").first).to_be_focused()
        type_keys(page, own_tally.form_of("paper", number - 1) + "↵")
        expect(page).not_to_have_url(f"{self.room}/paper/{number}/second")

    def settle(self, number: int, *, by: str) -> None:
        """Lena looks at the paper: it is as it was entered the second time."""
        page = self.lead.page.context.new_page()
        page.goto(f"{self.room}/paper/{number}/differences")
        page.get_by_label(f"Andra gången, av {by}").check()
        page.get_by_role("button", name="Spara valen").click()
        expect(page.get_by_text(f"Formulär {number} är kontrollerat.")).to_be_visible()
        page.close()

    def raise_hands(self) -> None:
        page, ids = self.lead.page, dict(zip(own_tally.RATED, self.hall.questions(), strict=True))
        page.bring_to_front()
        page.locator("#open-hands").click()
        for asked, counts in own_tally.HANDS.items():
            page.locator(f"#hands-of-{ids[asked]}").click()
            expect(page.locator("form.hands input[name=question]")).to_have_value(str(ids[asked]))
            for code, count in counts.items():
                page.locator(f"#hands-{code}").fill(str(count))
            page.get_by_role("button", name="Spara händerna").click()
            expect(page.get_by_text("Händerna är sparade.")).to_be_visible()
