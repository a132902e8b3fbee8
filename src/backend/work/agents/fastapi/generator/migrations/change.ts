/** The migration from one model to the next. Tables are the same where their names are: a name that changed is another table. */
import type { ApiModel } from '../../../../../../contract/work/api-model/api-model.ts';
import { indexesOf } from '../package/models.ts';
import type { FieldView } from '../view/field-view.ts';
import { type EntityView, type OneView, type ProjectView, viewProject } from '../view/project-view.ts';
import { writeRevision } from './initial.ts';
import { column, dropLateKeys, entityTable, instant, lateKeys, lateName, linkTable } from './tables.ts';

export interface RevisionInfo {
  /** Of this migration, such as `0002`; its file is `migrations/versions/<revision>_<what>.py`. */
  readonly revision: string;
  /** Of the migration before. */
  readonly previous: string;
  /** One line. */
  readonly title: string;
}

export interface Migration {
  readonly text: string;
  /** Columns that rows which are there already have no value for: the migration makes them optional. */
  readonly unfilled: readonly string[];
}

/** Undefined when the tables stay as they are. */
export function writeMigration(before: ApiModel, after: ApiModel, info: RevisionInfo): Migration | undefined {
  const [from, to] = [viewProject(before), viewProject(after)];
  const upgrade = stepsBetween(from, to);
  if (upgrade.lines.length === 0) return undefined;
  const { lines: downgrade } = stepsBetween(to, from);
  const { title, ...revision } = info;
  return {
    text: writeRevision({ ...revision, title, upgrade: upgrade.lines, downgrade }),
    unfilled: upgrade.unfilled,
  };
}

interface Steps {
  readonly lines: readonly string[];
  readonly unfilled: readonly string[];
}

function stepsBetween(from: ProjectView, to: ProjectView): Steps {
  const isIn = ({ byDependency }: ProjectView, { table }: EntityView) =>
    byDependency.some((each) => each.table === table);
  const added = to.byDependency.filter((entity) => !isIn(from, entity));
  const dropped = from.byDependency.filter((entity) => !isIn(to, entity));
  const kept = to.byDependency.flatMap((entity) => {
    const old = from.byDependency.find(({ table }) => table === entity.table);
    return old === undefined ? [] : [changesOf(old, entity)];
  });
  const [oldLinks, newLinks] = [linksOf(from), linksOf(to)];
  return {
    lines: [
      ...[...oldLinks.keys()]
        .filter((table) => !newLinks.has(table))
        .map((table) => `op.drop_table("${table}")`),
      ...added.flatMap(entityTable),
      ...added.flatMap(lateKeys),
      ...kept.flatMap(({ lines }) => lines),
      ...dropped.flatMap(dropLateKeys),
      ...dropped.toReversed().map(({ table }) => `op.drop_table("${table}")`),
      ...[...newLinks].filter(([table]) => !oldLinks.has(table)).flatMap(([, lines]) => lines),
    ],
    unfilled: kept.flatMap(({ unfilled }) => unfilled),
  };
}

function linksOf({ byDependency }: ProjectView): ReadonlyMap<string, readonly string[]> {
  return new Map(
    byDependency.flatMap((entity) =>
      entity.manys.map((many) => [many.table, linkTable(entity, many)] as const),
    ),
  );
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  /** For the rows that are there. */
  readonly filling?: string | undefined;
  readonly key?: OneView;
}

function changesOf(old: EntityView, entity: EntityView): Steps {
  const [before, after] = [columnsOf(old), columnsOf(entity)];
  const [oldIndexes, newIndexes] = [indexesOf(old, 'op'), indexesOf(entity, 'op')];
  const added = [...after.values()].filter(({ name }) => !before.has(name));
  const changes = [
    ...added.flatMap(addColumn),
    ...[...after.values()].flatMap((each) => alterColumn(before.get(each.name), each)),
    ...[...before.keys()].filter((name) => !after.has(name)).map((name) => `batch.drop_column("${name}")`),
  ];
  return {
    lines: [
      ...oldIndexes
        .filter((index) => !newIndexes.includes(index))
        .map((index) => dropIndex(index, old.table)),
      ...(changes.length === 0 ? [] : [`with op.batch_alter_table("${entity.table}") as batch:`]),
      ...changes.map((change) => `    ${change}`),
      ...newIndexes.filter((index) => !oldIndexes.includes(index)),
    ],
    unfilled: added.filter(isUnfilled).map(({ name }) => `${entity.table}.${name}`),
  };
}

function dropIndex(index: string, table: string): string {
  return `op.drop_index(${/"[^"]+"/.exec(index)?.[0]}, table_name="${table}")`;
}

function columnsOf({ isOwned, isSoft, fields, ones }: EntityView): ReadonlyMap<string, Column> {
  const all: readonly Column[] = [
    ...(isOwned ? [{ name: 'owner_id', type: 'sa.Uuid()', isNullable: false }] : []),
    ...(isSoft ? [{ name: 'deleted_at', type: instant, isNullable: true }] : []),
    ...fields.map((field) => ({
      name: field.name,
      type: field.plainColumn,
      isNullable: field.isNullable,
      filling: fillingOf(field),
    })),
    ...ones.map((one) => ({ name: one.column, type: 'sa.Uuid()', isNullable: one.isNullable, key: one })),
  ];
  return new Map(all.map((each) => [each.name, each]));
}

function isUnfilled({ isNullable, filling }: Column): boolean {
  return !isNullable && filling === undefined;
}

function addColumn(added: Column): readonly string[] {
  const { name, type, isNullable, filling, key } = added;
  const plain = column(name, type, isNullable || isUnfilled(added));
  const filled =
    isNullable || filling === undefined ? plain : plain.replace(/\)$/, `, server_default=${filling})`);
  return [
    `batch.add_column(${filled})`,
    ...(key === undefined
      ? []
      : [
          `batch.create_foreign_key("${lateName(name, key.to.table)}", "${key.to.table}", ["${name}"], ["id"], ondelete="RESTRICT")`,
        ]),
  ];
}

function alterColumn(old: Column | undefined, next: Column): readonly string[] {
  if (old === undefined || (old.type === next.type && old.isNullable === next.isNullable)) return [];
  const type = old.type === next.type ? '' : `, type_=${next.type}`;
  const nullable = next.isNullable ? 'True' : 'False';
  return [`batch.alter_column("${next.name}", existing_type=${old.type}${type}, nullable=${nullable})`];
}

/** The default as both databases write it. */
function fillingOf({ type, jsonDefault }: FieldView): string | undefined {
  if (jsonDefault === undefined) return undefined;
  if (type === 'boolean') return jsonDefault === 'True' ? 'sa.true()' : 'sa.false()';
  if (type === 'integer') return `sa.text("${jsonDefault}")`;
  if (type === 'decimal') return `sa.text(${jsonDefault})`;
  if (type === 'datetime') return jsonDefault.replace('T', ' ').replace('Z', '.000000');
  return type === 'uuid' ? jsonDefault.replaceAll('-', '') : jsonDefault;
}
