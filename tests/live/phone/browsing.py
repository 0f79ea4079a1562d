"""A participant's browser without scripts: sees pages, and sends their forms as they stand."""

import re
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

JSON = {"Accept": "application/json"}


@cache
def _parsed(html: str) -> ET.Element:
    # One tree for one page: elements of two are never the same.
    return html5lib.parse(html, namespaceHTMLElements=False)


class Phone:
    """`page` is the last answer, `text` what can be read of it: what is hidden cannot."""

    def __init__(self, client: FlaskClient, code: str) -> None:
        self.client = client
        self.code = code
        self.page: TestResponse

    def see(self, path: str = "", **given: Any) -> "Phone":
        self.page = self.client.get(f"/{self.code}{path}", follow_redirects=True, **given)
        return self

    def join(self, **form: str) -> "Phone":
        return self.post("", **form)

    def post(self, path: str, **form: Any) -> "Phone":
        self.page = self.client.post(f"/{self.code}{path}", data=form, follow_redirects=True)
        return self

    def tell(self, path: str, body: Any) -> TestResponse:
        """As the phone's scripts do where no socket is open."""
        return self.client.post(f"/{self.code}{path}", json=body, headers=JSON)

    def submit(self, skip: bool = False, **changes: str) -> "Phone":
        """Send the visible form with what stands in it, changed by `changes`."""
        form = next(
            form for form in self.tree.iter("form") if self._is_seen(form) and form.get("method") == "post"
        )
        fields = _fields_of(form) | changes
        if skip:
            fields["skip"] = next(
                button.get("value", "") for button in form.iter("button") if button.get("name") == "skip"
            )
        self.page = self.client.post(form.get("action"), data=fields, follow_redirects=True)
        return self

    def choose(self, code: str) -> "Phone":
        """Choose this answer to the question that is shown, and press the button."""
        return self.submit(**{f"code-{self.question}": code})

    @property
    def question(self) -> str:
        """The id of the question that is shown, or the name of the step's last screen."""
        return next(part.get("data-screen", "") for part in self.tree.iter("section") if self._is_seen(part))

    @property
    def tree(self) -> ET.Element:
        return _parsed(self.page.get_data(as_text=True))

    @property
    def text(self) -> str:
        return " ".join(_words(self.tree.find("body")).split())

    @property
    def heading(self) -> str:
        return " ".join(_words(next(h1 for h1 in self.tree.iter("h1") if self._is_seen(h1))).split())

    def chosen(self) -> list[str]:
        return [
            one.get("value", "")
            for one in self.tree.iter("input")
            if one.get("checked") is not None and self._is_seen(one)
        ]

    def field(self, name: str) -> ET.Element:
        return next(one for one in self.tree.iter() if one.get("name") == name)

    def links(self) -> dict[str, str]:
        return {
            " ".join("".join(a.itertext()).split()): a.get("href", "")
            for a in self.tree.iter("a")
            if self._is_seen(a)
        }

    def languages(self) -> dict[str, str]:
        """The words that stand in an element with a language of its own, and that language."""
        return {
            re.sub(r"\s+", " ", "".join(one.itertext())).strip(): one.get("lang", "")
            for one in self.tree.iter()
            if one.get("lang")
        }

    def _is_seen(self, one: ET.Element) -> bool:
        return not any(one in part.iter() for part in self.tree.iter() if part.get("hidden") is not None)


def _fields_of(form: ET.Element) -> dict[str, str]:
    fields = {}
    for one in form.iter():
        name, kind = one.get("name"), one.get("type")
        if one.tag == "input" and name and (kind != "radio" or one.get("checked") is not None):
            fields[name] = one.get("value", "")
        if one.tag == "textarea" and name:
            fields[name] = one.text or ""
        if one.tag == "select" and name:
            fields[name] = selected(one)
    return fields


def selected(field: ET.Element) -> str:
    options = list(field.iter("option"))
    return next((one for one in options if one.get("selected") is not None), options[0]).get("value", "")


def _words(one: ET.Element | None) -> str:
    if one is None or one.get("hidden") is not None or one.tag in {"script", "option"}:
        return ""
    return (one.text or "") + "".join(
        _words(part) + " " * (part.tag in _BLOCKS) + (part.tail or "") for part in one
    )


_BLOCKS = {"p", "div", "li", "section", "h1", "h2", "button", "a", "td", "th", "label", "summary"}
