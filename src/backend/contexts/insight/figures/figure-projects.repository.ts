/** The projects that figures are grouped by, with their clients; archived ones too, since their time counts. */
import type { Db } from '../../../schema.ts';

export interface FigureProject {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientName: string;
}

export async function loadFigureProjects(
  db: Db,
  organizationId: string,
): Promise<ReadonlyMap<string, FigureProject>> {
  const rows = await db
    .selectFrom('projects')
    .innerJoin('clients', 'clients.id', 'projects.client_id')
    .select(['projects.id', 'projects.name', 'clients.id as clientId', 'clients.name as clientName'])
    .where('projects.organization_id', '=', organizationId)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
