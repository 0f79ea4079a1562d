"""One value, one way to write it."""

import json
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitate.archive.canonical import LARGEST, canonical, checksum_of, normal

TEXTS = st.text().map(normal)
KEYS = st.text(alphabet=st.characters(max_codepoint=127))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_reading_what_was_written_gives_the_value_back(value: Any) -> None:
    assert json.loads(canonical(value)) == value


@given(VALUES)
def test_the_order_and_layout_of_a_file_do_not_matter(value: Any) -> None:
    elsewhere = json.loads(json.dumps(value, indent=3, sort_keys=False, ensure_ascii=True))
    assert checksum_of(canonical(elsewhere)) == checksum_of(canonical(value))


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_the_order_in_which_a_dict_was_made_does_not_matter(value: dict[str, Any]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@given(st.text())
def test_every_text_can_be_made_normal(text: str) -> None:
    assert json.loads(canonical(normal(text))) == normalize("NFC", normal(text))


def test_it_is_written_as_the_standard_says() -> None:
    value = {"b": [True, None, -1], "a": 'Å"\\\n\u2028\x1f/'}
    assert canonical(value) == '{"a":"Å\\"\\\\\\n\u2028\\u001f/","b":[true,null,-1]}'


@pytest.mark.parametrize(
    "value", [1.0, float("nan"), 2**53, {"å": 1}, {1: 1}, "A\u030a", "\ud800", (1, 2), b"", {"a": {1, 2}}]
)
def test_what_could_be_read_in_two_ways_is_refused(value: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - several kinds of the same refusal
        canonical(value)
