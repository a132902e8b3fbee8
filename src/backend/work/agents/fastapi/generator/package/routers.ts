/** Endpoints: one file an entity. */
import {
  type ChangingAction,
  changingActions,
} from '../../../../../../contract/work/api-model/api-entity-issues.ts';
import type { ApiAccess } from '../../../../../../contract/work/api-model/api-model.ts';
import { writeModule } from '../python/imports.ts';
import { wordsOf } from '../view/names.ts';
import type { EntityView, ProjectView } from '../view/project-view.ts';
import { isFilter, isRanged, stamps } from './schemas.ts';

export function writeRouter(entity: EntityView): string {
  const { project, name, snake } = entity;
  const models = Object.fromEntries(
    [{ name, snake }, ...entity.ones.map(({ to }) => to), ...entity.manys.map(({ to }) => to)].map((each) => [
      `${project}.models.${each.snake}`,
      [each.name],
    ]),
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
    ...writersOf(entity).flatMap(([alias, access]) => aliasOf(alias, access)),
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

function aliasOf(alias: Alias, access: ApiAccess): readonly string[] {
  if (access === 'public') return [];
  if (access === 'account') return [`${alias} = CurrentAccount`];
  const roles = access.filter((role) => role !== 'admin').map((role) => `Role.${role.toUpperCase()}`);
  return [`${alias} = Annotated[Account, Depends(allow(${roles.join(', ')}))]`];
}

/** What the signature of a route calls those who may do this. */
type Alias = 'Reader' | 'Writer' | 'Creator' | 'Updater' | 'Deleter';

const ownAliases = { create: 'Creator', update: 'Updater', delete: 'Deleter' } as const;

/** One for all that change rows, where they are the same. */
function writersOf({ changes }: EntityView): readonly (readonly [Alias, ApiAccess])[] {
  const isOne = changingActions.every((action) => isSame(changes[action], changes.create));
  return isOne
    ? [['Writer', changes.create]]
    : changingActions.map((action) => [ownAliases[action], changes[action]] as const);
}

function isSame(one: ApiAccess, other: ApiAccess): boolean {
  return String(one) === String(other);
}

interface Caller {
  readonly access: ApiAccess;
  /** Parameters of the route. */
  readonly parameters: readonly string[];
  /** As Python has it in the body. */
  readonly account: 'account' | 'None';
}

function callerOf(entity: EntityView, action: 'read' | ChangingAction): Caller {
  const access = action === 'read' ? entity.read : entity.changes[action];
  const writers = writersOf(entity);
  const alias = action === 'read' ? 'Reader' : writers.length === 1 ? 'Writer' : ownAliases[action];
  return access === 'public'
    ? { access, parameters: [], account: 'None' }
    : { access, parameters: [`account: ${alias}`], account: 'account' };
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
        `*equals(${name}.${field.attribute}, query.${field.attribute}),`,
        ...(isRanged(field)
          ? [`*within(${name}.${field.attribute}, query.${field.name}__min, query.${field.name}__max),`]
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

/** Whether some of those who relate rows have no account, or all of them. */
function relatorsOf(entity: EntityView): { readonly type: string; readonly account: string } | undefined {
  const open = (['create', 'update'] as const).filter((action) => entity.changes[action] === 'public');
  if (open.length === 2) return undefined;
  return { type: open.length === 1 ? 'Account | None' : 'Account', account: 'account' };
}

function writeRelate(entity: EntityView): string {
  const { name, ones, manys } = entity;
  const relators = relatorsOf(entity);
  const account = relators?.account ?? 'None';
  const parameters = [
    'session: DbSession',
    ...(relators === undefined ? [] : [`account: ${relators.type}`]),
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

function relateCall(entity: EntityView, { account }: Caller): readonly string[] {
  if (!hasRelations(entity)) return [];
  const given = relatorsOf(entity) === undefined ? [] : [account];
  const row = entity.manys.length === 0 ? [] : ['row'];
  return [`    relate(${['session', ...given, ...row, 'body'].join(', ')})`];
}

function writeList(entity: EntityView): string {
  const { name } = entity;
  const { access, account, parameters: who } = callerOf(entity, 'read');
  const parameters = ['session: DbSession', ...who, `query: Annotated[${name}Query, Query()]`];
  return `@router.get("", ${routeOptions(access, [422])})
def list_${entity.table}(${parameters.join(', ')}) -> Page[${name}Read]:
    statement = visible(${name}, ${account})${conditionsOf(entity).length === 0 ? '' : '.where(*conditions(query))'}
    return paginate(session, ordered(statement, SORTABLE, query.sort), query, ${name}Read)`;
}

/** The columns that a body names, one a line. */
function columnsOf({ fields, ones }: EntityView): readonly string[] {
  return [...fields.map(({ attribute }) => attribute), ...ones.map(({ column }) => column)];
}

function writeTables(entity: EntityView): string {
  const { name } = entity;
  const sorts = [...stamps, ...entity.fields.filter(isFilter).map(({ attribute }) => attribute)];
  return `SORTABLE: list[InstrumentedAttribute[Any]] = [
${sorts.map((column) => `    ${name}.${column},`).join('\n')}
]
CHANGEABLE = [
${columnsOf(entity)
  .map((column) => `    "${column}",`)
  .join('\n')}
]`;
}

function writeCreate(entity: EntityView): string {
  const { name, snake, isOwned } = entity;
  const caller = callerOf(entity, 'create');
  const members = [
    ...(isOwned ? ['owner_id=account.id'] : []),
    ...columnsOf(entity).map((column) => `${column}=body.${column}`),
  ];
  const parameters = ['session: DbSession', ...caller.parameters, `body: ${name}Create`];
  return `@router.post("", status_code=status.HTTP_201_CREATED, ${routeOptions(caller.access, [409, 422])})
def create_${snake}(${parameters.join(', ')}) -> ${name}Read:
    row = ${name}(
${members.map((member) => `        ${member},`).join('\n')}
    )
${[...relateCall(entity, caller), `    return ${name}Read.model_validate(save(session, row))`].join('\n')}`;
}

function writeReadOne(entity: EntityView): string {
  const { name, snake } = entity;
  const { access, account, parameters: who } = callerOf(entity, 'read');
  const parameters = ['session: DbSession', ...who, `${snake}_id: UUID`];
  return `@router.get("/{${snake}_id}", ${routeOptions(access, [404, 422])})
def read_${snake}(${parameters.join(', ')}) -> ${name}Read:
    row = find(session, ${name}, ${account}, ${snake}_id)
    return ${name}Read.model_validate(row)`;
}

function writeUpdate(entity: EntityView): string {
  const { name, snake } = entity;
  const caller = callerOf(entity, 'update');
  const parameters = ['session: DbSession', ...caller.parameters, `${snake}_id: UUID`, `body: ${name}Update`];
  return `@router.patch("/{${snake}_id}", ${routeOptions(caller.access, [404, 409, 422])})
def update_${snake}(${parameters.join(', ')}) -> ${name}Read:
    row = find(session, ${name}, ${caller.account}, ${snake}_id)
${[
  ...relateCall(entity, caller),
  '    change(row, CHANGEABLE, body.model_dump(exclude_unset=True))',
  `    return ${name}Read.model_validate(save(session, row))`,
].join('\n')}`;
}

function writeDelete(entity: EntityView): string {
  const { name, snake } = entity;
  const { access, account, parameters: who } = callerOf(entity, 'delete');
  const parameters = ['session: DbSession', ...who, `${snake}_id: UUID`];
  const status = 'status_code=status.HTTP_204_NO_CONTENT';
  return `@router.delete("/{${snake}_id}", ${status}, ${routeOptions(access, [404, 409, 422])})
def delete_${snake}(${parameters.join(', ')}) -> None:
    row = find(session, ${name}, ${account}, ${snake}_id)
    remove(session, row)`;
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
