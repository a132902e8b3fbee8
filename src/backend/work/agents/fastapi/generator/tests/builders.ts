/** Rows for tests: one file an entity. They are made in the database itself, whatever the API allows. */
import { writeModule } from '../python/imports.ts';
import type { FieldView } from '../view/field-view.ts';
import { wordsOf } from '../view/names.ts';
import type { EntityView } from '../view/project-view.ts';
import { uniqueValue, validValues } from '../view/sample-values.ts';

export function writeValues(): string {
  return `"""Values that no other row of a test has."""

import datetime as dt
from itertools import count
from uuid import uuid4

NUMBERS = count(1)


def unique_text(shortest: int, longest: int) -> str:
    length = max(shortest, min(8, longest))
    return f"{next(NUMBERS) % 10**length:0{length}d}"


def unique_integer(lowest: int) -> int:
    return lowest + next(NUMBERS) % 1000


def unique_decimal(lowest_cents: int) -> str:
    cents = lowest_cents + next(NUMBERS) % 1000
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def unique_date() -> str:
    return (dt.date(2020, 1, 1) + dt.timedelta(days=next(NUMBERS) % 10_000)).isoformat()


def unique_datetime() -> str:
    instant = dt.datetime(2020, 1, 1) + dt.timedelta(seconds=next(NUMBERS))
    return f"{instant.isoformat()}Z"


def unique_uuid() -> str:
    return str(uuid4())


def unique_email() -> str:
    return f"person{next(NUMBERS)}@example.com"


def unique_url() -> str:
    return f"https://example.com/{next(NUMBERS)}"
`;
}

export const valueMakers = [
  'unique_date',
  'unique_datetime',
  'unique_decimal',
  'unique_email',
  'unique_integer',
  'unique_text',
  'unique_url',
  'unique_uuid',
];

/** A value for the field, another one each time where two may not be the same. */
function valueFor(field: FieldView): string {
  return field.isUnique ? uniqueValue(field) : (validValues(field)[0] ?? 'None');
}

/** Whether a row cannot be without it, or would have the same default as others. */
export function isNeeded(field: FieldView): boolean {
  return (!field.isNullable && field.default === undefined) || field.isUnique;
}

export function writeBuilder(entity: EntityView): string {
  const { project, name, snake, fields, ones, manys } = entity;
  const needed = ones.filter(({ isNullable }) => !isNullable);
  const others = needed.map(({ to }) => to);
  const members = [
    ...fields.filter(isNeeded).map((field) => `        "${field.name}": ${valueFor(field)},`),
    ...needed.map(({ column, to }) => `        "${column}": str(make_${to.snake}(session, owner).id),`),
  ];
  const excluded = manys.map(({ ids }) => `"${ids}"`).join(', ');
  const created = `${name}(**body.model_dump(${excluded === '' ? '' : `exclude={${excluded}}`})${entity.isOwned ? ', owner_id=owner.id' : ''})`;
  const empty = members.length === 0;
  return writeModule({
    own: [project, 'tests'],
    doc: `"""Rows of ${wordsOf(entity.table)}."""`,
    importable: {
      typing: ['Any'],
      'sqlalchemy.orm': ['Session'],
      [`${project}.models.account`]: ['Account'],
      [`${project}.models.${snake}`]: [name],
      [`${project}.schemas.${snake}`]: [`${name}Create`],
      ...Object.fromEntries(others.map((to) => [`tests.builders.${to.snake}`, [`make_${to.snake}`]])),
      'tests.builders.values': valueMakers,
    },
    body: `def ${snake}_body(session: Session, owner: Account) -> dict[str, Any]:
    """The least that a request must hold."""
    return {${empty ? '' : `\n${members.join('\n')}\n    `}}


def make_${snake}(session: Session, owner: Account, **members: Any) -> ${name}:
    body = ${name}Create.model_validate({**${snake}_body(session, owner), **members})
    row = ${created}
    session.add(row)
    session.commit()
    return row`,
  });
}
