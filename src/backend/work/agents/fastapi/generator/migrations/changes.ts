/** The migration from one data model to the next: tables, columns, keys and indexes that come, change or go. */
import type { ApiField, ApiModel } from '../../../../../../contract/work/api-model.ts';
import { indexesOf } from '../package/models.ts';
import { type EntityView, type ProjectView, viewProject } from '../view/project-view.ts';
import { writeRevision } from './initial.ts';
import { column, dropLateKeys, entityTable, lateKeys, lateName, linkTable } from './tables.ts';

export interface RevisionNames {
  /** `0002` */
  readonly revision: string;
  /** That it follows. */
  readonly previous: string;
}

/**
 * Undefined where the tables are the same. A required column without a default is filled by nobody: on a table with rows
 * the migration stops there, and changes nothing.
 */
export function writeMigration(
  before: ApiModel,
  after: ApiModel,
  { revision, previous }: RevisionNames,
): string | undefined {
  const sides = [viewProject(before), viewProject(after)] as const;
  const upgrade = changeTables({ from: sides[0], to: sides[1], target: after });
  if (upgrade.length === 0) return undefined;
  const downgrade = changeTables({ from: sides[1], to: sides[0], target: before });
  return writeRevision({ title: 'What changed in the data model.', revision, previous, upgrade, downgrade });
}

interface Change {
  readonly from: ProjectView;
  readonly to: ProjectView;
  /** The model of `to`. */
  readonly target: ApiModel;
}

function changeTables({ from, to, target }: Change): readonly string[] {
  const there = new Map(from.entities.map((entity) => [entity.table, entity]));
  const wanted = new Map(to.entities.map((entity) => [entity.table, entity]));
  const added = to.byDependency.filter(({ table }) => !there.has(table));
  const removed = from.byDependency.filter(({ table }) => !wanted.has(table)).toReversed();
  const [oldLinks, newLinks] = [linksOf(from), linksOf(to)];
  return [
    ...oldLinks
      .filter(({ name }) => !newLinks.some((link) => link.name === name))
      .map(({ name }) => `op.drop_table("${name}")`),
    ...added.flatMap(entityTable),
    ...added.flatMap(lateKeys),
    ...to.byDependency.flatMap((entity) => {
      const old = there.get(entity.table);
      return old === undefined ? [] : changeTable(old, entity, fieldsOf(target, entity.name));
    }),
    ...removed.flatMap(dropLateKeys),
    ...removed.map(({ table }) => `op.drop_table("${table}")`),
    ...newLinks
      .filter(({ name }) => !oldLinks.some((link) => link.name === name))
      .flatMap(({ lines }) => lines),
  ];
}

function linksOf({ byDependency }: ProjectView) {
  return byDependency.flatMap((entity) =>
    entity.manys.map((many) => ({ name: many.table, lines: linkTable(entity, many) })),
  );
}

function fieldsOf({ entities }: ApiModel, name: string): ReadonlyMap<string, ApiField> {
  const fields = entities.find((entity) => entity.name === name)?.fields ?? [];
  return new Map(fields.map((field) => [field.name, field]));
}

interface ColumnView {
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  /** Table that it refers to. */
  readonly to?: string;
}

function columnsOf({ isOwned, isSoft, fields, ones }: EntityView): readonly ColumnView[] {
  const uuid = 'sa.Uuid()';
  return [
    ...(isOwned ? [{ name: 'owner_id', type: uuid, isNullable: false, to: 'accounts' }] : []),
    ...(isSoft ? [{ name: 'deleted_at', type: 'sa.DateTime(timezone=True)', isNullable: true }] : []),
    ...fields.map(({ name, plainColumn, isNullable }) => ({ name, type: plainColumn, isNullable })),
    ...ones.map(({ column: name, isNullable, to }) => ({ name, type: uuid, isNullable, to: to.table })),
  ];
}

function changeTable(
  old: EntityView,
  entity: EntityView,
  fields: ReadonlyMap<string, ApiField>,
): readonly string[] {
  const { table } = entity;
  const [before, after] = [columnsOf(old), columnsOf(entity)];
  const [oldIndexes, indexes] = [indexesOf(old, 'op'), indexesOf(entity, 'op')];
  const find = (list: readonly ColumnView[], name: string) => list.find((each) => each.name === name);
  const added = after.filter(({ name }) => find(before, name) === undefined);
  const removed = before.filter(({ name }) => find(after, name) === undefined);
  const changed = after.flatMap((now) => {
    const was = find(before, now.name);
    return was === undefined || isSame(was, now) ? [] : [{ was, now }];
  });
  const block = (lines: readonly string[]) =>
    lines.length === 0
      ? []
      : [`with op.batch_alter_table("${table}") as batch:`, ...lines.map((line) => `    ${line}`)];
  return [
    ...oldIndexes.filter((line) => !indexes.includes(line)).map((line) => dropIndex(line, table)),
    ...block(added.flatMap((each) => addColumn(each, fields.get(each.name)))),
    ...block([
      ...removed.map(({ name }) => `batch.drop_column("${name}")`),
      ...changed.flatMap(({ was, now }) => alterColumn(was, now)),
      // What new columns hold is the application's to say from now on.
      ...added
        .filter((each) => defaultOf(each, fields.get(each.name)) !== undefined)
        .map(({ name, type }) => `batch.alter_column("${name}", existing_type=${type}, server_default=None)`),
    ]),
    ...indexes.filter((line) => !oldIndexes.includes(line)),
  ];
}

function isSame(one: ColumnView, other: ColumnView): boolean {
  return one.type === other.type && one.isNullable === other.isNullable && one.to === other.to;
}

/** `op.create_index("ix_a", …` → `op.drop_index("ix_a", …` */
function dropIndex(line: string, table: string): string {
  const [, name = ''] = /^op\.create_index\("([^"]+)"/.exec(line) ?? [];
  return `op.drop_index("${name}", "${table}")`;
}

function addColumn(added: ColumnView, field: ApiField | undefined): readonly string[] {
  const { name, type, isNullable, to } = added;
  const value = defaultOf(added, field);
  const plain = column(name, type, isNullable);
  const lines = [
    `batch.add_column(${value === undefined ? plain : plain.replace(/\)$/, `, server_default=${value})`)})`,
  ];
  if (to !== undefined)
    lines.push(
      `batch.create_foreign_key("${lateName(name, to)}", "${to}", ["${name}"], ["id"], ondelete="RESTRICT")`,
    );
  return lines;
}

/** What rows that are there get; undefined where the model names nothing. */
function defaultOf({ isNullable }: ColumnView, field: ApiField | undefined): string | undefined {
  if (isNullable || field?.default === undefined) return undefined;
  const { type, default: value } = field;
  if (typeof value === 'boolean') return value ? 'sa.true()' : 'sa.false()';
  const text = String(value);
  if (type === 'uuid') return JSON.stringify(text.replaceAll('-', ''));
  if (type === 'datetime') return JSON.stringify(text.replace('T', ' ').replace('Z', '.000000'));
  return JSON.stringify(text);
}

function alterColumn(was: ColumnView, now: ColumnView): readonly string[] {
  const parts = [
    `existing_type=${was.type}`,
    ...(was.type === now.type ? [] : [`type_=${now.type}`]),
    ...(was.isNullable === now.isNullable ? [] : [`nullable=${now.isNullable ? 'True' : 'False'}`]),
  ];
  return parts.length === 1 ? [] : [`batch.alter_column("${now.name}", ${parts.join(', ')})`];
}
