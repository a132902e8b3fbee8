/** The application round the entities: signing in, health, and how an administrator comes to be. */
import { pyString } from '../python/literals.ts';
import type { ProjectView } from '../view/project-view.ts';

export function writeMain({ name, title, description }: ProjectView): string {
  return `"""The application: \`uvicorn --factory ${name}.main:create_app\`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.routing import APIRoute
from sqlalchemy.orm import sessionmaker

from ${name}.database import open_engine
from ${name}.errors import install_error_handlers
from ${name}.routers import routers
from ${name}.settings import Settings, load_settings

TITLE = ${pyString(title)}
DESCRIPTION = ${pyString(description)}


def name_operation(route: APIRoute) -> str:
    return route.name


def create_app(settings: Settings | None = None) -> FastAPI:
    settings = settings or load_settings()
    engine = open_engine(settings.database_url)

    @asynccontextmanager
    async def close_connections(_app: FastAPI) -> AsyncIterator[None]:
        yield
        engine.dispose()

    app = FastAPI(
        title=TITLE,
        description=DESCRIPTION,
        version="0.1.0",
        license_info={"name": "Proprietary", "identifier": "LicenseRef-Proprietary"},
        servers=[{"url": "/"}],
        generate_unique_id_function=name_operation,
        lifespan=close_connections,
    )
    app.state.settings = settings
    app.state.sessions = sessionmaker(engine)
    install_error_handlers(app)
    for router in routers:
        app.include_router(router)
    return app
`;
}

export function writeAuthRouter({ name, roles }: ProjectView): string {
  return `"""Registration, signing in, and who is signed in."""

from fastapi import APIRouter, status
from sqlalchemy import select

from ${name}.access import AppSettings, CurrentAccount
from ${name}.changes import save
from ${name}.database import DbSession
from ${name}.errors import documented, unauthorized
from ${name}.models.account import Account, Role
from ${name}.schemas.account import AccountRead, Credentials, Registration, TokenRead
from ${name}.security import create_token, hash_password, verify_password

router = APIRouter(prefix="/auth", tags=["auth"])


@router.post(
    "/register",
    status_code=status.HTTP_201_CREATED,
    responses=documented(409, 422, 500),
    openapi_extra={"security": []},
)
def register(session: DbSession, settings: AppSettings, body: Registration) -> AccountRead:
    """A new account has the role \`${roles[0]}\`."""
    hashed = hash_password(body.password, settings.password_cost)
    account = Account(email=body.email, password_hash=hashed, role=Role.${roles[0]?.toUpperCase()})
    return AccountRead.model_validate(save(session, account))


@router.post("/login", responses=documented(401, 422, 500), openapi_extra={"security": []})
def login(session: DbSession, settings: AppSettings, body: Credentials) -> TokenRead:
    account = session.scalar(select(Account).where(Account.email == body.email))
    hashed = account.password_hash if account else None
    is_right = verify_password(body.password, hashed, settings.password_cost)
    if account is None or not is_right:
        raise unauthorized("The address or the password is wrong.")
    return TokenRead(
        access_token=create_token(account.id, settings), expires_in=settings.token_minutes * 60
    )


@router.get("/me", responses=documented(401, 500))
def read_me(account: CurrentAccount) -> AccountRead:
    return AccountRead.model_validate(account)
`;
}

export function writeHealthRouter({ name }: ProjectView): string {
  return `"""Whether the service can work: it runs, and its database answers."""

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from ${name}.database import DbSession
from ${name}.errors import ApiError, documented

router = APIRouter(tags=["health"])


class Health(BaseModel):
    status: str


@router.get("/health", responses=documented(500, 503), openapi_extra={"security": []})
def read_health(session: DbSession) -> Health:
    try:
        session.execute(text("SELECT 1"))
    except SQLAlchemyError as error:
        raise ApiError(503, "not_ready", "The database does not answer.") from error
    return Health(status="ok")
`;
}

export function writeManage({ name }: ProjectView): string {
  return `"""\`python -m ${name}.manage set-role EMAIL ROLE\`: the way to the first administrator."""

import argparse
import sys
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ${name}.database import open_engine
from ${name}.models.account import Account, Role
from ${name}.settings import load_settings


def set_role(session: Session, email: str, role: Role) -> bool:
    """False where nobody has registered with that address."""
    account = session.scalar(select(Account).where(Account.email == email.lower()))
    if account is None:
        return False
    account.role = role
    session.commit()
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m ${name}.manage")
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("set-role", help="gives an account another role")
    command.add_argument("email")
    command.add_argument("role", type=Role, choices=list(Role))
    chosen = parser.parse_args(arguments)
    with Session(open_engine(load_settings().database_url)) as session:
        if set_role(session, chosen.email, chosen.role):
            return 0
    print(f"There is no account {chosen.email}: register it first.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
`;
}
