/** Endpoints: one file an entity. */
import type { ApiAccess } from '../../../../../../contract/work/api-model/api-model.ts';
import { writeModule } from '../python/imports.ts';
import { wordsOf } from '../view/names.ts';
import type { EntityView, ProjectView } from '../view/project-view.ts';
import { isFilter, isRanged, sortable } from './schemas.ts';

export function writeRouter(entity: EntityView): string {
  const { project, name, snake } = entity;
  const models = Object.fromEntries(
    [
      { name, snake },
      ...entity.ones.map(({ to }) => to),
      ...entity.manys.map(({ to }) => to),
      ...entity.referrers,
    ].map((each) => [`${project}.models.${each.snake}`, [each.name]]),
  );
  return writeModule({
    own: [project],
    doc: `"""Endpoints of ${wordsOf(entity.table)}."""`,
    importable: {
      typing: ['Annotated', 'Any'],
      uuid: ['UUID'],
      fastapi: ['APIRouter', 'Depends', 'Query', 'status'],
      sqlalchemy: ['ColumnElement'],
      'sqlalchemy.orm': ['InstrumentedAttribute'],
      [`${project}.access`]: ['CurrentAccount', 'allow'],
      [`${project}.changes`]: ['change', 'remove', 'save'],
      [`${project}.database`]: ['DbSession'],
      [`${project}.errors`]: ['documented'],
      ...models,
      [`${project}.models.account`]: ['Account', 'Role'],
      [`${project}.queries`]: [
        'check_reference',
        'equals',
        'find',
        'find_all',
        'ordered',
        'paginate',
        'related',
        'visible',
        'within',
      ],
      [`${project}.schemas.base`]: ['Page'],
      [`${project}.schemas.${snake}`]: ['Create', 'Query', 'Read', 'Update'].map((kind) => name + kind),
    },
    body: writeBody(entity),
  });
}

function writeBody(entity: EntityView): string {
  const head = [
    `router = APIRouter(prefix="/${pathOf(entity)}", tags=["${pathOf(entity)}"])`,
    ...aliasOf('Reader', entity.read),
    ...aliasOf('Writer', entity.write),
    writeTables(entity),
  ].join('\n');
  return [
    head,
    ...writeConditions(entity),
    ...(hasRelations(entity) ? [writeRelate(entity)] : []),
    writeList(entity),
    writeCreate(entity),
    writeReadOne(entity),
    writeUpdate(entity),
    writeDelete(entity),
  ].join('\n\n\n');
}

export function pathOf({ table }: EntityView): string {
  return table;
}

function hasRelations({ ones, manys }: EntityView): boolean {
  return ones.length + manys.length > 0;
}

function aliasOf(alias: string, access: ApiAccess): readonly string[] {
  if (access === 'public') return [];
  if (access === 'account') return [`${alias} = CurrentAccount`];
  const roles = access.filter((role) => role !== 'admin').map((role) => `Role.${role.toUpperCase()}`);
  return [`${alias} = Annotated[Account, Depends(allow(${roles.join(', ')}))]`];
}

function parameterOf(alias: 'Reader' | 'Writer', { read, write }: EntityView): readonly string[] {
  return (alias === 'Reader' ? read : write) === 'public' ? [] : [`account: ${alias}`];
}

function accountOf(alias: 'Reader' | 'Writer', entity: EntityView): string {
  return parameterOf(alias, entity).length === 0 ? 'None' : 'account';
}

/** `401, 403, 422` of the access, and what the operation adds to them. */
function routeOptions(access: ApiAccess, statuses: readonly number[]): string {
  const guards = access === 'public' ? [] : access === 'account' ? [401] : [401, 403];
  const all = [...guards, ...statuses, 500].join(', ');
  return `responses=documented(${all})${access === 'public' ? ', openapi_extra={"security": []}' : ''}`;
}

function conditionsOf({ name, fields, ones, manys }: EntityView): readonly string[] {
  return [
    ...fields
      .filter(isFilter)
      .flatMap((field) => [
        `*equals(${name}.${field.name}, query.${field.name}),`,
        ...(isRanged(field)
          ? [`*within(${name}.${field.name}, query.${field.name}__min, query.${field.name}__max),`]
          : []),
      ]),
    ...ones.map(({ column }) => `*equals(${name}.${column}, query.${column}),`),
    ...manys.map((many) => `*related(${name}.${many.name}, ${many.to.name}, query.${many.ids}),`),
  ];
}

function writeConditions(entity: EntityView): readonly string[] {
  const lines = conditionsOf(entity).map((line) => `        ${line}`);
  if (lines.length === 0) return [];
  return [
    `def conditions(query: ${entity.name}Query) -> list[ColumnElement[bool]]:
    return [
${lines.join('\n')}
    ]`,
  ];
}

function writeRelate(entity: EntityView): string {
  const { name, ones, manys } = entity;
  const account = accountOf('Writer', entity);
  const parameters = [
    'session: DbSession',
    ...(account === 'None' ? [] : ['account: Account']),
    ...(manys.length === 0 ? [] : [`row: ${name}`]),
    `body: ${name}Create | ${name}Update`,
  ];
  return `def relate(${parameters.join(', ')}) -> None:
    """Only to what the caller finds."""
${[
  ...ones.map(
    ({ column, to }) => `    check_reference(session, ${account}, ${to.name}, "${column}", body.${column})`,
  ),
  ...manys.map(
    ({ name: relation, ids, to }) =>
      `    if body.${ids} is not None:\n        row.${relation} = find_all(session, ${account}, ${to.name}, "${ids}", body.${ids})`,
  ),
].join('\n')}`;
}

function relateCall(entity: EntityView): readonly string[] {
  if (!hasRelations(entity)) return [];
  const account = accountOf('Writer', entity);
  const row = entity.manys.length === 0 ? [] : ['row'];
  return [`    relate(${['session', ...(account === 'None' ? [] : [account]), ...row, 'body'].join(', ')})`];
}

function writeList(entity: EntityView): string {
  const { name } = entity;
  const parameters = [
    'session: DbSession',
    ...parameterOf('Reader', entity),
    `query: Annotated[${name}Query, Query()]`,
  ];
  return `@router.get("", ${routeOptions(entity.read, [422])})
def list_${entity.table}(${parameters.join(', ')}) -> Page[${name}Read]:
    statement = visible(${name}, ${accountOf('Reader', entity)})${conditionsOf(entity).length === 0 ? '' : '.where(*conditions(query))'}
    return paginate(session, ordered(statement, SORTABLE, query.sort), query, ${name}Read)`;
}

/** The columns that a body names, one a line. */
function columnsOf({ fields, ones }: EntityView): readonly string[] {
  return [...fields.map(({ name }) => name), ...ones.map(({ column }) => column)];
}

function writeTables(entity: EntityView): string {
  const { name } = entity;
  return `SORTABLE: list[InstrumentedAttribute[Any]] = [
${sortable(entity)
  .map((column) => `    ${name}.${column},`)
  .join('\n')}
]
CHANGEABLE = [
${columnsOf(entity)
  .map((column) => `    "${column}",`)
  .join('\n')}
]`;
}

function writeCreate(entity: EntityView): string {
  const { name, snake, isOwned } = entity;
  const members = [
    ...(isOwned ? ['owner_id=account.id'] : []),
    ...columnsOf(entity).map((column) => `${column}=body.${column}`),
  ];
  const parameters = ['session: DbSession', ...parameterOf('Writer', entity), `body: ${name}Create`];
  return `@router.post("", status_code=status.HTTP_201_CREATED, ${routeOptions(entity.write, [409, 422])})
def create_${snake}(${parameters.join(', ')}) -> ${name}Read:
    row = ${name}(
${members.map((member) => `        ${member},`).join('\n')}
    )
${[...relateCall(entity), `    return ${name}Read.model_validate(save(session, row))`].join('\n')}`;
}

function writeReadOne(entity: EntityView): string {
  const { name, snake } = entity;
  const parameters = ['session: DbSession', ...parameterOf('Reader', entity), `${snake}_id: UUID`];
  return `@router.get("/{${snake}_id}", ${routeOptions(entity.read, [404, 422])})
def read_${snake}(${parameters.join(', ')}) -> ${name}Read:
    row = find(session, ${name}, ${accountOf('Reader', entity)}, ${snake}_id)
    return ${name}Read.model_validate(row)`;
}

function writeUpdate(entity: EntityView): string {
  const { name, snake } = entity;
  const parameters = [
    'session: DbSession',
    ...parameterOf('Writer', entity),
    `${snake}_id: UUID`,
    `body: ${name}Update`,
  ];
  return `@router.patch("/{${snake}_id}", ${routeOptions(entity.write, [404, 409, 422])})
def update_${snake}(${parameters.join(', ')}) -> ${name}Read:
    row = find(session, ${name}, ${accountOf('Writer', entity)}, ${snake}_id)
${[
  ...relateCall(entity),
  '    change(row, CHANGEABLE, body.model_dump(exclude_unset=True))',
  `    return ${name}Read.model_validate(save(session, row))`,
].join('\n')}`;
}

function writeDelete(entity: EntityView): string {
  const { name, snake, referrers } = entity;
  const parameters = ['session: DbSession', ...parameterOf('Writer', entity), `${snake}_id: UUID`];
  const references = referrers.map((each) => `${each.name}.${each.column}`);
  const status = 'status_code=status.HTTP_204_NO_CONTENT';
  return `@router.delete("/{${snake}_id}", ${status}, ${routeOptions(entity.write, [404, 409, 422])})
def delete_${snake}(${parameters.join(', ')}) -> None:
    row = find(session, ${name}, ${accountOf('Writer', entity)}, ${snake}_id)
    remove(${['session', 'row', ...references].join(', ')})`;
}

export function writeRoutersIndex({ name, entities }: ProjectView): string {
  const modules = [...entities.map(pathOf), 'auth', 'health'].sort();
  const routers = ['health', 'auth', ...entities.map(pathOf)];
  return `"""All endpoints."""

from ${name}.routers import (
${modules.map((module) => `    ${module},`).join('\n')}
)

routers = [
${routers.map((module) => `    ${module}.router,`).join('\n')}
]
`;
}
