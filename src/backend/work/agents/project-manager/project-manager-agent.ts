/** The project manager: a status report from what is on record, by its person's own reach. It reads no file and needs no model. */
import {
  type ProjectManagerInput,
  projectManagerDeclaration,
} from '../../../../contract/work/project-manager-agent.ts';
import { addDays } from '../../../../domain/zones.ts';
import type { AgentResult, ProjectAgent } from '../agent.ts';
import { readStatus } from './read-status.ts';
import { writeStatus } from './write-status.ts';

const nothingRead = { rules: { names: [], groups: {} }, roots: [], unread: [], apart: {} };
/** Of a report that names no first day. */
const usualDays = 7;

export const projectManagerAgent = {
  ...projectManagerDeclaration,
  async run({ input, project, ask, tools, report }): Promise<AgentResult> {
    report({ step: 'Reading what is on record' });
    const today = tools.now().toISOString().slice(0, 10);
    const to = input.to ?? today;
    const from = input.from ?? addDays(to, 1 - usualDays);
    const figures = await readStatus(ask, {
      projectId: project.id,
      audience: input.audience,
      from,
      to,
      today,
    });
    const status = { project: project.name, input, figures };
    return {
      report: writeStatus({ ...status, hasLinks: true }),
      documents: [
        {
          type: 'other',
          title: `Status report ${to}`,
          content: writeStatus({ ...status, hasLinks: false }),
        },
      ],
      read: nothingRead,
    };
  },
} satisfies ProjectAgent<ProjectManagerInput>;
