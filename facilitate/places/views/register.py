"""Pages of the register."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.errors import Invalid
from facilitate.places import operations, queries
from facilitate.places.forms import PlaceForm, PlaceSearch
from facilitate.places.models import Place, PlaceKind
from facilitate.places.names import KIND_NAMES
from facilitate.places.position import written
from facilitate.places.views.blueprint import blueprint
from facilitate.transaction import unit_of_work
from facilitate.web import asked_page


@blueprint.get("/places")
@requires(Permission.READ_PLACES)
def index() -> ResponseReturnValue:
    form = PlaceSearch(request.args)
    chosen = form.kind.data if form.kind.data in set(PlaceKind) else None
    pages = queries.find_places(
        the_membership(),
        form.q.data or "",
        PlaceKind(chosen) if chosen else None,
        archived=form.archived.data,
        page=asked_page(),
    )
    return render_template(
        "places/index.html",
        form=form,
        pages=pages,
        kind_names=KIND_NAMES,
        searched={name: text for name, text in request.args.items() if name != "page"},
        any_places=bool(pages.total) or queries.has_places(the_membership()),
    )


@blueprint.get("/places/new")
@requires(Permission.EDIT_PLACES)
def new() -> ResponseReturnValue:
    return render_template("places/new.html", form=PlaceForm())


@blueprint.post("/places")
@requires(Permission.EDIT_PLACES)
def add() -> ResponseReturnValue:
    form, member = PlaceForm(), the_membership()
    organisation_id, user_id = member.organisation_id, member.user_id
    if form.validate():
        try:
            with unit_of_work():
                place = operations.add_place(
                    organisation_id=organisation_id, user_id=user_id, **_written(form)
                )
            flash(_("%(name)s är tillagd.", name=place.name), "success")
            return redirect(url_for("places.index"))
        except Invalid as refusal:
            form.name.errors = [refusal.sentence]
    return render_template("places/new.html", form=form), 422


@blueprint.get("/places/<int:place_id>")
@requires(Permission.EDIT_PLACES)
def edit(place_id: int) -> ResponseReturnValue:
    place = queries.place_of(the_membership(), place_id)
    form = PlaceForm(obj=place)
    form.latitude.data, form.longitude.data = written(place.latitude), written(place.longitude)
    return render_template("places/edit.html", form=form, place=place)


@blueprint.post("/places/<int:place_id>")
@requires(Permission.EDIT_PLACES)
def save(place_id: int) -> ResponseReturnValue:
    form, member = PlaceForm(), the_membership()
    place = queries.place_of(member, place_id)
    if form.validate():
        try:
            with unit_of_work():
                operations.edit_place(place, user_id=member.user_id, **_written(form))
            flash(_("Ändringarna av %(name)s är sparade.", name=place.name), "success")
            return redirect(url_for("places.index"))
        except Invalid as refusal:
            form.name.errors = [refusal.sentence]
    return render_template("places/edit.html", form=form, place=place), 422


@blueprint.post("/places/<int:place_id>/archiving")
@requires(Permission.EDIT_PLACES)
def archive(place_id: int) -> ResponseReturnValue:
    place = _place_in_work(place_id, operations.archive_place)
    flash(_("%(name)s är arkiverad. Svaren om platsen finns kvar.", name=place.name), "success")
    return redirect(url_for("places.index"))


@blueprint.post("/places/<int:place_id>/restoring")
@requires(Permission.EDIT_PLACES)
def restore(place_id: int) -> ResponseReturnValue:
    place = _place_in_work(place_id, operations.restore_place)
    flash(_("%(name)s går att välja igen.", name=place.name), "success")
    return redirect(url_for("places.index"))


def _place_in_work(place_id: int, verb: Any) -> Place:
    with unit_of_work():
        member = the_membership()
        place = queries.place_of(member, place_id)
        verb(place, member.user_id)
    return place


def _written(form: PlaceForm) -> dict[str, Any]:
    return {
        "name": form.name.data,
        "kind": PlaceKind(form.kind.data),
        "description": form.description.data or "",
        "position": form.position,
    }
