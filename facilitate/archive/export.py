"""The whole record as one JSON file that can be verified alone. Its format: docs/record-format.md."""

import json
from typing import Any

from facilitate.archive.models import Record, RecordText
from facilitate.archive.reading import read_parts, texts_of

DEMONSTRATION = "Påhittade svar – demonstration"


def whole_record(record: Record) -> dict[str, Any]:
    """The record as it leaves the house: what has been withdrawn is not in it."""
    notice = {"notice": DEMONSTRATION} if record.manifest["demonstration"] else {}
    return notice | {
        "checksum": record.checksum,
        "manifest": record.manifest,
        "parts": read_parts(record),
        "texts": {commitment: _text(row) for commitment, row in sorted(texts_of(record).items())},
    }


def write_record(record: Record) -> str:
    """The file, laid out for people to read; the order and the spaces do not matter to its checksums."""
    return json.dumps(whole_record(record), ensure_ascii=False, indent=2) + "\n"


def _text(row: RecordText) -> dict[str, Any]:
    if row.text is not None:
        return {"salt": row.salt, "text": row.text}
    on = row.withdrawn_at.date().isoformat() if row.withdrawn_at else None
    return {"withdrawn": {"on": on, "reason": row.withdrawn_reason}}
