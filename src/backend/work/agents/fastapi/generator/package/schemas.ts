/** Bodies of requests and replies: one file an entity. */
import { writeModule } from '../python/imports.ts';
import { pyProse } from '../python/literals.ts';
import type { FieldView } from '../view/field-view.ts';
import { fieldClass, wordsOf } from '../view/names.ts';
import type { EntityView, ProjectView } from '../view/project-view.ts';

export function writeSchemasBase(): string {
  return `"""What all schemas share."""

import datetime as dt
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from pydantic import (
    AfterValidator,
    AnyHttpUrl,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    TypeAdapter,
    field_validator,
)

ItemT = TypeVar("ItemT")
WEB_ADDRESS = TypeAdapter(AnyHttpUrl)


def check_url(value: str) -> str:
    WEB_ADDRESS.validate_python(value)
    return value


def refuse_null(value: object) -> object:
    if value is None:
        raise ValueError("must not be null")
    return value


# Kept as it was written: a parsed address would gain a slash at its end.
WebUrl = Annotated[str, AfterValidator(check_url), Field(json_schema_extra={"format": "uri"})]
# May be left out of a change, but not be null.
NOT_NULL = BeforeValidator(refuse_null)


def write_instant(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


Instant = Annotated[AwareDatetime, PlainSerializer(write_instant, when_used="json")]


class Body(BaseModel):
    """Of a request: members that are not known are refused."""

    model_config = ConfigDict(extra="forbid", protected_namespaces=())

    @field_validator("*")
    @classmethod
    def refuse_zero_bytes(cls, value: Any) -> Any:
        """No database keeps them in its texts."""
        if isinstance(value, str) and "\\x00" in value:
            raise ValueError("must not hold zero bytes")
        return value


class PageQuery(Body):
    limit: int = Field(default=20, ge=1, le=100)
    offset: int = Field(default=0, ge=0, le=1_000_000_000)


class ReadBody(BaseModel):
    model_config = ConfigDict(from_attributes=True, protected_namespaces=())

    id: UUID
    created_at: Instant
    updated_at: Instant


class Page(BaseModel, Generic[ItemT]):
    items: list[ItemT]
    total: int = Field(description="Of all pages.")
    limit: int
    offset: int
`;
}

export function writeAccountSchema({ name }: ProjectView): string {
  return `"""Bodies of registration and signing in."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, EmailStr, Field

from ${name}.models.account import Role
from ${name}.schemas.base import Body, ReadBody


def check_length(password: str) -> str:
    """bcrypt takes no more bytes than that."""
    if len(password.encode()) > 72:
        raise ValueError("must not be longer than 72 bytes")
    return password


Password = Annotated[str, Field(min_length=12, max_length=72), AfterValidator(check_length)]
# One account an address, however it is written.
Email = Annotated[EmailStr, AfterValidator(str.lower)]


class Registration(Body):
    email: Email
    password: Password


class Credentials(Body):
    email: Email
    password: str = Field(max_length=72)


class AccountRead(ReadBody):
    email: str
    role: Role


class TokenRead(BaseModel):
    access_token: str
    token_type: str = "bearer"  # noqa: S105
    expires_in: int = Field(description="Seconds.")
`;
}

const ranged = new Set(['integer', 'decimal', 'date', 'datetime']);

/** Fields that a list may be narrowed by as a range. */
export function isRanged({ type }: FieldView): boolean {
  return ranged.has(type);
}

/** Long texts are looked for otherwise. */
export function isFilter({ type }: FieldView): boolean {
  return type !== 'text';
}

/** What is asked for in a request, in Python. */
function bodyType({ type, python }: FieldView): string {
  return { email: 'EmailStr', url: 'WebUrl', datetime: 'Instant' }[type as 'email'] ?? python;
}

export function writeSchema(entity: EntityView): string {
  const { project, name, fields } = entity;
  const enums = fields.filter(({ type }) => type === 'enum').map(({ python }) => python);
  const aliases = fields
    .filter(hasAlias)
    .map((field) => `${aliasOf(entity, field)} = ${annotated(bodyType(field), fieldNotes(field))}`);
  const body = [
    ...(aliases.length === 0 ? [] : [aliases.join('\n')]),
    `class ${name}Create(Body):\n${createLines(entity).join('\n')}`,
    `class ${name}Update(Body):\n    """What is left out stays as it is."""\n\n${updateLines(entity).join('\n')}`,
    `class ${name}Read(ReadBody):\n${readLines(entity).join('\n')}`,
    `class ${name}Query(PageQuery):\n${queryLines(entity).join('\n')}`,
  ].join('\n\n\n');
  return writeModule({
    own: [project],
    doc: `"""Bodies of ${wordsOf(entity.table)}."""`,
    importable: {
      datetime: ['as dt'],
      decimal: ['Decimal'],
      typing: ['Annotated', 'Literal'],
      uuid: ['UUID'],
      pydantic: ['EmailStr', 'Field'],
      [`${project}.models.${entity.snake}`]: enums,
      [`${project}.schemas.base`]: ['NOT_NULL', 'Body', 'Instant', 'PageQuery', 'ReadBody', 'WebUrl'],
    },
    body,
  });
}

function annotated(type: string, notes: readonly string[]): string {
  return notes.length === 0 ? type : `Annotated[${type}, ${notes.join(', ')}]`;
}

function fieldNotes(field: FieldView): readonly string[] {
  const options = [
    ...field.limits,
    ...(field.description === undefined ? [] : [`description=${pyProse(field.description)}`]),
  ];
  return options.length === 0 ? [] : [`Field(${options.join(', ')})`];
}

/** What has limits or a description is written out once. */
function hasAlias({ limits, description }: FieldView): boolean {
  return limits.length > 0 || description !== undefined;
}

function aliasOf({ name }: EntityView, field: FieldView): string {
  const known = fieldClass(name, field.name);
  return known === field.python ? `${known}Value` : known;
}

function valueType(entity: EntityView, field: FieldView): string {
  return hasAlias(field) ? aliasOf(entity, field) : bodyType(field);
}

/** Linters take the default of such a field for a password. */
const soundsSecret = /(?:^|_)(?:pas+wo?r?d|pass(?:phrase)?|pwd|token|secrete?)(?:$|_)/;

function createLines(entity: EntityView): readonly string[] {
  const { fields, ones, manys } = entity;
  return [
    ...fields.map((field) => {
      const type = valueType(entity, field) + (field.isNullable ? ' | None' : '');
      const value = field.default ?? (field.isNullable ? 'None' : undefined);
      const noted = soundsSecret.test(field.name) && field.python === 'str' && field.default !== undefined;
      const note = noted ? '  # noqa: S105' : '';
      return `    ${field.name}: ${type}${value === undefined ? '' : ` = ${value}${note}`}`;
    }),
    ...ones.map(({ column, isNullable }) => `    ${column}: UUID${isNullable ? ' | None = None' : ''}`),
    ...manys.map(({ ids }) => `    ${ids}: list[UUID] = Field(default=[], max_length=100)`),
  ];
}

function updateLines(entity: EntityView): readonly string[] {
  const { fields, ones, manys } = entity;
  const optional = (type: string, isNullable: boolean) =>
    `${annotated(`${type} | None`, isNullable ? [] : ['NOT_NULL'])} = None`;
  return [
    ...fields.map((field) => `    ${field.name}: ${optional(valueType(entity, field), field.isNullable)}`),
    ...ones.map(({ column, isNullable }) => `    ${column}: ${optional('UUID', isNullable)}`),
    ...manys.map(
      ({ ids }) => `    ${ids}: Annotated[list[UUID] | None, Field(max_length=100), NOT_NULL] = None`,
    ),
  ];
}

/** Without limits: what is there is shown, also when the limits have changed since. */
function readLines({ fields, ones, manys }: EntityView): readonly string[] {
  const type = (field: FieldView) => (field.type === 'datetime' ? 'Instant' : field.python);
  return [
    ...fields.map((field) => `    ${field.name}: ${type(field)}${field.isNullable ? ' | None' : ''}`),
    ...ones.map(({ column, isNullable }) => `    ${column}: UUID${isNullable ? ' | None' : ''}`),
    ...manys.map(({ ids }) => `    ${ids}: list[UUID]`),
  ];
}

/** The columns that a list may be in the order of. */
export function sortable({ fields }: EntityView): readonly string[] {
  return ['created_at', 'updated_at', ...fields.filter(isFilter).map(({ name }) => name)];
}

function queryLines(entity: EntityView): readonly string[] {
  const { fields, ones, manys } = entity;
  const orders = sortable(entity).flatMap((column) => [`        "${column}",`, `        "-${column}",`]);
  return [
    '    sort: Literal[',
    ...orders,
    '    ] = "-created_at"',
    ...fields.filter(isFilter).flatMap((field) => {
      const type = `${valueType(entity, field)} | None`;
      const names = [field.name, ...(isRanged(field) ? [`${field.name}__min`, `${field.name}__max`] : [])];
      return names.map((name) => `    ${name}: ${type} = None`);
    }),
    ...ones.map(({ column }) => `    ${column}: UUID | None = None`),
    ...manys.map(({ ids }) => `    ${ids}: list[UUID] = Field(default=[], max_length=100)`),
  ];
}
