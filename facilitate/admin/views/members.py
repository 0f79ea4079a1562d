"""Who belongs to the organisation."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.accounts import operations, queries
from facilitate.accounts.current import the_membership
from facilitate.accounts.models import LinkPurpose, Membership
from facilitate.admin.forms import InviteForm, MemberForm
from facilitate.admin.views.blueprint import blueprint
from facilitate.admin.words import ROLE_HINTS, ROLE_NAMES
from facilitate.errors import Conflict, Invalid
from facilitate.transaction import unit_of_work


@blueprint.get("/admin/members")
@requires(Permission.MANAGE_MEMBERS)
def members() -> str:
    found = queries.members_of(the_membership().organisation_id)
    return render_template("admin/members.html", members=found, role_names=ROLE_NAMES)


@blueprint.route("/admin/members/invite", methods=["GET", "POST"])
@requires(Permission.MANAGE_MEMBERS)
def invite() -> ResponseReturnValue:
    by = the_membership()
    form = InviteForm()
    form.offer(queries.departments_of(by.organisation_id))
    if form.validate_on_submit():
        try:
            with unit_of_work():
                invited, token = operations.invite(
                    by.organisation,
                    form.email.data or "",
                    form.name.data or "",
                    form.roles.data or (),
                    form.departments.data or (),
                    by_id=by.user_id,
                )
            return _link_page(invited, token, LinkPurpose.INVITATION)
        except Invalid as error:
            form.email.errors = [error.sentence]
    page = render_template("admin/invite.html", form=form, role_hints=ROLE_HINTS)
    return page, 422 if form.errors else 200


@blueprint.route("/admin/members/<int:membership_id>", methods=["GET", "POST"])
@requires(Permission.MANAGE_MEMBERS)
def member(membership_id: int) -> ResponseReturnValue:
    by = the_membership()
    found = queries.member_of(by.organisation_id, membership_id)
    form = MemberForm(roles=found.given_roles, departments=found.department_ids)
    form.offer(queries.departments_of(by.organisation_id))
    if form.validate_on_submit() and _change(found, form, by):
        return redirect(url_for("admin.members"))
    page = render_template("admin/member.html", form=form, member=found, role_hints=ROLE_HINTS)
    return page, 422 if form.errors else 200


def _change(member: Membership, form: MemberForm, by: Membership) -> bool:
    # A department that has been archived since is no longer offered, but stays with its members.
    departments = {*(form.departments.data or ()), *(member.department_ids - form.offered)}
    try:
        with unit_of_work():
            operations.change_membership(member, form.roles.data or (), departments, by_id=by.user_id)
    except Conflict as error:
        form.roles.errors = [error.sentence]
        return False
    flash(_("Ändringen för %(name)s är sparad.", name=member.user.name), "success")
    return True


@blueprint.post("/admin/members/<int:membership_id>/end")
@requires(Permission.MANAGE_MEMBERS)
def end_member(membership_id: int) -> ResponseReturnValue:
    by = the_membership()
    found = queries.member_of(by.organisation_id, membership_id)
    with unit_of_work():
        operations.end_membership(found, by_id=by.user_id)
    flash(_("%(name)s har inte längre behörighet.", name=found.user.name), "success")
    return redirect(url_for("admin.members"))


@blueprint.post("/admin/members/<int:membership_id>/link")
@requires(Permission.MANAGE_MEMBERS)
def member_link(membership_id: int) -> ResponseReturnValue:
    """A new invitation for somebody who has not accepted, else a link for a new password."""
    by = the_membership()
    found = queries.member_of(by.organisation_id, membership_id)
    purpose = LinkPurpose.INVITATION if found.pending else LinkPurpose.RESET
    with unit_of_work():
        if found.pending:
            token = operations.invite_again(found, by_id=by.user_id)
        else:
            token = operations.make_reset_link(
                found.user, organisation_id=by.organisation_id, by_id=by.user_id
            )
    return _link_page(found, token, purpose)


def _link_page(member: Membership, token: str, purpose: LinkPurpose) -> str:
    """Shown in answer to the POST and nowhere else: the token itself is not kept."""
    endpoint = (
        "accounts.accept_invitation" if purpose == LinkPurpose.INVITATION else "accounts.reset_password"
    )
    link = url_for(endpoint, token=token, _external=True)
    return render_template(
        "admin/link.html", member=member, link=link, invitation=purpose == LinkPurpose.INVITATION
    )
