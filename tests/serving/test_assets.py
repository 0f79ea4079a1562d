import gzip
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from facilitate import assets

GZIP = {"Accept-Encoding": "gzip, deflate"}
SCRIPT = "export const scale = [4, 3, 2, 1];\n" * 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "start.mjs").write_text(SCRIPT)
    (tmp_path / "tiny.css").write_text("p{}")
    (tmp_path / "photo.png").write_bytes(bytes(range(256)) * 8)
    (tmp_path / ".fetched").touch()
    return tmp_path


@pytest.fixture
def site(folder: Path) -> Flask:
    application = Flask("small", static_folder=None)
    application.add_url_rule("/page", "page", view_func=lambda: "ö" * 2000)
    application.add_url_rule("/short", "short", view_func=lambda: "ö")
    application.add_url_rule(
        "/picture", "picture", view_func=lambda: (b"\x89PNG" * 1000, {"Content-Type": "image/png"})
    )
    assets.init_app(application, folder)
    return application


@pytest.fixture
def browser(site: Flask) -> FlaskClient:
    return site.test_client()


def url(site: Flask, name: str) -> str:
    return str(site.jinja_env.globals["static_url"](name))  # type: ignore[operator]


def test_an_asset_is_kept_for_ever_under_its_version(site: Flask, browser: FlaskClient) -> None:
    answer = browser.get(url(site, "js/start.mjs"))
    assert answer.text == SCRIPT
    assert answer.content_type == "text/javascript; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_an_old_version_gets_the_present_file_and_asks_again_next_time(browser: FlaskClient) -> None:
    answer = browser.get("/static/older/js/start.mjs")
    assert answer.text == SCRIPT
    assert answer.headers["Cache-Control"] == "no-cache"
    again = browser.get("/static/older/js/start.mjs", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_text_is_compressed_for_who_accepts_it(site: Flask, browser: FlaskClient) -> None:
    answer = browser.get(url(site, "js/start.mjs"), headers=GZIP)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(answer.data).decode() == SCRIPT
    refused = browser.get(url(site, "js/start.mjs"), headers={"Accept-Encoding": "gzip;q=0, br"})
    assert "Content-Encoding" not in refused.headers


@pytest.mark.parametrize("name", ["tiny.css", "photo.png"])
def test_what_would_not_get_smaller_is_sent_as_it_is(site: Flask, browser: FlaskClient, name: str) -> None:
    answer = browser.get(url(site, name), headers=GZIP)
    assert "Content-Encoding" not in answer.headers


def test_a_head_request_has_the_length_and_no_body(site: Flask, browser: FlaskClient) -> None:
    answer = browser.head(url(site, "js/start.mjs"))
    assert (answer.data, answer.content_length) == (b"", len(SCRIPT))


@pytest.mark.parametrize(
    "path",
    [
        "/static/x/../assets.py",
        "/static/x/js/none.mjs",
        "/static/js/start.mjs",
        "/static/x/.fetched",
        "/static/x/",
    ],
)
def test_anything_else_is_not_found(browser: FlaskClient, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_the_version_changes_with_a_name_or_a_content(folder: Path) -> None:
    before = assets.Assets(folder).version
    assert assets.Assets(folder).version == before
    (folder / "tiny.css").rename(folder / "small.css")
    renamed = assets.Assets(folder).version
    (folder / "small.css").write_text("p{color:red}")
    assert len({before, renamed, assets.Assets(folder).version}) == 3


def test_pages_are_compressed_and_short_or_packed_answers_are_not(browser: FlaskClient) -> None:
    page = browser.get("/page", headers=GZIP)
    assert page.headers["Content-Encoding"] == "gzip"
    assert page.content_length == len(page.data) < 200
    assert gzip.decompress(page.data).decode() == "ö" * 2000
    assert browser.get("/page").text == "ö" * 2000
    assert "Content-Encoding" not in browser.get("/short", headers=GZIP).headers
    assert "Content-Encoding" not in browser.get("/picture", headers=GZIP).headers
