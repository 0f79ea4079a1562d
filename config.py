# SPDX-License-Identifier: EUPL-1.2
"""Settings from the environment. Each is optional and described in docs/running.md."""

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent
DATABASES = ("postgresql://", "postgres://", "sqlite:///")
WEB_ADDRESS = re.compile(r"https?://([\w.-]+|\[[\da-fA-F:]+\])(:\d+)?")
REDIS = ("redis://", "rediss://", "unix://")


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
            database_url=_address_of("DATABASE_URL", given.get("DATABASE_URL"), DATABASES),
            redis_url=_address_of("REDIS_URL", given.get("REDIS_URL"), REDIS),
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


def _address_of(name: str, text: str | None, schemes: tuple[str, ...]) -> str | None:
    # It may hold a password, so it is not repeated.
    if text and (not text.startswith(schemes) or not _has_usable_port(text)):
        raise ValueError(f"{name} must begin with {' or '.join(schemes)}, and a port must be a number.")
    return text or None


def _web_address(text: str | None) -> str | None:
    if not text:
        return None
    address = text.rstrip("/")
    if not WEB_ADDRESS.fullmatch(address) or not _has_usable_port(address):
        raise ValueError(f"BASE_URL must be like https://dialog.exempelby.se, without a path, not {text!r}.")
    return address


def _has_usable_port(address: str) -> bool:
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False


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
