"""The document about the format is true: its example verifies a record, and every key has a line."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from config import ROOT
from facilitate.accounts.models import Membership, Organisation
from facilitate.archive.export import whole_record, write_record
from facilitate.archive.models import Record
from tests.archive.closed import sealed_dialogue

DOCUMENT = (ROOT / "docs" / "record-format.md").read_text(encoding="utf-8")


@pytest.fixture
def record(organisation: Organisation, facilitator: Membership) -> Record:
    return sealed_dialogue(organisation, facilitator)


def run_example(folder: Path, written: str) -> subprocess.CompletedProcess[str]:
    (example,) = re.findall(r"```python\n(.*?)```", DOCUMENT, re.DOTALL)
    (folder / "check.py").write_text(example, encoding="utf-8")
    (folder / "record.json").write_text(written, encoding="utf-8")
    command = [sys.executable, "-I", "check.py", "record.json"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_example_verifies_a_record(record: Record, tmp_path: Path) -> None:
    told = run_example(tmp_path, write_record(record))
    assert told.returncode == 0, told.stderr
    assert record.checksum in told.stdout


def test_the_example_finds_a_changed_figure_and_a_changed_word(record: Record, tmp_path: Path) -> None:
    for found, change in (('"answered": 25', '"answered": 26'), ("Bra bänkar.", "Usla bänkar.")):
        assert found in write_record(record)
        told = run_example(tmp_path, write_record(record).replace(found, change))
        assert (told.returncode, "is changed" in told.stderr) == (1, True)


def test_every_key_has_a_line(record: Record) -> None:
    file = json.loads(json.dumps(whole_record(record)))
    for key in [*file, *file["manifest"]]:
        assert f"| `{key}` |" in DOCUMENT, key
    for part in file["parts"]:
        assert f"`{part}`" in DOCUMENT, part
