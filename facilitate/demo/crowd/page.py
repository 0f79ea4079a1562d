"""Reads a phone's page as its scripts do: where the room is, what is asked, what a comment may be about."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Question:
    """A question with this phone's own stored answer; `number` is 0 before the first."""

    id: int
    number: int
    code: str
    heading: str = ""
    codes: list[str] = field(default_factory=list)


@dataclass
class Page:
    """What was read. `places` are the choices of the comment form, value by label."""

    epoch: str = ""
    version: int = -1
    state: str = ""
    questions: list[Question] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    comment_form: bool = False
    comment_link: bool = False

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
        self._option: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: text or "" for name, text in attrs}
        if given.get("id") == "stage":
            self.page.epoch, self.page.state = given["data-epoch"], given["data-state"]
            self.page.version = int(given["data-version"])
        if tag in ("h1", "h2") and "id" in given:
            self._heading = given["id"]
        elif tag == "fieldset" and "data-question" in given:
            self._ask(given)
        elif tag == "input" and given.get("type") == "radio" and self.page.questions:
            self.page.questions[-1].codes.append(given["value"])
        elif tag == "option":
            self._option = given.get("value", "")
        elif tag == "textarea":
            self.page.comment_form = True
        elif tag == "a" and given.get("href", "").endswith("/comment"):
            self.page.comment_link = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h1", "h2"):
            self._heading = ""
        elif tag == "option":
            self._option = None

    def handle_data(self, data: str) -> None:
        if self._heading:
            self.texts[self._heading] = self.texts.get(self._heading, "") + " " + data
        if self._option is not None and self._option.isdigit():
            self.page.places[data.strip()] = self._option

    def _ask(self, given: dict[str, str]) -> None:
        self.page.questions.append(
            Question(
                id=int(given["data-question"]),
                number=int(given["data-number"]),
                code=given["data-code"],
                heading=given.get("aria-labelledby", ""),
            )
        )
