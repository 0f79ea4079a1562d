"""Reads a phone's page: where the room is, what its forms ask, what a comment may be about."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Question:
    """A question and how often this phone has answered it: 0 when it has neither answered nor skipped.

    `stop` is the number of its stop on a walk, else 0.
    """

    id: int
    number: int = 0
    heading: str = ""
    codes: list[str] = field(default_factory=list)
    stop: int = 0


@dataclass
class Page:
    """What was read. `places` are the comment form's choices, value by label; `stop` is where a walk is."""

    epoch: str = ""
    version: int = -1
    state: str = ""
    stop: int = 0
    questions: list[Question] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    comment_form: bool = False

    @property
    def reached(self) -> list[Question]:
        """The questions that the room has come to: on a walk nobody rates a stop before being there."""
        return [question for question in self.questions if question.stop <= self.stop]

    def is_older_than(self, told: dict[str, object]) -> bool:
        """Whether the room has moved since."""
        version = told.get("version")
        return told.get("epoch") != self.epoch or (isinstance(version, int) and version > self.version)


def read(html: str) -> Page:
    """The page, whole or its fragment."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for question in reader.page.questions:
        words = [" ".join(reader.texts.get(name, "").split()) for name in question.heading.split()]
        question.heading = " ".join(words)
    return reader.page


class _Reader(HTMLParser):
    """Fills a page; the texts of headings are kept by their id, for the questions that point to them."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.texts: dict[str, str] = {}
        self._heading = ""
        self._headings = ""
        self._place = ""
        self._stop = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: text or "" for name, text in attrs}
        if given.get("id") == "stage":
            self.page.epoch, self.page.state = given["data-epoch"], given["data-state"]
            self.page.version = int(given["data-version"])
            self.page.stop = int(given.get("data-stop", 0))
        elif tag == "section":
            self._stop = int(given.get("data-stop", 0))
        if tag in ("h1", "h2"):
            self._heading = given.get("id", "")
        elif tag == "fieldset":
            self._headings = given.get("aria-labelledby", "")
        elif tag == "input":
            self._take_input(given)
        elif tag == "option":
            self._place = given.get("value", "")
        elif tag == "textarea":
            self.page.comment_form = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h1", "h2"):
            self._heading = ""
        elif tag == "option":
            self._place = ""

    def handle_data(self, data: str) -> None:
        if self._heading:
            self.texts[self._heading] = self.texts.get(self._heading, "") + " " + data
        if self._place.isdigit():
            self.page.places[data.strip()] = self._place

    def _take_input(self, given: dict[str, str]) -> None:
        """What a plain form sends: number-37 with the number of the next answer, code-37 with an answer."""
        what, _hyphen, number = given.get("name", "").partition("-")
        if what == "number":
            self.page.questions.append(Question(int(number), int(given["value"]) - 1, stop=self._stop))
        elif what == "code" and self.page.questions:
            self.page.questions[-1].codes.append(given["value"])
            self.page.questions[-1].heading = self._headings
