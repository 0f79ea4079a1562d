"""Adds records to an organisation's chain, one after the other. Nothing in it is ever changed."""

import tomllib
from functools import cache
from typing import Any

from flask import current_app
from sqlalchemy import select

from config import ROOT
from facilitate.accounts.models import Organisation
from facilitate.archive.canonical import canonical, checksum_of
from facilitate.archive.commitments import CommittedTexts
from facilitate.archive.manifest import NO_PREVIOUS, Link, build_manifest, seal_of
from facilitate.archive.models import Record, RecordKind, RecordPart, RecordText
from facilitate.archive.wording import all_scale_labels
from facilitate.clock import now
from facilitate.dialogues.models import Dialogue
from facilitate.extensions import db


def lock_chain(organisation_id: int) -> Organisation:
    """Let nobody else add to the organisation's chain until the surrounding unit of work ends."""
    return db.session.get_one(Organisation, organisation_id, with_for_update=True, populate_existing=True)


def append(
    dialogue: Dialogue,
    parts: dict[str, Any],
    texts: CommittedTexts,
    *,
    kind: RecordKind,
    about: Record | None,
    user_id: int | None,
) -> Record:
    """Add a record of these parts to the chain, which the caller has locked with `lock_chain`."""
    written = {name: canonical(part) for name, part in parts.items()}
    link = _next_link(dialogue.organisation)
    moment = now().replace(microsecond=0)
    manifest = build_manifest(
        link,
        written,
        kind=kind,
        about=about.checksum if about else None,
        sealed_at=moment,
        threshold=dialogue.threshold,
        scales=all_scale_labels(_scales_in(parts)),
        software=software_version(),
        demonstration=current_app.config["SETTINGS"].demo,
    )
    record = Record(
        organisation_id=dialogue.organisation_id,
        dialogue_id=dialogue.id,
        about_id=about.id if about else None,
        kind=kind,
        sequence=link.sequence,
        previous_checksum=link.previous,
        checksum=seal_of(manifest),
        manifest=manifest,
        sealed_at=moment,
        sealed_by_id=user_id,
        parts=_parts(written),
        texts=_texts(texts),
    )
    db.session.add(record)
    db.session.flush()
    return record


def _parts(written: dict[str, str]) -> list[RecordPart]:
    return [
        RecordPart(name=name, content=content, sha256=checksum_of(content))
        for name, content in written.items()
    ]


def _texts(texts: CommittedTexts) -> list[RecordText]:
    return [
        RecordText(commitment=commitment, salt=opened.salt, text=opened.text)
        for commitment, opened in texts.opened.items()
    ]


@cache
def software_version() -> str:
    """Name and version of this program, for records and documents."""
    # The product runs from a checkout: no installed package tells its version.
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return f"{project['name']} {project['version']}"


def _next_link(organisation: Organisation) -> Link:
    last = db.session.scalar(
        select(Record)
        .where(Record.organisation_id == organisation.id)
        .order_by(Record.sequence.desc())
        .limit(1)
    )
    return Link(
        organisation=organisation.name,
        slug=organisation.slug,
        sequence=last.sequence + 1 if last else 1,
        previous=last.checksum if last else NO_PREVIOUS,
    )


def _scales_in(parts: dict[str, Any]) -> set[str]:
    figures = parts.get("figures", {})
    return {question["figure"]["scale_key"] for question in figures.get("questions", [])}
