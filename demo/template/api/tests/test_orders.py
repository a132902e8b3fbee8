"""Tests of the orders router."""

from fastapi.testclient import TestClient

from app.main import app

client = TestClient(app)


def test_health_answers() -> None:
    assert client.get("/health").json() == {"status": "ok"}
//@ from 12


def test_an_unknown_order_is_not_found() -> None:
    assert client.get("/orders/999999").status_code == 404
//@ end
