/** The projects that figures are grouped by, with their clients; archived ones too, since their time counts. */
import type { Db } from '../../../schema.ts';
import { listProjectNames } from '../model/names.repository.ts';

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
  const rows = await listProjectNames(db, organizationId);
  return new Map(rows.map((row) => [row.id, row]));
}
