/** Tables as operations of a migration, which knows nothing of the models of its day. */
import { indexesOf } from '../package/models.ts';
import type { FieldView } from '../view/field-view.ts';
import { databaseName } from '../view/names.ts';
import type { EntityView, ManyView, OneView } from '../view/project-view.ts';

export const instant = 'sa.DateTime(timezone=True)';

export function accountTable(): readonly string[] {
  return [
    'op.create_table(',
    '    "accounts",',
    ...[
      column('id', 'sa.Uuid()', false),
      column('created_at', instant, false),
      column('updated_at', instant, false),
      column('email', 'sa.String(254)', false),
      column('password_hash', 'sa.String(72)', false),
      column('role', 'sa.String(40)', false),
      'sa.PrimaryKeyConstraint("id")',
    ].map((line) => `    ${line},`),
    ')',
    'op.create_index("uq_accounts_email", "accounts", ["email"], unique=True)',
  ];
}

export function column(name: string, type: string, isNullable: boolean): string {
  return `sa.Column("${name}", ${type}, nullable=${isNullable ? 'True' : 'False'})`;
}

export function fieldColumn({ name, plainColumn, isNullable }: FieldView): string {
  return column(name, plainColumn, isNullable);
}

export function oneColumn({ column: name, isNullable }: OneView): string {
  return column(name, 'sa.Uuid()', isNullable);
}

export function foreignKey(name: string, table: string): string {
  return `sa.ForeignKeyConstraint(["${name}"], ["${table}.id"], ondelete="RESTRICT")`;
}

export function entityTable(entity: EntityView): readonly string[] {
  const { table, isOwned, isSoft, fields, ones } = entity;
  const early = ones.filter(({ isLate }) => !isLate);
  return [
    'op.create_table(',
    `    "${table}",`,
    ...[
      column('id', 'sa.Uuid()', false),
      column('created_at', instant, false),
      column('updated_at', instant, false),
      ...(isOwned ? [column('owner_id', 'sa.Uuid()', false)] : []),
      ...(isSoft ? [column('deleted_at', instant, true)] : []),
      ...fields.map(fieldColumn),
      ...ones.map(oneColumn),
      ...(isOwned ? [foreignKey('owner_id', 'accounts')] : []),
      ...early.map(({ column: name, to }) => foreignKey(name, to.table)),
      'sa.PrimaryKeyConstraint("id")',
    ].map((line) => `    ${line},`),
    ')',
    ...indexesOf(entity, 'op'),
  ];
}

/** SQLite adds no constraint to a table: a batch makes a new one. */
export function lateKeys({ table, ones }: EntityView): readonly string[] {
  return ones
    .filter(({ isLate }) => isLate)
    .flatMap(({ column: name, to }) => {
      const options = `"${lateName(name, to.table)}", "${to.table}", ["${name}"], ["id"], ondelete="RESTRICT"`;
      return [`with op.batch_alter_table("${table}") as batch:`, `    batch.create_foreign_key(${options})`];
    });
}

export function dropLateKeys({ table, ones }: EntityView): readonly string[] {
  return ones
    .filter(({ isLate }) => isLate)
    .flatMap(({ column: name, to }) => [
      `with op.batch_alter_table("${table}") as batch:`,
      `    batch.drop_constraint("${lateName(name, to.table)}", type_="foreignkey")`,
    ]);
}

export function lateName(name: string, table: string): string {
  return databaseName('fk', name, table);
}

export function linkTable({ table }: EntityView, many: ManyView): readonly string[] {
  const key = (name: string, target: string) =>
    `    sa.ForeignKeyConstraint(["${name}"], ["${target}.id"], ondelete="CASCADE"),`;
  return [
    'op.create_table(',
    `    "${many.table}",`,
    `    ${column('source_id', 'sa.Uuid()', false)},`,
    `    ${column('target_id', 'sa.Uuid()', false)},`,
    key('source_id', table),
    key('target_id', many.to.table),
    '    sa.PrimaryKeyConstraint("source_id", "target_id"),',
    ')',
    `op.create_index("${databaseName('ix', many.table, 'target_id')}", "${many.table}", ["target_id"])`,
  ];
}
