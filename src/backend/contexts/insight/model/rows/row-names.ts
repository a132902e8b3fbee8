/** What a person calls the rows of a report. */

import { projectLabel } from '../../../../../domain/names/project-label.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { noTask } from '../../../time/model/entry-filter.ts';
import { listNamesOfPeople, listTaskNames } from '../names.repository.ts';
import type { ReportGrouping } from './groupings.ts';
import type { ProjectNames } from './row-keys.ts';

export type NameOf = (key: string) => string;
export type RowNames = Readonly<Record<ReportGrouping, NameOf>>;

/** Names are looked up once a row; those of tasks and people only where a grouping asks for them. */
export async function loadRowNames(
  reads: Reads,
  { projects, groupings }: { readonly projects: ProjectNames; readonly groupings: readonly ReportGrouping[] },
): Promise<RowNames> {
  const tasks = groupings.includes('task') ? toNames(await listTaskNames(reads)) : nobody;
  const people = groupings.includes('person') ? toNames(await listNamesOfPeople(reads)) : nobody;
  const clients = new Map([...projects.values()].map(({ clientId, clientName }) => [clientId, clientName]));
  const itself: NameOf = (key) => key;
  return {
    day: itself,
    week: itself,
    month: itself,
    client: (key) => clients.get(key) ?? '',
    project: (key) => nameProject(projects, key),
    task: (key) => (key === noTask ? '' : (tasks.get(key) ?? '')),
    tag: (key) => (JSON.parse(key) as string[]).join(', '),
    person: (key) => people.get(key) ?? '',
  };
}

const nobody: ReadonlyMap<string, string> = new Map();

function toNames(
  rows: readonly { readonly id: string; readonly name: string }[],
): ReadonlyMap<string, string> {
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Two clients may each have a project of the same name. */
function nameProject(projects: ProjectNames, key: string): string {
  const project = projects.get(key);
  return project === undefined ? '' : projectLabel(project.clientName, project.name);
}
