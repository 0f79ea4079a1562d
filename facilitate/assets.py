"""Style sheets, scripts and pictures from memory under a versioned path, and compressed answers.

Assets are answered before Flask: a room that scans the code asks for thousands of them within seconds.
gzip only: rooms are on plain http, where browsers accept nothing newer.
"""

import gzip
import hashlib
import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, Response, request
from werkzeug.http import parse_accept_header, unquote_etag
from werkzeug.wrappers import Response as WsgiResponse

from config import ROOT

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PREFIX = "/static/"
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
WORTH_COMPRESSING = 1000
"""Bytes: below, the answer fits in one packet anyway."""
TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".webmanifest": "application/manifest+json"}
COMPRESSIBLE = {"text/html", "text/css", "text/csv", "text/plain", "text/javascript", "application/json",
                "application/manifest+json", "image/svg+xml"}  # fmt: skip


@dataclass
class Asset:
    """One file of the static folder, as answered."""

    path: Path

    @cached_property
    def content(self) -> bytes:
        return self.path.read_bytes()

    @cached_property
    def compressed(self) -> bytes | None:
        """The copy for those who accept gzip, or None where it would not be smaller."""
        if self.mimetype not in COMPRESSIBLE or len(self.content) < WORTH_COMPRESSING:
            return None
        smaller = gzip.compress(self.content, 9, mtime=0)
        return smaller if len(smaller) < len(self.content) else None

    @cached_property
    def etag(self) -> str:
        return hashlib.blake2b(self.content, digest_size=8).hexdigest()

    @cached_property
    def mimetype(self) -> str:
        return (
            TYPES.get(self.path.suffix)
            or mimetypes.guess_type(self.path.name)[0]
            or "application/octet-stream"
        )

    @property
    def content_type(self) -> str:
        return f"{self.mimetype}; charset=utf-8" if self.mimetype in COMPRESSIBLE else self.mimetype


class Assets:
    """All files of the static folder as they were when the program started."""

    def __init__(self, folder: Path) -> None:
        self._assets = {
            path.relative_to(folder).as_posix(): Asset(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }

    @cached_property
    def version(self) -> str:
        """Changes with any name or content, so that a browser never mixes two releases."""
        together = hashlib.blake2b(digest_size=6)
        for name, asset in self._assets.items():
            together.update(f"{name}\0{asset.etag}\0".encode())
        return together.hexdigest()

    def url(self, name: str) -> str:
        return f"{PREFIX}{self.version}/{name}"

    def before(self, application: "WSGIApplication") -> "WSGIApplication":
        """Answer for assets; everything else, unknown ones too, goes on to the application."""

        def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            path = environ.get("PATH_INFO", "")
            if path.startswith(PREFIX) and environ["REQUEST_METHOD"] in {"GET", "HEAD"}:
                version, _slash, name = path[len(PREFIX) :].partition("/")
                if asset := self._assets.get(name):
                    return self._response(asset, version, environ)(environ, start_response)
            return application(environ, start_response)

        return answer

    def _response(self, asset: Asset, version: str, environ: "WSGIEnvironment") -> WsgiResponse:
        headers = {
            "Cache-Control": FOR_EVER if version == self.version else ASK_AGAIN,
            "ETag": f'W/"{asset.etag}"',  # weak: compressed or not, it is the same
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Vary": "Accept-Encoding",
        }
        known = environ.get("HTTP_IF_NONE_MATCH", "")
        if asset.etag in {unquote_etag(tag.strip())[0] for tag in known.split(",") if tag.strip()}:
            return WsgiResponse(status=304, headers=headers)
        body = asset.content
        if asset.compressed and _accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
            body = asset.compressed
            headers["Content-Encoding"] = "gzip"
        return WsgiResponse(body, headers=headers, content_type=asset.content_type)


def compress(response: Response) -> Response:
    """Send a page of a kB or more compressed to whoever accepts that."""
    if response.mimetype not in COMPRESSIBLE or response.direct_passthrough or response.is_streamed:
        return response
    response.vary.add("Accept-Encoding")
    if response.content_encoding or not _accepts_gzip(request.headers.get("Accept-Encoding", "")):
        return response
    if len(content := response.get_data()) >= WORTH_COMPRESSING:
        response.set_data(gzip.compress(content, 5, mtime=0))
        response.content_encoding = "gzip"
    return response


def _accepts_gzip(header: str) -> bool:
    return "gzip" in header and parse_accept_header(header)["gzip"] > 0


def init_app(app: Flask, folder: Path = ROOT / "static") -> None:
    assets = Assets(folder)
    app.jinja_env.globals["static_url"] = assets.url
    app.wsgi_app = assets.before(app.wsgi_app)  # type: ignore[method-assign,assignment]
    app.after_request(compress)
