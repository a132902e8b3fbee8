/** The first migration: all tables of the model. */
import { writeModule } from '../python/imports.ts';
import type { ProjectView } from '../view/project-view.ts';
import { accountTable, dropLateKeys, entityTable, lateKeys, linkTable } from './tables.ts';

export function writeInitialMigration({ byDependency }: ProjectView): string {
  const links = byDependency.flatMap((entity) => entity.manys.map((many) => ({ entity, many })));
  return writeRevision({
    title: 'All tables.',
    revision: '0001',
    upgrade: [
      ...accountTable(),
      ...byDependency.flatMap(entityTable),
      ...byDependency.flatMap(lateKeys),
      ...links.flatMap(({ entity, many }) => linkTable(entity, many)),
    ],
    downgrade: [
      ...links.toReversed().map(({ many }) => `op.drop_table("${many.table}")`),
      ...byDependency.flatMap(dropLateKeys),
      ...byDependency.toReversed().map(({ table }) => `op.drop_table("${table}")`),
      'op.drop_table("accounts")',
    ],
  });
}

export interface Revision {
  readonly title: string;
  readonly revision: string;
  readonly previous?: string;
  readonly upgrade: readonly string[];
  readonly downgrade: readonly string[];
}

export function writeRevision({ title, revision, previous, upgrade, downgrade }: Revision): string {
  const block = (lines: readonly string[]) => lines.map((line) => `    ${line}`).join('\n');
  return writeModule({
    own: [],
    doc: `"""${title}"""`,
    importable: { sqlalchemy: ['as sa'], alembic: ['op'] },
    body: `revision = "${revision}"
down_revision = ${previous === undefined ? 'None' : `"${previous}"`}
branch_labels = None
depends_on = None


def upgrade() -> None:
${block(upgrade)}


def downgrade() -> None:
${block(downgrade)}`,
  });
}
