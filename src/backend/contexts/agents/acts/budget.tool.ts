/** Budgets of projects as a tool. */
import * as z from 'zod';
import { findBudgetShare } from '../../../../domain/budget-share.ts';
import { type CountedTime, countedTimes } from '../../../../domain/figures/counted-time.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import {
  clientIdField,
  linkOut,
  linkTo,
  listOut,
  ofWhomOut,
  projectIdField,
  rowsAtMost,
  secondsOut,
} from '../../../platform/tools/tool-fields.ts';

interface ProjectBudget {
  readonly id: string;
  readonly name: string;
  readonly clientName: string;
  readonly budgetSeconds: number | undefined;
  readonly usedSeconds: number;
  readonly counted: CountedTime;
}

/** The practice as the caller may see it. */
interface Budgets {
  findCounted(of: { readonly mine: false; readonly projectIds: readonly string[] }): Promise<CountedTime>;
  listProjectTerms(filter: {
    readonly projectId?: string | undefined;
    readonly clientId?: string | undefined;
  }): Promise<readonly ProjectBudget[]>;
}

const budgetOut = z.object({
  projectId: z.string(),
  projectName: z.string(),
  clientName: z.string(),
  usedSeconds: secondsOut,
  budgetSeconds: secondsOut.nullable().describe('Null: it has no budget.'),
  leftSeconds: secondsOut.nullable().describe('Below 0: what is over.'),
  usedPercent: z.number().int().nullable().describe('Rounded up.'),
  ofWhom: z.enum(countedTimes).describe("own: only the person's own time is counted as used."),
  link: linkOut,
});

export function budgetTool(open: (caller: PersonCaller) => Budgets): Tool {
  return defineTool({
    name: 'get_budget',
    title: 'Get Budget',
    toolset: 'time',
    isUsual: true,
    description: 'How much of the budget of hours of each project is used, and what is left.',
    effect: 'read',
    permission: 'time:read',
    input: z.strictObject({ projectId: projectIdField.optional(), clientId: clientIdField.optional() }),
    output: listOut(budgetOut).extend({ ofWhom: ofWhomOut }),
    async run(filter, { caller }) {
      const practice = open(caller);
      const projects = await practice.listProjectTerms(filter);
      const items = projects.slice(0, rowsAtMost).map(toOutput);
      const projectIds = projects.map(({ id }) => id);
      const ofWhom = await practice.findCounted({ mine: false, projectIds });
      return { output: { items, cut: projects.length > rowsAtMost, ofWhom }, links: [] };
    },
  });
}

function toOutput({ id, name, clientName, budgetSeconds, usedSeconds, counted }: ProjectBudget) {
  return {
    projectId: id,
    projectName: name,
    clientName,
    usedSeconds,
    budgetSeconds: budgetSeconds ?? null,
    leftSeconds: budgetSeconds === undefined ? null : budgetSeconds - usedSeconds,
    ofWhom: counted,
    // Of a budget of nothing there is no share.
    usedPercent: budgetSeconds ? findBudgetShare(usedSeconds, budgetSeconds).percent : null,
    link: linkTo('project', id),
  };
}
