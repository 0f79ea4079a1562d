"""Whatever is changed in a file is found; whatever is not, is not."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from facilitate.accounts.models import Membership, Organisation
from facilitate.archive.commands import verify as command
from facilitate.archive.export import write_record
from facilitate.archive.verify import MOST_TOLD, PROBLEMS, verify, verify_links
from tests.archive.closed import sealed_dialogue

Path_ = tuple[Any, ...]


@pytest.fixture
def file(organisation: Organisation, facilitator: Membership) -> dict[str, Any]:
    return json.loads(write_record(sealed_dialogue(organisation, facilitator)))


def codes_of(file: Any) -> set[str]:
    return {problem.code for problem in verify(json.dumps(file).encode()).problems}


def leaves(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    if isinstance(value, dict | list) and value:
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))
    else:
        yield path


def changed(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return value[:-1] + ("0" if value[-1:] != "0" else "1")
    return "x"


def set_at(value: Any, path: Path_, change: Callable[[Any], Any]) -> None:
    for key in path[:-1]:
        value = value[key]
    value[path[-1]] = change(value[path[-1]])


def test_an_unchanged_file_holds_in_any_layout(file: dict[str, Any]) -> None:
    assert not codes_of(file)
    for layout in ({"indent": 1}, {"sort_keys": True}, {"ensure_ascii": False}):
        written = json.dumps(file, **layout)
        assert verify(b"\xef\xbb\xbf" + written.encode()).holds


def test_every_single_value_is_guarded(file: dict[str, Any]) -> None:
    for path in list(leaves(file)):
        if path[0] == "notice":
            continue
        altered = json.loads(json.dumps(file))
        set_at(altered, path, changed)
        assert codes_of(altered), path


def test_every_single_key_is_guarded(file: dict[str, Any]) -> None:
    for path in [("manifest", "threshold"), ("parts", "figures"), ("parts", "about", "room")]:
        altered = json.loads(json.dumps(file))
        parent = altered
        for key in path[:-1]:
            parent = parent[key]
        del parent[path[-1]]
        assert codes_of(altered), path


def test_each_kind_of_change_is_named(file: dict[str, Any]) -> None:
    some_text = next(iter(file["texts"]))
    changes: dict[str, Callable[[dict[str, Any]], Any]] = {
        "format": lambda one: one["manifest"].update(format=2),
        "checksum": lambda one: one["manifest"].update(threshold=9),
        "part-changed": lambda one: one["parts"]["participation"].update(answered=99),
        "part-missing": lambda one: one["parts"].pop("figures"),
        "part-extra": lambda one: one["parts"].update(more={}),
        "text-changed": lambda one: one["texts"][some_text].update(text="Nej."),
        "text-missing": lambda one: one["texts"].pop(some_text),
        "text-extra": lambda one: one["texts"].update({"0" * 64: one["texts"][some_text]}),
        "chain-start": lambda one: one["manifest"].update(previous="1" * 64),
        "unreadable": lambda one: one.pop("manifest"),
    }
    for code, change in changes.items():
        altered = json.loads(json.dumps(file))
        change(altered)
        assert code in codes_of(altered), code
    assert set(changes) | {"chain-broken"} == set(PROBLEMS)


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b'{"a":1,"a":2}',
        b"{}",
        b'{"checksum":1,"manifest":1,"parts":1,"texts":1}',
    ],
)
def test_what_is_no_record_is_said_to_be_none(written: bytes) -> None:
    assert [problem.code for problem in verify(written).problems] == ["unreadable"]


@pytest.mark.parametrize("said", ["x", {"name": []}, None])
def test_nothing_of_a_format_that_nobody_knows_is_believed(file: dict[str, Any], said: Any) -> None:
    file["manifest"] |= {"format": 2, "organisation": said, "sequence": "many"}
    found = verify(json.dumps(file).encode())
    assert (codes_of(file), found.organisation, found.sequence) == ({"format"}, "", 0)
    assert not verify_links([found, found])


def test_a_key_that_stands_twice_is_refused(file: dict[str, Any]) -> None:
    doubled = json.dumps(file).replace('{"checksum":', '{"checksum": "x", "checksum":', 1)
    assert not verify(doubled.encode()).holds


def test_of_very_many_problems_the_first_are_told(file: dict[str, Any]) -> None:
    file["texts"] |= {str(number): {} for number in range(1000)}
    assert len(verify(json.dumps(file).encode()).problems) == MOST_TOLD


def test_a_withdrawn_text_still_verifies(file: dict[str, Any]) -> None:
    commitment = next(iter(file["texts"]))
    file["texts"][commitment] = {"withdrawn": {"on": "2026-05-01", "reason": "name"}}
    assert verify(json.dumps(file).encode()).holds
    assert verify(json.dumps(file).encode()).withdrawn == 1


def test_neighbours_in_a_chain_must_fit(organisation: Organisation, facilitator: Membership) -> None:
    records = [sealed_dialogue(organisation, facilitator) for _ in range(2)]
    found = [verify(write_record(record).encode()) for record in records]
    assert not verify_links(found)
    found[0].manifest["sequence"], forged = 1, found[0].__class__(found[0].manifest, "f" * 64, 0, ())
    assert [problem.code for _one, problem in verify_links([forged, found[1]])] == ["chain-broken"]


def test_the_command_answers_by_word_and_exit_code(file: dict[str, Any], tmp_path: Path) -> None:
    good, bad = tmp_path / "post.json", tmp_path / "andrad.json"
    good.write_text(json.dumps(file), encoding="utf-8")
    file["parts"]["participation"]["answered"] = 99
    bad.write_text(json.dumps(file), encoding="utf-8")
    told = CliRunner().invoke(command, [str(good), "--language", "sv"])
    assert (told.exit_code, "oförändrad" in told.output) == (0, True)
    told = CliRunner().invoke(command, [str(good), str(bad), "--language", "sv"])
    assert (told.exit_code, "INTE oförändrad" in told.output, "participation" in told.output) == (
        1,
        True,
        True,
    )
    assert CliRunner().invoke(command, [str(tmp_path / "saknas.json")]).exit_code == 1
