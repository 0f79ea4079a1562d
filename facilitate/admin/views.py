"""Pages of the slice."""

from flask import Blueprint

blueprint = Blueprint("admin", __name__)
