"""What a backup's manifest says of the database, asked of the very copy that goes into it."""

from dataclasses import dataclass

SCHEMA = "SELECT version_num FROM alembic_version"
RUNNING_DIALOGUES = "SELECT count(*) FROM dialogues WHERE phase IN ('rehearsal', 'open', 'closing')"


@dataclass(frozen=True)
class Facts:
    """The last migration, and how many dialogues were open."""

    schema: str
    running: int
