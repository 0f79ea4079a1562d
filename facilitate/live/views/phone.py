"""What the phone asks for."""

from flask import Blueprint

blueprint = Blueprint("phone", __name__)
