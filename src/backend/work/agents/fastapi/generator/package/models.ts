/** Models: one file an entity. */
import { writeModule } from '../python/imports.ts';
import { docstring } from '../python/literals.ts';
import type { FieldView } from '../view/field-view.ts';
import { databaseName, wordsOf } from '../view/names.ts';
import type { EntityView, ManyView, OneView, ProjectView } from '../view/project-view.ts';

export function writeModelsBase(): string {
  return `"""What all models share."""

import datetime as dt
import uuid
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

# Unique values are so among these rows alone: what is deleted leaves them free.
NOT_DELETED = sa.text("deleted_at IS NULL")


def utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class UtcDateTime(sa.TypeDecorator[dt.datetime]):
    """An instant: in UTC, also where the database keeps no zone."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: dt.datetime | None, dialect: sa.Dialect
    ) -> dt.datetime | None:
        return None if value is None else value.astimezone(dt.UTC)

    def process_result_value(
        self, value: dt.datetime | None, dialect: sa.Dialect
    ) -> dt.datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=dt.UTC)


def choice(values: type[StrEnum]) -> sa.Enum:
    """Stored as text, so that a value more needs no change of the table."""
    return sa.Enum(
        values,
        native_enum=False,
        create_constraint=False,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


class Base(DeclarativeBase):
    """Every row has an id that nobody can guess, and knows when it was made and changed."""

    id: Mapped[uuid.UUID] = mapped_column(sa.Uuid(), primary_key=True, default=uuid.uuid4)
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime(), default=utc_now)
    updated_at: Mapped[dt.datetime] = mapped_column(
        UtcDateTime(), default=utc_now, onupdate=utc_now
    )


class Owned:
    """Rows of one account."""

    @declared_attr
    def owner_id(cls) -> Mapped[uuid.UUID]:
        return mapped_column(sa.Uuid(), sa.ForeignKey("accounts.id", ondelete="RESTRICT"))


class SoftDeletes:
    """Rows that are kept when they are deleted."""

    deleted_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime())
`;
}

export function writeAccountModel({ name, roles }: ProjectView): string {
  return `"""Accounts and their roles."""

from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ${name}.models.base import Base, choice


class Role(StrEnum):
${roles.map((role) => `    ${role.toUpperCase()} = "${role}"`).join('\n')}


class Account(Base):
    __tablename__ = "accounts"
    __table_args__ = (sa.Index("uq_accounts_email", "email", unique=True),)

    email: Mapped[str] = mapped_column(sa.String(254))
    password_hash: Mapped[str] = mapped_column(sa.String(72))
    role: Mapped[Role] = mapped_column(choice(Role))
`;
}

/** Imports each, so that the metadata is whole. */
export function writeModelsIndex({ name, entities }: ProjectView): string {
  const modules = [...entities.map(({ snake }) => snake), 'account', 'base'].sort();
  return `"""All models: whoever imports this package has the whole schema."""

from ${name}.models import (
${modules.map((module) => `    ${module},`).join('\n')}
)

__all__ = [
${modules.map((module) => `    "${module}",`).join('\n')}
]
`;
}

export function writeModel(entity: EntityView): string {
  const { project, name, fields } = entity;
  const enums = fields.filter(({ type }) => type === 'enum').map(writeEnum);
  const body = [...enums, ...entity.manys.map((many) => writeLinks(entity, many)), writeClass(entity)].join(
    '\n\n\n',
  );
  const models = `${project}.models`;
  const targets = entity.manys.map(({ to }) => to).filter((to) => to.name !== name);
  return writeModule({
    own: [project],
    doc: `"""The table of ${wordsOf(entity.table)}."""`,
    importable: {
      datetime: ['as dt'],
      decimal: ['Decimal'],
      enum: ['StrEnum'],
      uuid: ['UUID'],
      sqlalchemy: ['as sa'],
      'sqlalchemy.orm': ['Mapped', 'mapped_column', 'relationship'],
      [`${models}.base`]: ['NOT_DELETED', 'Base', 'Owned', 'SoftDeletes', 'UtcDateTime', 'choice'],
    },
    forTypes: Object.fromEntries(targets.map((to) => [`${models}.${to.snake}`, [to.name]])),
    body,
  });
}

function writeEnum({ python, values }: FieldView): string {
  return [
    `class ${python}(StrEnum):`,
    ...values.map((value) => `    ${value.toUpperCase()} = "${value}"`),
  ].join('\n');
}

function writeLinks(entity: EntityView, { constant, table, to }: ManyView): string {
  const column = (name: string, target: string) =>
    `    sa.Column("${name}", sa.ForeignKey("${target}.id", ondelete="CASCADE"), primary_key=True),`;
  return `${constant} = sa.Table(
    "${table}",
    Base.metadata,
${column('source_id', entity.table)}
${column('target_id', to.table)}
    sa.Index("${databaseName('ix', table, 'target_id')}", "target_id"),
)`;
}

function writeClass(entity: EntityView): string {
  const bases = [...(entity.isOwned ? ['Owned'] : []), ...(entity.isSoft ? ['SoftDeletes'] : []), 'Base'];
  const lines = [
    `class ${entity.name}(${bases.join(', ')}):`,
    ...(entity.description === undefined ? [] : [docstring(entity.description, 4), '']),
    `    __tablename__ = "${entity.table}"`,
    ...writeTableArguments(indexesOf(entity)),
    '',
    ...entity.fields.map(writeField),
    ...entity.ones.map(writeOne),
    ...entity.manys.flatMap((many, at) => [...(at === 0 ? [] : ['']), ...writeMany(entity, many)]),
  ];
  return lines.join('\n');
}

/** A tuple of one has no room of its own, unless it is too long. */
function writeTableArguments(indexes: readonly string[]): readonly string[] {
  if (indexes.length === 0) return [];
  if (indexes.length === 1) return [`    __table_args__ = (${indexes[0]},)`];
  return ['    __table_args__ = (', ...indexes.map((index) => `        ${index},`), '    )'];
}

/** Of the entity's table: for owners and relations, which lists are narrowed by, and for what is unique. */
export function indexesOf(entity: EntityView, module: 'sa' | 'op' = 'sa'): readonly string[] {
  const { table, isOwned, isSoft, ones, fields } = entity;
  const found = [...(isOwned ? ['owner_id'] : []), ...ones.map(({ column }) => column)];
  const head = (name: string, column: string) =>
    module === 'sa'
      ? `sa.Index("${name}", "${column}"`
      : `op.create_index("${name}", "${table}", ["${column}"]`;
  const where = module === 'sa' ? 'NOT_DELETED' : 'sa.text("deleted_at IS NULL")';
  const unique = isSoft ? `unique=True, sqlite_where=${where}, postgresql_where=${where}` : 'unique=True';
  return [
    ...found.map((column) => `${head(databaseName('ix', table, column), column)})`),
    ...fields
      .filter(({ isUnique }) => isUnique)
      .map(({ name }) => `${head(databaseName('uq', table, name), name)}, ${unique})`),
  ];
}

function writeField({ name, python, isNullable, column }: FieldView): string {
  return `    ${name}: Mapped[${python}${isNullable ? ' | None' : ''}] = mapped_column(${column})`;
}

function writeOne({ column, to, isNullable, isLate }: OneView): string {
  const late = isLate ? `, use_alter=True, name="${databaseName('fk', column, to.table)}"` : '';
  const key = `sa.ForeignKey("${to.table}.id", ondelete="RESTRICT"${late})`;
  return `    ${column}: Mapped[UUID${isNullable ? ' | None' : ''}] = mapped_column(sa.Uuid(), ${key})`;
}

function writeMany(entity: EntityView, { name, ids, to, constant }: ManyView): readonly string[] {
  const joins =
    to.name === entity.name
      ? [
          `primaryjoin=lambda: ${entity.name}.id == ${constant}.c.source_id`,
          `secondaryjoin=lambda: ${entity.name}.id == ${constant}.c.target_id`,
        ]
      : [];
  const options = [`secondary=${constant}`, ...joins, 'lazy="selectin"'].join(', ');
  const shown = to.isSoft ? ' if row.deleted_at is None' : '';
  return [
    `    ${name}: Mapped[list["${to.name}"]] = relationship(${options})`,
    '',
    '    @property',
    `    def ${ids}(self) -> list[UUID]:`,
    `        return sorted(row.id for row in self.${name}${shown})`,
  ];
}
