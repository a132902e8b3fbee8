/** The tests of who may call what. */
import type { ProjectView } from '../view/project-view.ts';

export function writeAuthTests({ name, roles }: ProjectView): string {
  return `"""Registration, signing in and tokens."""

import datetime as dt
from typing import Any

import jwt
import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from ${name}.manage import set_role
from ${name}.models.account import Account, Role
from ${name}.security import ALGORITHM, ISSUER
from ${name}.settings import Settings
from tests.checks import NO_ID, Caller, assert_error

ADA = {"email": "Ada@example.com", "password": "correct horse battery"}


def claims_of(account: Account, **others: Any) -> dict[str, Any]:
    now = dt.datetime.now(dt.UTC)
    claims = {"iss": ISSUER, "sub": str(account.id), "iat": now, "exp": now + dt.timedelta(hours=1)}
    return {**claims, **others}


def sign(claims: dict[str, Any], settings: Settings, algorithm: str = ALGORITHM) -> dict[str, str]:
    token = jwt.encode(claims, settings.secret_key.get_secret_value(), algorithm=algorithm)
    return {"Authorization": f"Bearer {token}"}


def test_registers_and_signs_in(client: TestClient) -> None:
    registered = client.post("/auth/register", json=ADA)
    assert registered.status_code == 201, registered.text
    assert registered.json()["role"] == "${roles[0]}"
    assert "password" not in registered.text

    login = client.post("/auth/login", json={**ADA, "email": "ADA@example.com"})
    assert login.status_code == 200, login.text
    headers = {"Authorization": f"Bearer {login.json()['access_token']}"}
    me = client.get("/auth/me", headers=headers)
    assert me.status_code == 200
    assert me.json() == registered.json()


def test_an_address_has_one_account(client: TestClient) -> None:
    assert client.post("/auth/register", json=ADA).status_code == 201
    again = client.post("/auth/register", json={**ADA, "email": "ada@example.com"})
    assert_error(again, 409, "email")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "nobody"),
        ("password", "too short"),
        ("password", "x" * 73),
        ("password", "\\u00fc" * 40),
        ("role", "admin"),
    ],
)
def test_refuses_weak_registrations(client: TestClient, field: str, value: str) -> None:
    assert_error(client.post("/auth/register", json={**ADA, field: value}), 422, field)


def test_refuses_wrong_passwords(client: TestClient) -> None:
    client.post("/auth/register", json=ADA)
    wrong = client.post("/auth/login", json={**ADA, "password": "another horse battery"})
    unknown = client.post("/auth/login", json={**ADA, "email": "bob@example.com"})
    assert_error(wrong, 401)
    assert_error(unknown, 401)
    assert wrong.json()["error"]["message"] == unknown.json()["error"]["message"]


def test_refuses_without_token(client: TestClient) -> None:
    response = client.get("/auth/me")
    assert_error(response, 401)
    assert response.headers["WWW-Authenticate"] == "Bearer"


def test_takes_sound_tokens(client: TestClient, admin: Caller, settings: Settings) -> None:
    headers = sign(claims_of(admin.account), settings)
    assert client.get("/auth/me", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "others",
    [
        {"exp": dt.datetime(2024, 1, 1, tzinfo=dt.UTC)},
        {"exp": None},
        {"iss": "somebody else"},
        {"sub": "no id"},
        {"sub": str(NO_ID)},
    ],
)
def test_refuses_tokens_that_are_not_sound(
    client: TestClient, admin: Caller, settings: Settings, others: dict[str, Any]
) -> None:
    claims = claims_of(admin.account, **others)
    headers = sign({key: value for key, value in claims.items() if value is not None}, settings)
    assert_error(client.get("/auth/me", headers=headers), 401)


def test_refuses_forged_tokens(client: TestClient, admin: Caller, settings: Settings) -> None:
    claims = claims_of(admin.account)
    unsigned = jwt.encode(claims, "", algorithm="none")
    foreign = jwt.encode(claims, "another secret of tests, also long enough", algorithm=ALGORITHM)
    for token in (unsigned, foreign, "no token"):
        headers = {"Authorization": f"Bearer {token}"}
        assert_error(client.get("/auth/me", headers=headers), 401)
    assert_error(client.get("/auth/me", headers=sign(claims, settings, "HS512")), 401)


def test_gives_roles(client: TestClient, session: Session) -> None:
    client.post("/auth/register", json=ADA)
    assert set_role(session, "ADA@example.com", Role.ADMIN)
    assert not set_role(session, "bob@example.com", Role.ADMIN)
    login = client.post("/auth/login", json=ADA).json()
    headers = {"Authorization": f"Bearer {login['access_token']}"}
    assert client.get("/auth/me", headers=headers).json()["role"] == "admin"
`;
}
