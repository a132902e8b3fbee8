/** How rows are looked for and changed, the same for every entity. */
import type { ProjectView } from '../view/project-view.ts';

export function writeQueries({ name }: ProjectView): string {
  return `"""Rows that a caller may see: one of them, or pages of them."""

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, false, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from ${name}.errors import invalid, not_found
from ${name}.models.account import Account, Role
from ${name}.models.base import Base, Owned, SoftDeletes
from ${name}.schemas.base import Page, PageQuery, ReadBody

RowT = TypeVar("RowT", bound=Base)
ReadT = TypeVar("ReadT", bound=ReadBody)
ValueT = TypeVar("ValueT")


def visible(model: type[RowT], account: Account | None) -> Select[tuple[RowT]]:
    """Not deleted and, if rows have owners, of the account; administrators see those of all."""
    statement = select(model)
    if issubclass(model, SoftDeletes):
        statement = statement.where(model.deleted_at.is_(None))
    if issubclass(model, Owned) and account is None:
        statement = statement.where(false())
    elif issubclass(model, Owned) and account is not None and account.role is not Role.ADMIN:
        statement = statement.where(model.owner_id == account.id)
    return statement


def find(session: Session, model: type[RowT], account: Account | None, row_id: UUID) -> RowT:
    row = session.scalar(visible(model, account).where(model.id == row_id))
    if row is None:
        raise not_found()
    return row


def check_reference(
    session: Session, account: Account | None, model: type[Base], field: str, row_id: UUID | None
) -> None:
    """What is named must be there for the caller, too."""
    if row_id is None:
        return
    if session.scalar(visible(model, account).where(model.id == row_id)) is None:
        raise invalid(field, "names nothing that is there")


def find_all(
    session: Session, account: Account | None, model: type[RowT], field: str, ids: list[UUID]
) -> list[RowT]:
    """The named rows; each of them must be there for the caller."""
    rows = session.scalars(visible(model, account).where(model.id.in_(ids))).all()
    if len(rows) < len(set(ids)):
        raise invalid(field, "names something that is not there")
    return list(rows)


def equals(
    column: InstrumentedAttribute[ValueT], value: ValueT | None
) -> Iterable[ColumnElement[bool]]:
    return [] if value is None else [column == value]


def within(
    column: InstrumentedAttribute[ValueT], lowest: ValueT | None, highest: ValueT | None
) -> Iterable[ColumnElement[bool]]:
    """Both limits count as within."""
    if lowest is not None:
        yield column >= lowest
    if highest is not None:
        yield column <= highest


def related(
    relation: InstrumentedAttribute[list[RowT]], model: type[RowT], ids: list[UUID]
) -> Iterable[ColumnElement[bool]]:
    """To any of these."""
    return [relation.any(model.id.in_(ids))] if ids else []


def ordered(
    statement: Select[tuple[RowT]], columns: list[InstrumentedAttribute[Any]], sort: str
) -> Select[tuple[RowT]]:
    """By one of the columns, the other way round after a minus; then by id."""
    column = {each.key: each for each in columns}[sort.removeprefix("-")]
    direction = column.desc() if sort.startswith("-") else column.asc()
    return statement.order_by(direction, column.parent.class_.id)


def paginate(
    session: Session, statement: Select[tuple[RowT]], query: PageQuery, read: type[ReadT]
) -> Page[ReadT]:
    counted = statement.order_by(None).subquery()
    total = session.scalar(select(func.count()).select_from(counted)) or 0
    rows = session.scalars(statement.limit(query.limit).offset(query.offset))
    items = [read.model_validate(row) for row in rows]
    return Page(items=items, total=total, limit=query.limit, offset=query.offset)
`;
}

export function writeChanges({ name }: ProjectView): string {
  return `"""Changes of rows, and the conflicts that the database finds in them."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute, Session

from ${name}.errors import ApiError, conflict, taken
from ${name}.models.base import Base, SoftDeletes, utc_now

RowT = TypeVar("RowT", bound=Base)
IN_USE = "Something else refers to this."


def change(row: Base, names: Sequence[str], given: Mapping[str, object]) -> None:
    """Only members of these names, and of them only what is given."""
    for name in names:
        if name in given:
            setattr(row, name, given[name])


def save(session: Session, row: RowT) -> RowT:
    session.add(row)
    try:
        session.commit()
    except IntegrityError as error:
        session.rollback()
        raise conflict_of(error, type(row)) from error
    session.refresh(row)
    return row


def conflict_of(error: IntegrityError, model: type[Base]) -> ApiError:
    """PostgreSQL names the index in its message, SQLite table and column."""
    table = model.__table__
    indexes = table.indexes if isinstance(table, Table) else ()
    for index in indexes:
        for column in index.columns if index.unique else ():
            if re.search(rf"\\b({index.name}|{re.escape(str(column))})\\b", str(error.orig)):
                return taken(column.name)
    return conflict("Something that it refers to has changed.")


def remove(
    session: Session,
    row: Base,
    *references: InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None],
) -> None:
    """Refused while a row that is not deleted refers to it by one of the columns."""
    for column in references:
        model = column.parent.class_
        statement = select(column).where(column == row.id, model.id != row.id)
        if issubclass(model, SoftDeletes):
            statement = statement.where(model.deleted_at.is_(None))
        if session.execute(statement.limit(1)).first() is not None:
            raise conflict(IN_USE)
    if isinstance(row, SoftDeletes):
        row.deleted_at = utc_now()
    else:
        session.delete(row)
    try:
        session.commit()
    except IntegrityError as error:
        session.rollback()
        raise conflict(IN_USE) from error
`;
}
