"""The pages that the law asks for."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from facilitate.accounts.models import Membership
from facilitate.admin.models import NoticeKind
from facilitate.admin.notices import default_text, render
from facilitate.languages import PARTICIPANTS_LANGUAGES, STAFF_LANGUAGES
from tests.factories import make_organisation

FORBIDDEN = ("sekretess", "konfidentiell", "confidential", "secrecy")

ELEVEN = (
    "Exempelby kommun står bakom",
    "tjänsten för dialogsamtal om trygghet",
    "delvis förenlig",
    "Innehåll som inte är tillgängligt",
    "Bedömningen gjordes i november 2026",
    "Sidan ändrades senast",
    "Så har vi bedömt tjänsten",
    "Säg till om något inte fungerar",
    "https://www.digg.se/tdosanmalan",
    "12 § i lagen",
    "skärmläsare",
)


@pytest.mark.parametrize("kind", NoticeKind)
@pytest.mark.parametrize("language", PARTICIPANTS_LANGUAGES)
def test_every_page_is_there_from_the_start_for_everybody(
    app: Flask, client: FlaskClient, kind, language
) -> None:
    organisation = make_organisation()
    page = client.get(f"/about/{organisation.slug}/{kind}?lang={language}")
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.text
    assert "Exempelby kommun" in page.text
    assert "{" not in default_text(organisation, kind, language)
    assert not [word for word in FORBIDDEN if word in page.text.lower()]


def test_the_privacy_notice_says_what_article_13_asks_for(client: FlaskClient) -> None:
    page = client.get(f"/about/{make_organisation(threshold=7).slug}/privacy").text
    for said in (
        "personuppgiftsansvarig", "dataskyddsombud", "artikel 6.1 e", "2023:196", "allmän handling", "kaka",
        "Hur länge", "rätt till", "Integritetsskyddsmyndigheten", "minst 7 har svarat",
    ):  # fmt: skip
        assert said in page, said


def test_the_accessibility_statement_has_its_eleven_items(client: FlaskClient) -> None:
    page = client.get(f"/about/{make_organisation().slug}/accessibility").text
    assert not [item for item in ELEVEN if item not in page]


def test_the_way_back_leads_to_a_join_code_and_nowhere_else(client: FlaskClient) -> None:
    address = f"/about/{make_organisation().slug}/privacy"
    assert 'href="/KDM4R7">Tillbaka till frågan' in client.get(f"{address}?back=kdm4r7").text
    for elsewhere in ("https://else.example", "//else.example", "/admin", "KDM4R", "KDM4R7/x"):
        page = client.get(address, query_string={"back": elsewhere}).text
        assert "Tillbaka till frågan" not in page


def test_a_page_without_words_of_its_own_language_is_swedish_and_says_so(
    client: FlaskClient, administrator: Membership
) -> None:
    address = f"/about/{administrator.organisation.slug}/contact?lang=ar"
    assert 'class="flow" lang="ar" dir="rtl"' in client.get(address).text
    client.post("/admin/notices/contact", data={"sv": "Ring oss.", "en": ""})
    page = client.get(address).text
    assert 'class="flow" lang="sv" dir="ltr"' in page
    assert "Ring oss." in page


def test_only_pages_that_no_native_speaker_has_checked_say_so(client: FlaskClient) -> None:
    address = f"/about/{make_organisation().slug}/privacy"
    assert "لم يراجع هذه الترجمة أحد" in client.get(f"{address}?lang=ar").text
    for language in ("sv", "sv-simple", "en"):
        assert "Ingen som har språket som modersmål" not in client.get(f"{address}?lang={language}").text


def test_the_footer_keeps_the_way_back_and_the_language(client: FlaskClient) -> None:
    page = client.get(f"/about/{make_organisation().slug}/privacy?back=KDM4R7&lang=en").text
    assert "/contact?back=KDM4R7&amp;lang=en" in page


def test_unknown_pages_and_organisations_are_not_found(client: FlaskClient) -> None:
    slug = make_organisation().slug
    assert client.get(f"/about/{slug}/contact").status_code == 200
    assert client.get(f"/about/{slug}/cookies").status_code == 404
    assert client.get("/about/nowhere/contact").status_code == 404


def test_an_administrator_edits_a_page_in_both_languages(
    client: FlaskClient, administrator: Membership
) -> None:
    address = f"/about/{administrator.organisation.slug}/contact"
    client.post("/admin/notices/contact", data={"sv": "## Ring oss\n\n0500-00 00 00", "en": "Call us."})
    assert "<h2>Ring oss</h2>" in client.get(address).text
    assert "<p>Call us.</p>" in client.get(f"{address}?lang=en").text
    client.post("/admin/notices/contact", data={"sv": "Ring oss.", "en": ""})
    assert "is responsible for this service" in client.get(f"{address}?lang=en").text
    assert "Egen text" in client.get("/admin/notices").text
    client.post("/admin/notices/contact", data={"sv": "", "en": ""})
    assert "Egen text" not in client.get("/admin/notices").text


def test_saving_the_default_text_keeps_following_it(client: FlaskClient, administrator: Membership) -> None:
    organisation = administrator.organisation
    texts = {one: default_text(organisation, NoticeKind.PRIVACY, one) for one in STAFF_LANGUAGES}
    typed = {language: text.replace("\n", "\r\n") for language, text in texts.items()}
    assert client.post("/admin/notices/privacy", data=typed).status_code == 302
    assert "Egen text" not in client.get("/admin/notices").text


def test_another_organisations_page_stays_as_it_is(client: FlaskClient, administrator: Membership) -> None:
    client.post("/admin/notices/contact", data={"sv": "Ring oss.", "en": ""})
    assert "Ring oss." in client.get(f"/about/{administrator.organisation.slug}/contact").text
    assert "Ring oss." not in client.get(f"/about/{make_organisation().slug}/contact").text


def test_markup_that_is_not_ours_is_shown_as_text() -> None:
    shown = render(
        "<script>alert(1)</script>\n\n![x](https://else.example/a.png)\n\n[hit](javascript:alert(1)) **fet**"
    )
    assert "<script" not in shown
    assert "<img" not in shown
    assert 'href="javascript' not in shown
    assert "**fet**" in shown


def test_headings_lists_lines_and_links_are_rendered() -> None:
    shown = render("# Ett\n\nrad ett\nrad två\n\n- punkt\n\n[Digg](https://www.digg.se) <mailto:a@b.example>")
    assert "<h1" not in shown
    assert "<h2>Ett</h2>" in shown
    assert "rad ett<br" in shown
    assert "<li>punkt</li>" in shown
    assert '<a href="https://www.digg.se">Digg</a>' in shown
    assert '<a href="mailto:a@b.example">' in shown
