"""When the database does not answer, the page and the script are told so in a sentence."""

from sqlalchemy.exc import OperationalError

from facilitate.access import public


def test_whoever_asks_is_told_in_a_sentence_and_the_log_in_a_line(app):
    @app.get("/away")
    @public
    def away():
        raise OperationalError("SELECT 1", {}, Exception("database is locked\nsecond line"))

    client = app.test_client()
    page = client.get("/away")
    assert page.status_code == 503
    assert "Det du redan har sparat finns kvar" in page.text
    told = client.get("/away", headers={"Accept": "application/json"})
    assert (told.status_code, told.json["code"]) == (503, "busy")
