/** Projects of a figure over more entries than a link carries. */

import { joinFacts, tellProjectsApart } from '../../../../pages/practice/told-apart.ts';
import { nameOf } from '../../../../pages/records.ts';
import { counted } from '../../../../pages/words.ts';
import type { LinkedRecords, RecordItemPorts, RecordItems } from '../../../platform/links/record-items.ts';

export const linked: LinkedRecords = async (_backend, ids, ports) => projectItems(ids, ports);

export function projectItems(ids: readonly string[], { t, locale, directory }: RecordItemPorts): RecordItems {
  const projects = ids.flatMap((id) => directory.projects.get(id) ?? []);
  const apart = tellProjectsApart(projects, directory, { t, locale, showsClient: true });
  return {
    title: counted(t, ['1 project', '{0} projects'], projects.length),
    items: projects.map((project) => ({
      label: project.name,
      description: joinFacts(nameOf(directory, project.id).client, apart.get(project)),
      record: { kind: 'project', ids: [project.id] },
    })),
  };
}
