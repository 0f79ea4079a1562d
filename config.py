# SPDX-License-Identifier: EUPL-1.2
"""Settings from the environment. Each is optional and described in docs/running.md."""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Settings:
    """What an installation can choose. Paths are absolute; `base_url` has no trailing slash."""

    host: str = "0.0.0.0"  # noqa: S104 - phones in the room must reach it
    port: int = 8000
    base_url: str | None = None
    database_url: str | None = None
    redis_url: str | None = None
    secret_key: str | None = None
    instance_path: Path = field(default=ROOT / "instance")
    trusted_proxies: int = 0
    metrics_token: str | None = None
    demo: bool = False

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings; raises ValueError with a sentence when one cannot be used."""
        given = os.environ if environ is None else environ
        return cls(
            host=given.get("HOST") or cls.host,
            port=_whole_number("PORT", given.get("PORT"), cls.port),
            base_url=_web_address(given.get("BASE_URL")),
            database_url=given.get("DATABASE_URL") or None,
            redis_url=given.get("REDIS_URL") or None,
            secret_key=given.get("SECRET_KEY") or None,
            instance_path=Path(given.get("INSTANCE_PATH") or ROOT / "instance").resolve(),
            trusted_proxies=_whole_number("TRUSTED_PROXIES", given.get("TRUSTED_PROXIES"), 0),
            metrics_token=_long_enough(given.get("METRICS_TOKEN")),
        )

    @property
    def secure(self) -> bool:
        """Whether cookies may demand https: only when the public address does."""
        return bool(self.base_url and self.base_url.startswith("https://"))

    @property
    def on_a_server(self) -> bool:
        """Whether this runs day and night behind a proxy, rather than on somebody's laptop for an evening."""
        return self.trusted_proxies > 0

    def sqlalchemy_url(self) -> str:
        """The database address, with the driver that this product uses for PostgreSQL."""
        url = self.database_url or f"sqlite:///{self.instance_path / 'facilitate.db'}"
        for plain in ("postgresql://", "postgres://"):
            if url.startswith(plain):
                return "postgresql+psycopg://" + url[len(plain) :]
        return url

    def key(self) -> str:
        """The secret key: as set, else one made once and kept readable for the owner only."""
        return self.secret_key or _kept_secret(self.instance_path / "secret_key")


def _whole_number(name: str, text: str | None, default: int) -> int:
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise ValueError(f"{name} must be a whole number from 0 to 65535, not {text!r}.")
    return int(text)


def _long_enough(token: str | None) -> str | None:
    if token and len(token) < 16:
        raise ValueError("METRICS_TOKEN must have at least 16 characters.")
    return token or None


def _web_address(text: str | None) -> str | None:
    if not text:
        return None
    if not text.startswith(("http://", "https://")):
        raise ValueError(f"BASE_URL must begin with http:// or https://, not {text!r}.")
    return text.rstrip("/")


def _kept_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        own = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):  # another process was first, and its key is whole
            os.link(own, path)
        own.unlink()
    return path.read_text(encoding="ascii").strip()
