"""Is a record as it was when it was sealed? Pure: from the text of a file to what is wrong with it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from facilitate.archive.canonical import canonical, checksum_of
from facilitate.archive.commitments import commitment_of, commitments_in
from facilitate.archive.manifest import FORMAT, NO_PREVIOUS
from facilitate.figures.marking import N_

PROBLEMS = {
    "unreadable": N_("Filen är inte en arkivpost som vi kan läsa."),
    "format": N_("Arkivposten har ett format som den här versionen inte känner till."),
    "checksum": N_("Kontrollsumman stämmer inte med innehållsförteckningen."),
    "part-changed": N_("Delen ”%(name)s” är ändrad."),
    "part-missing": N_("Delen ”%(name)s” saknas."),
    "part-extra": N_("Delen ”%(name)s” hör inte till arkivposten."),
    "text-changed": N_("En text är ändrad: %(name)s"),
    "text-missing": N_("En text saknas: %(name)s"),
    "text-extra": N_("En text hör inte till arkivposten: %(name)s"),
    "chain-start": N_("Den första arkivposten pekar på en tidigare."),
    "chain-broken": N_("Arkivposten hör inte ihop med nummer %(name)s i kedjan."),
}
"""A sentence for each kind of problem; %(name)s is what it is about."""


MOST_TOLD = 50
"""Problems of one file. A made-up one can have a hundred thousand, which takes long to write on a page."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong; `code` is a key of PROBLEMS."""

    code: str
    name: str = ""


@dataclass(frozen=True)
class Verification:
    """What was found out about one file. `manifest` is empty when it could not be read."""

    manifest: dict[str, Any]
    checksum: str
    withdrawn: int
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        return not self.problems

    @property
    def organisation(self) -> str:
        return str(self.manifest.get("organisation", {}).get("name", ""))

    @property
    def sequence(self) -> int:
        return int(self.manifest.get("sequence", 0))


def verify(written: bytes) -> Verification:
    """Verify one file by itself. Never raises for what a file may hold."""
    try:
        return _verified(_parsed(written))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Verification({}, "", 0, (Problem("unreadable"),))


def verify_links(found: Sequence[Verification]) -> list[tuple[Verification, Problem]]:
    """Problems between files of one organisation: neighbours in the chain must point at each other."""
    problems = []
    whole = {(one.manifest["organisation"]["slug"], one.sequence): one for one in found if one.manifest}
    for (slug, sequence), one in whole.items():
        before = whole.get((slug, sequence - 1))
        if before and one.manifest["previous"] != before.checksum:
            problems.append((one, Problem("chain-broken", str(sequence - 1))))
    return problems


def _parsed(written: bytes) -> dict[str, Any]:
    parsed = json.loads(written.decode("utf-8-sig"), object_pairs_hook=_without_doubles)
    if not isinstance(parsed, dict) or not {"checksum", "manifest", "parts", "texts"} <= set(parsed):
        raise ValueError("not a record")
    return parsed


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Two readers could each believe another of two equal keys."""
    read = dict(pairs)
    if len(read) != len(pairs):
        raise ValueError("a key stands twice")
    return read


def _verified(file: dict[str, Any]) -> Verification:
    manifest, texts = file["manifest"], file["texts"]
    if manifest["format"] != FORMAT:
        # Whatever else it says may mean something else there.
        return Verification({}, "", 0, (Problem("format"),))
    withdrawn = sum("withdrawn" in text for text in texts.values())
    problems = chain(
        _of_manifest(manifest, file["checksum"]),
        _of_parts(manifest, file["parts"]),
        _of_texts(file["parts"], texts),
    )
    told = tuple(islice(problems, MOST_TOLD))
    # What is not a record's shape must not reach a reader who trusts a verified one.
    _require_shape(manifest, file["checksum"])
    return Verification(manifest, file["checksum"], withdrawn, told)


def _require_shape(manifest: dict[str, Any], checksum: Any) -> None:
    organisation = manifest["organisation"]
    texts = (checksum, manifest["previous"], manifest["sealed_at"], manifest["kind"], manifest["software"])
    if not all(isinstance(one, str) for one in (*texts, organisation["name"], organisation["slug"])):
        raise ValueError("not a manifest")
    if type(manifest["sequence"]) is not int or manifest["sequence"] < 1:
        raise ValueError("not a place in a chain")


def _of_manifest(manifest: dict[str, Any], checksum: Any) -> Iterator[Problem]:
    if checksum_of(canonical(manifest)) != checksum:
        yield Problem("checksum")
    if (manifest["sequence"] == 1) != (manifest["previous"] == NO_PREVIOUS):
        yield Problem("chain-start")


def _of_parts(manifest: dict[str, Any], parts: dict[str, Any]) -> Iterator[Problem]:
    for name, sha256 in manifest["parts"].items():
        if name not in parts:
            yield Problem("part-missing", name)
        elif checksum_of(canonical(parts[name])) != sha256:
            yield Problem("part-changed", name)
    for name in parts:
        if name not in manifest["parts"]:
            yield Problem("part-extra", name)


def _of_texts(parts: dict[str, Any], texts: dict[str, Any]) -> Iterator[Problem]:
    spoken_of = set(commitments_in(list(parts.values())))
    for commitment in sorted(spoken_of | set(texts)):
        if commitment not in texts:
            yield Problem("text-missing", commitment)
        elif commitment not in spoken_of:
            yield Problem("text-extra", commitment)
        elif not _opens(commitment, texts[commitment]):
            yield Problem("text-changed", commitment)


def _opens(commitment: str, text: dict[str, Any]) -> bool:
    if "withdrawn" in text:
        return set(text) == {"withdrawn"} and set(text["withdrawn"]) == {"on", "reason"}
    return set(text) == {"salt", "text"} and commitment_of(text["salt"], text["text"]) == commitment
