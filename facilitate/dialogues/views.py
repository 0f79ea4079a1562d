"""Pages of the slice."""

from flask import Blueprint

blueprint = Blueprint("dialogues", __name__)
