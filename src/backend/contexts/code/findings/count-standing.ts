/** The port by which other slices ask how many findings of each project stand: open or accepted. */
import { severitySchema } from '../../../../contract/findings.ts';
import type { Severity } from '../../../../scanner/model.ts';
import type { Reader } from '../../../schema.ts';

export async function countStanding(
  db: Reader,
  organizationId: string,
): Promise<ReadonlyMap<string, Readonly<Partial<Record<Severity, number>>>>> {
  const rows = await db
    .selectFrom('findings')
    .select((select) => ['project_id', 'severity', select.fn.countAll<number>().as('count')])
    .where('organization_id', '=', organizationId)
    .where('state', 'in', ['open', 'accepted'])
    .groupBy(['project_id', 'severity'])
    .execute();
  const byProject = Map.groupBy(rows, (row) => row.project_id);
  return new Map(
    [...byProject].map(([projectId, own]) => [
      projectId,
      Object.fromEntries(own.map(({ severity, count }) => [severitySchema.parse(severity), Number(count)])),
    ]),
  );
}
