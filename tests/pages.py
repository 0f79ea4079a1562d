"""What every page must be, checked on each page that any test touches."""

import re
from collections import Counter
from xml.etree import ElementTree as ET

import html5lib
from flask import g, has_app_context
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

_FOREIGN = re.compile(
    r"""(?:src|srcset|action|data|poster|xlink:href)\s*=\s*["'](?:https?:)?//""", re.IGNORECASE
)
_INLINE = re.compile(
    r"""<script(?![^>]*\bsrc=)|<style\b|\son[a-z]+\s*=\s*["']|\sstyle\s*=\s*["']""", re.IGNORECASE
)


class CheckedClient(FlaskClient):
    """A test client that looks at every HTML page it is given."""

    def open(self, *args: object, **given: object) -> TestResponse:
        if has_app_context():
            # The fixtures' own application context would carry one request's sign-in over to the next.
            for name in list(g):
                g.pop(name)
        response = super().open(*args, **given)
        if response.mimetype == "text/html" and response.status_code not in {301, 302, 303, 307, 308}:
            check_page(response.get_data(as_text=True), response.headers.get("Content-Security-Policy"))
        return response


def check_page(html: str, policy: str | None) -> None:
    """One h1, a title, a language, labels, unique ids, valid nesting, no inline script, no other host."""
    assert policy, "no Content-Security-Policy"
    assert "unsafe" not in policy
    assert not _INLINE.search(html), _INLINE.search(html)
    assert not _FOREIGN.search(html), _FOREIGN.search(html)
    if "<html" not in html:
        return
    tree = html5lib.HTMLParser(namespaceHTMLElements=False, strict=False)
    page = tree.parse(html)
    serious = [name for _at, name, _vars in tree.errors if name in _SERIOUS]
    assert not serious, serious
    _check_outline(page)


_SERIOUS = {
    "unexpected-end-tag", "unexpected-end-tag-implies-table-voodoo", "expected-closing-tag-but-got-eof",
    "duplicate-attribute", "unexpected-start-tag-implies-end-tag", "end-tag-too-early", "adoption-agency-1.1",
    "adoption-agency-1.3", "unexpected-implied-end-tag-in-table-cell", "foster-parenting-start-tag",
    "invalid-character-in-attribute-name", "eof-in-attribute-name",
}  # fmt: skip


def _check_outline(page: ET.Element) -> None:
    assert page.get("lang"), "no language"
    title = page.findtext("head/title") or ""
    assert title.strip(" –"), "no title"
    visible = [h1 for h1 in page.iter("h1") if not _is_hidden(page, h1)]
    assert len(visible) == 1, f"{len(visible)} headings of the first level"
    ids = Counter(one.get("id") for one in page.iter() if one.get("id"))
    twice = [name for name, times in ids.items() if times > 1]
    assert not twice, f"ids used twice: {twice}"
    labelled = {label.get("for") for label in page.iter("label")}
    for field in page.iter():
        if field.tag not in {"input", "select", "textarea"} or field.get("type") in {"hidden", "submit"}:
            continue
        wrapped = any(field in label.iter() for label in page.iter("label"))
        assert (
            wrapped or field.get("id") in labelled or field.get("aria-label") or field.get("aria-labelledby")
        ), f"a field without a label: {ET.tostring(field)!r}"


def _is_hidden(page: ET.Element, one: ET.Element) -> bool:
    return any(one in part.iter() for part in page.iter() if part.get("hidden") is not None)
