"""What is in the files of a record."""

import csv
import io
import re

from playwright.sync_api import Page
from pypdf import PdfReader


def fetch(page: Page, words: str) -> bytes:
    """Press a link that gives a file."""
    with page.expect_download() as begun:
        page.get_by_role("link", name=words).click()
    return begun.value.path().read_bytes()


def text_of_pdf(document: bytes) -> str:
    """Everything that can be read in it, in one line."""
    pages = PdfReader(io.BytesIO(document)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def lines_of_csv(document: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(document.decode("utf-8-sig")), delimiter=";"))
