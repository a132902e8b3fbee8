/** What the tests of the generated project stand on. */
import type { ProjectView } from '../view/project-view.ts';

export function writeConftest({ name }: ProjectView): string {
  return `"""One application for all tests; each has a migrated database of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr
from sqlalchemy.orm import Session, sessionmaker

from ${name}.database import open_engine
from ${name}.main import create_app
from ${name}.models.account import Account, Role
from ${name}.security import create_token
from ${name}.settings import Settings
from tests.builders.values import unique_email
from tests.checks import Caller, SignIn

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def alembic_config() -> Config:
    return Config(str(ROOT / "alembic.ini"))


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory, alembic_config: Config) -> Path:
    path = tmp_path_factory.mktemp("database") / "migrated.db"
    alembic_config.attributes["url"] = f"sqlite:///{path}"
    command.upgrade(alembic_config, "head")
    return path


@pytest.fixture(scope="session")
def settings() -> Settings:
    return Settings(
        database_url="sqlite://",
        secret_key=SecretStr("a secret of tests that is long enough"),
        password_cost=4,
    )


@pytest.fixture(scope="session")
def app(settings: Settings) -> FastAPI:
    return create_app(settings)


@pytest.fixture(scope="session")
def running(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def session(app: FastAPI, migrated: Path, tmp_path: Path) -> Iterator[Session]:
    path = tmp_path / "test.db"
    shutil.copyfile(migrated, path)
    engine = open_engine(f"sqlite:///{path}")
    app.state.sessions = sessionmaker(engine)
    with Session(engine) as opened:
        yield opened
    engine.dispose()


@pytest.fixture
def client(running: TestClient, session: Session) -> TestClient:
    return running


@pytest.fixture
def sign_in(session: Session, settings: Settings) -> SignIn:
    def make(role: Role) -> Caller:
        account = Account(email=unique_email(), password_hash="", role=role)
        session.add(account)
        session.commit()
        return Caller(account, {"Authorization": f"Bearer {create_token(account.id, settings)}"})

    return make


@pytest.fixture
def admin(sign_in: SignIn) -> Caller:
    return sign_in(Role.ADMIN)
`;
}

export function writeChecks({ name }: ProjectView): string {
  return `"""What many tests ask."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy.orm import Session

from ${name}.models.account import Account, Role
from ${name}.models.base import Base, SoftDeletes, utc_now

RowT = TypeVar("RowT", bound=Base)

NO_ID = UUID("00000000-0000-4000-8000-000000000000")
CODES = {
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    422: "validation_failed",
    500: "internal_error",
}


@dataclass(frozen=True)
class Caller:
    account: Account
    headers: dict[str, str]


SignIn = Callable[[Role], Caller]


def assert_error(response: Response, status: int, field: str | None = None) -> None:
    assert response.status_code == status, response.text
    error = response.json()["error"]
    assert error["code"] == CODES[status]
    assert error["message"]
    assert len(error["trace_id"]) == 32
    if field is not None:
        assert field in [detail["field"].split(".")[0] for detail in error["details"]]


def listed(client: TestClient, path: str, caller: Caller, **params: Any) -> list[str]:
    """The ids of a page, in its order."""
    response = client.get(path, params=params, headers=caller.headers)
    assert response.status_code == 200, response.text
    return [item["id"] for item in response.json()["items"]]


def deleted(session: Session, row: RowT) -> RowT:
    assert isinstance(row, SoftDeletes)
    row.deleted_at = utc_now()
    session.commit()
    return row
`;
}

export function writeServiceTests({ name, prefix }: ProjectView): string {
  return `"""Settings, health, errors and the description of the API."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import ValidationError
from sqlalchemy.orm import sessionmaker

from ${name}.database import open_engine
from ${name}.settings import load_settings
from tests.checks import Caller, assert_error


def test_settings_have_no_default_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("${prefix}DATABASE_URL", "sqlite://")
    for secret in (None, "", "x" * 31):
        if secret is not None:
            monkeypatch.setenv("${prefix}SECRET_KEY", secret)
        with pytest.raises(ValidationError):
            load_settings()
    monkeypatch.setenv("${prefix}SECRET_KEY", "x" * 32)
    assert load_settings().secret_key.get_secret_value() == "x" * 32


def test_settings_need_a_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("${prefix}SECRET_KEY", "x" * 32)
    monkeypatch.delenv("${prefix}DATABASE_URL", raising=False)
    with pytest.raises(ValidationError):
        load_settings()


def test_health(client: TestClient) -> None:
    assert client.get("/health").json() == {"status": "ok"}


def test_health_without_database(app: FastAPI, client: TestClient) -> None:
    app.state.sessions = sessionmaker(open_engine("sqlite:////no/such/folder/x.db"))
    response = client.get("/health")
    assert response.status_code == 503
    assert response.json()["error"]["code"] == "not_ready"


def test_errors_of_the_server(
    app: FastAPI, client: TestClient, admin: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    app.state.sessions = None
    response = client.get("/auth/me", headers=admin.headers)
    assert_error(response, 500)
    assert response.json()["error"]["trace_id"] in caplog.text


def test_errors_of_routing(client: TestClient) -> None:
    assert_error(client.get("/no/such/path"), 404)
    assert_error(client.put("/health"), 405)


def test_errors_of_json(client: TestClient) -> None:
    headers = {"Content-Type": "application/json"}
    assert_error(client.post("/auth/login", content="{", headers=headers), 422)


def test_replies_have_a_trace(client: TestClient) -> None:
    assert len(client.get("/health").headers["X-Trace-Id"]) == 32


def test_every_operation_is_described(client: TestClient) -> None:
    for path, operations in client.get("/openapi.json").json()["paths"].items():
        for operation in operations.values():
            assert operation["security"] in ([], [{"HTTPBearer": []}]), path
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    schema = response["content"]["application/json"]["schema"]
                    assert schema == {"$ref": "#/components/schemas/ErrorEnvelope"}, path
`;
}

export function writeMigrationTests({ name }: ProjectView): string {
  return `"""Migrations make what the models say, and can be undone."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from ${name} import models
from ${name}.database import open_engine


def test_migrations_equal_the_models(migrated: Path) -> None:
    engine = open_engine(f"sqlite:///{migrated}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, models.base.Base.metadata) == []
    engine.dispose()


def test_migrations_can_be_undone(alembic_config: Config, migrated: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'undone.db'}"
    config = Config(alembic_config.config_file_name)
    config.attributes["url"] = url
    command.upgrade(config, "head")
    command.downgrade(config, "base")
    engine = open_engine(url)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
`;
}
