/** Tools over projects. */

import * as z from 'zod';
import type { SlicePorts } from '../../../platform/ports.ts';
import { type NamePorts, nameRecords } from '../../../platform/tools/name-records.ts';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import {
  amountOut,
  clientIdField,
  collect,
  hasName,
  limitField,
  linkOut,
  linkTo,
  listOut,
  secondsOut,
  toAmount,
} from '../../../platform/tools/tool-fields.ts';
import type { Project } from './projects.schema.ts';
import type { ProjectsService } from './projects.service.ts';

export const projectOut = z.object({
  id: z.string(),
  name: z.string(),
  clientId: z.string(),
  clientName: z.string(),
  hourlyRate: amountOut,
  budgetSeconds: secondsOut.nullable(),
  isArchived: z.boolean(),
  link: linkOut,
});

type ProjectToolPorts = Pick<NamePorts, 'findNamedClient'> & Pick<SlicePorts, 'reads'>;

export function projectTools(service: ProjectsService, ports: ProjectToolPorts): readonly Tool[] {
  return [
    defineTool({
      name: 'list_projects',
      title: 'List Projects',
      toolset: 'basics',
      description:
        'Projects with their ids, clients, hourly rates of today and budgets. Take it to find the id of a project that is named.',
      effect: 'read',
      permission: 'project:read',
      input: z.strictObject({
        clientId: clientIdField.optional(),
        name: z.string().min(1).max(200).optional().describe('A part of the name, whatever the case.'),
        archived: z.boolean().default(false).describe('True: those that are archived.'),
        limit: limitField,
      }),
      output: listOut(projectOut),
      async run({ name, clientId, archived, limit }, { caller }) {
        const page = await collect(
          async (cursor) => await service.list(caller, { clientId, archived, cursor, limit: 500 }),
          { wanted: (project) => hasName(project, name), limit },
        );
        const ids = page.items.map((project) => project.clientId);
        const names = await nameRecords(ports.findNamedClient, ports.reads(caller.actor), ids);
        const items = page.items.map((project) =>
          toProjectOutput(project, names.get(project.clientId) ?? ''),
        );
        return { output: { items, cut: page.cut }, links: [] };
      },
    }),
  ];
}

export function toProjectOutput(project: Project, clientName: string) {
  const { id, name, clientId, budgetSeconds, archivedAt } = project;
  return {
    id,
    name,
    clientId,
    clientName,
    hourlyRate: toAmount(project.hourlyRate),
    budgetSeconds,
    isArchived: archivedAt !== null,
    link: linkTo('project', id),
  };
}
