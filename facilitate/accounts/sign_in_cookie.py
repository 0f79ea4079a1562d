"""How the staff's cookie is signed, and how its age is told."""

from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import SignatureExpired, TimestampSigner, URLSafeTimedSerializer

from facilitate import clock


class EvenSigner(TimestampSigner):
    """A cookie from the future is no expired one: when the computer's clock is set back, whoever signed in
    during the hour that comes once more would have to sign in again, in the middle of an evening."""

    def get_timestamp(self) -> int:
        return int(clock.now().timestamp())

    def unsign(
        self, signed_value: str | bytes, max_age: int | None = None, return_timestamp: bool = False
    ) -> Any:
        value, signed_at = super().unsign(signed_value, max_age=None, return_timestamp=True)
        if max_age is not None and (clock.now() - signed_at).total_seconds() > max_age:
            raise SignatureExpired("older than a sign-in lasts", payload=value, date_signed=signed_at)
        return (value, signed_at) if return_timestamp else value


class SignInCookie(SecureCookieSessionInterface):
    """Flask's signed cookie, its age told by our clock."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        serializer = super().get_signing_serializer(app)
        if serializer:
            serializer.signer = EvenSigner
        return serializer
