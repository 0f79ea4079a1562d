"""What the screen asks for."""

from flask import Blueprint

blueprint = Blueprint("screen", __name__)
