"""Pages of the slice."""

from flask import Blueprint

blueprint = Blueprint("places", __name__)
