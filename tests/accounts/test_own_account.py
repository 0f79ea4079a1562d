"""What members of staff change for themselves."""

from flask import Flask
from flask.testing import FlaskClient

from facilitate.access import Role
from facilitate.accounts.models import Membership, MembershipRole, User
from facilitate.accounts.passwords import matches
from tests.accounts.conftest import PASSWORD, give_password, open_browser
from tests.factories import make_member, make_organisation, save

NEW = "sju gröna hinkar"


def signed_in(app: Flask, member: Membership) -> FlaskClient:
    browser = open_browser(app)
    browser.post("/sign-in", data={"email": member.user.email, "password": PASSWORD})
    return browser


def change(browser: FlaskClient, old: str = PASSWORD, new: str = NEW, again: str | None = None):
    given = {"password": old, "new_password": new, "again": new if again is None else again}
    return browser.post("/account/password", data=given)


def make_administrator() -> Membership:
    member = make_member(make_organisation(), Role.ADMINISTRATOR)
    give_password(member.user)
    return member


def test_a_new_password_ends_other_sign_ins_and_keeps_this_one(app: Flask) -> None:
    member = make_administrator()
    here, elsewhere = signed_in(app, member), signed_in(app, member)
    assert elsewhere.get("/admin").status_code == 200
    assert change(here).status_code == 302
    assert here.get("/admin").status_code == 200
    assert elsewhere.get("/admin").status_code == 302
    assert here.post("/sign-out").status_code == 302
    assert here.post("/sign-in", data={"email": member.user.email, "password": NEW}).location == "/admin"


def test_the_present_password_is_asked_for(app: Flask) -> None:
    member = make_administrator()
    assert "inte ditt nuvarande" in change(signed_in(app, member), old="något helt annat").text


def test_a_password_needs_twelve_characters_and_is_not_the_address(app: Flask) -> None:
    member = make_administrator()
    browser = signed_in(app, member)
    assert "minst 12 tecken" in change(browser, new="elva tecken").text
    assert "annat än e-postadressen" in change(browser, new=member.user.email.upper()).text
    assert "inte samma lösenord" in change(browser, again="något annat").text
    assert change(browser, new="tolv  tecken").status_code == 302


def test_the_same_letters_from_another_keyboard_are_the_same_password(app: Flask) -> None:
    user: User = give_password(make_administrator().user, "sju gröna hinkar")
    assert matches(user.password_hash, "sju gro\u0308na hinkar")


def test_someone_in_two_organisations_sees_one_at_a_time(app: Flask) -> None:
    member = make_administrator()
    other, strange = make_organisation("Annanby kommun"), make_organisation("Främmande kommun")
    roles = [MembershipRole(role=Role.ADMINISTRATOR)]
    save(Membership(organisation_id=other.id, user_id=member.user_id, roles=roles))
    browser = open_browser(app)
    answer = browser.post(
        "/sign-in", data={"email": member.user.email, "password": PASSWORD, "next": "/admin/members"}
    )
    assert answer.location == "/account/organisation?next=/admin/members"
    page = browser.get(answer.location).text
    assert "Annanby kommun" in page
    assert "Främmande kommun" not in page
    chosen = browser.post("/account/organisation", data={"organisation": other.id, "next": "/admin/members"})
    assert chosen.location == "/admin/members"
    assert "Annanby kommun" in browser.get("/admin").text
    assert browser.post("/account/organisation", data={"organisation": strange.id}).status_code == 404
    assert "Annanby kommun" in browser.get("/admin").text


def test_no_address_or_browser_is_kept_in_the_sign_in(app: Flask) -> None:
    browser = signed_in(app, make_administrator())
    with browser.session_transaction() as kept:
        assert set(kept) == {"_user_id", "_fresh", "organisation_id"}
