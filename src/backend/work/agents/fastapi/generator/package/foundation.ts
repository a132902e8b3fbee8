/** Settings, database and tokens: what the rest of the package stands on. */
import type { ProjectView } from '../view/project-view.ts';

export function writeSettings({ prefix }: ProjectView): string {
  return `"""Settings. They come from environment variables alone."""

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The URL of the database and the secret have no default: without them nothing starts."""

    model_config = SettingsConfigDict(env_prefix="${prefix}", frozen=True, hide_input_in_errors=True)

    database_url: str = Field(min_length=1)
    secret_key: SecretStr = Field(min_length=32)
    token_minutes: int = Field(default=30, ge=1, le=1440)
    password_cost: int = Field(default=12, ge=4, le=16)


def load_settings() -> Settings:
    return Settings.model_validate({})
`;
}

export function writeDatabase(): string {
  return `"""Connections to the database, one session a request."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, Request
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session, sessionmaker


def open_engine(url: str) -> Engine:
    engine = create_engine(url, pool_pre_ping=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", enforce_foreign_keys)
    return engine


def enforce_foreign_keys(connection: Any, _record: object) -> None:
    """SQLite checks them only when it is asked to, connection by connection."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def get_session(request: Request) -> Iterator[Session]:
    sessions: sessionmaker[Session] = request.app.state.sessions
    with sessions() as session:
        yield session


DbSession = Annotated[Session, Depends(get_session)]
`;
}

export function writeSecurity({ name }: ProjectView): string {
  return `"""Passwords and access tokens."""

import datetime as dt
from uuid import UUID

import bcrypt
import jwt

from ${name}.settings import Settings

ALGORITHM = "HS256"
ISSUER = "${name}"


def hash_password(password: str, cost: int) -> str:
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(cost)).decode()


def verify_password(password: str, hashed: str | None, cost: int) -> bool:
    """Takes as long without an account, so that nobody can find out which ones there are."""
    if hashed is None:
        hash_password(password, cost)
        return False
    return bcrypt.checkpw(password.encode(), hashed.encode())


def create_token(account_id: UUID, settings: Settings) -> str:
    now = dt.datetime.now(dt.UTC)
    claims = {
        "iss": ISSUER,
        "sub": str(account_id),
        "iat": now,
        "exp": now + dt.timedelta(minutes=settings.token_minutes),
    }
    return jwt.encode(claims, settings.secret_key.get_secret_value(), algorithm=ALGORITHM)


def read_token(token: str, settings: Settings) -> UUID | None:
    """The account that the token was made for, unless it is forged, foreign or expired."""
    try:
        claims = jwt.decode(
            token,
            settings.secret_key.get_secret_value(),
            algorithms=[ALGORITHM],
            issuer=ISSUER,
            options={"require": ["exp", "iat", "iss", "sub"]},
        )
        return UUID(claims["sub"])
    except (jwt.InvalidTokenError, ValueError):
        return None
`;
}

export function writeAccess({ name }: ProjectView): string {
  return `"""Who calls, and what their role allows."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from ${name}.database import DbSession
from ${name}.errors import forbidden, unauthorized
from ${name}.models.account import Account, Role
from ${name}.security import read_token
from ${name}.settings import Settings

bearer = HTTPBearer(auto_error=False, bearerFormat="JWT", description="From POST /auth/login.")


def get_settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


AppSettings = Annotated[Settings, Depends(get_settings)]


def get_current_account(
    session: DbSession,
    settings: AppSettings,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
) -> Account:
    account_id = read_token(credentials.credentials, settings) if credentials else None
    account = session.get(Account, account_id) if account_id else None
    if account is None:
        raise unauthorized("Sign in first.")
    return account


CurrentAccount = Annotated[Account, Depends(get_current_account)]


def allow(*roles: Role) -> Callable[[Account], Account]:
    """A dependency: the account, if it has one of the roles or is an administrator."""

    def check(account: CurrentAccount) -> Account:
        if account.role is not Role.ADMIN and account.role not in roles:
            raise forbidden()
        return account

    return check
`;
}
