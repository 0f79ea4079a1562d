"""The departments that lead and co-organise."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.accounts import operations, queries
from facilitate.accounts.current import the_membership
from facilitate.admin.forms import DepartmentForm
from facilitate.admin.views.blueprint import blueprint
from facilitate.errors import Invalid
from facilitate.transaction import unit_of_work


@blueprint.route("/admin/departments", methods=["GET", "POST"])
@requires(Permission.MANAGE_ORGANISATION)
def departments() -> ResponseReturnValue:
    by = the_membership()
    form = DepartmentForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                operations.add_department(by.organisation, form.name.data or "", by_id=by.user_id)
            flash(_("%(name)s är tillagd.", name=form.name.data), "success")
            return redirect(url_for("admin.departments"))
        except Invalid as error:
            form.name.errors = [error.sentence]
    page = render_template(
        "admin/departments.html",
        form=form,
        departments=queries.departments_of(by.organisation_id),
        archived=queries.departments_of(by.organisation_id, archived=True),
    )
    return page, 422 if form.errors else 200


@blueprint.route("/admin/departments/<int:department_id>", methods=["GET", "POST"])
@requires(Permission.MANAGE_ORGANISATION)
def department(department_id: int) -> ResponseReturnValue:
    by = the_membership()
    found = queries.department_of(by.organisation_id, department_id)
    form = DepartmentForm(name=found.name)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                operations.rename_department(found, form.name.data or "", by_id=by.user_id)
            flash(_("Namnet är ändrat."), "success")
            return redirect(url_for("admin.departments"))
        except Invalid as error:
            form.name.errors = [error.sentence]
    page = render_template("admin/department.html", form=form, department=found)
    return page, 422 if form.errors else 200


@blueprint.post("/admin/departments/<int:department_id>/archive")
@requires(Permission.MANAGE_ORGANISATION)
def archive_department(department_id: int) -> ResponseReturnValue:
    by = the_membership()
    found = queries.department_of(by.organisation_id, department_id)
    with unit_of_work():
        operations.archive_department(found, by_id=by.user_id)
    flash(_("%(name)s är arkiverad.", name=found.name), "success")
    return redirect(url_for("admin.departments"))


@blueprint.post("/admin/departments/<int:department_id>/restore")
@requires(Permission.MANAGE_ORGANISATION)
def restore_department(department_id: int) -> ResponseReturnValue:
    by = the_membership()
    found = queries.department_of(by.organisation_id, department_id)
    with unit_of_work():
        operations.restore_department(found, by_id=by.user_id)
    flash(_("%(name)s används igen.", name=found.name), "success")
    return redirect(url_for("admin.departments"))
