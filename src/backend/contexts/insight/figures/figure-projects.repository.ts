/** The projects that figures are grouped by, with their clients; archived ones too, since their time counts. */
import type { Reads } from '../../../platform/reach/reads.ts';
import { listProjectNames } from '../model/names.repository.ts';

export interface FigureProject {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientName: string;
}

export async function loadFigureProjects(reads: Reads): Promise<ReadonlyMap<string, FigureProject>> {
  const rows = await listProjectNames(reads);
  return new Map(rows.map((row) => [row.id, row]));
}
