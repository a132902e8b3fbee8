/** Tools over findings. */
import * as z from 'zod';
import {
  findingCategorySchema,
  findingStateSchema,
  severitySchema,
} from '../../../../../contract/findings.ts';
import { defineTool, type Tool } from '../../../../platform/tools/tool.ts';
import { limitField, listOut, projectIdField } from '../../../../platform/tools/tool-fields.ts';
import type { FindingPorts } from '../findings.ports.ts';
import type { FindingsService } from '../findings.service.ts';
import { explainFindingTool } from './explain-finding.tool.ts';
import { findingOut, toFindingOut } from './finding-out.ts';

const filterFields = {
  projectId: projectIdField.optional(),
  severity: z.array(severitySchema).min(1).optional().describe('Only of these severities.'),
  state: z
    .array(findingStateSchema)
    .min(1)
    .default(['open', 'confirmed'])
    .describe('Those that stand are open or confirmed.'),
  category: findingCategorySchema.optional().describe('security or quality.'),
};

const countedOut = z.array(z.object({ value: z.string(), count: z.number().int() }));

export function findingTools(
  service: Pick<FindingsService, 'list' | 'get' | 'summarize'>,
  work: Pick<FindingPorts['work'], 'ask'>,
): readonly Tool[] {
  return [
    defineTool({
      name: 'list_findings',
      title: 'List Findings',
      toolset: 'code',
      isUsual: true,
      description: 'Weaknesses that scans, agents, imports and people found in code, the worst first.',
      effect: 'read',
      permission: 'finding:read',
      input: z.strictObject({ ...filterFields, limit: limitField }),
      output: listOut(findingOut),
      async run({ limit, ...filter }, { caller }) {
        const page = await service.list(caller, { ...filter, limit, sort: 'severity' });
        const items = page.items.map(toFindingOut);
        return { output: { items, cut: page.nextCursor !== null }, links: [] };
      },
    }),
    defineTool({
      name: 'count_findings',
      title: 'Count Findings',
      toolset: 'code',
      description: 'How many findings there are, by severity, state and category.',
      effect: 'read',
      permission: 'finding:read',
      input: z.strictObject(filterFields),
      output: z.object({
        total: z.number().int(),
        new: z.number().int(),
        bySeverity: countedOut,
        byState: countedOut,
        byCategory: countedOut,
      }),
      async run(filter, { caller }) {
        const summary = await service.summarize(caller, filter);
        const counted = (rows: readonly { readonly value: string; readonly count: number }[]) =>
          rows.map(({ value, count }) => ({ value, count }));
        const { bySeverity, byState, byCategory } = summary;
        return {
          output: {
            total: summary.total,
            new: summary.new,
            bySeverity: counted(bySeverity),
            byState: counted(byState),
            byCategory: counted(byCategory),
          },
          links: [],
        };
      },
    }),
    explainFindingTool(service, work),
  ];
}
