/** Tools over findings. */
import * as z from 'zod';
import { findingCategorySchema, findingStateSchema, severitySchema } from '../../../../contract/findings.ts';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import {
  limitField,
  linkOut,
  linkTo,
  listOut,
  projectIdField,
  shorten,
} from '../../../platform/tools/tool-fields.ts';
import type { FindingsService } from './findings.service.ts';

const filterFields = {
  projectId: projectIdField.optional(),
  severity: z.array(severitySchema).min(1).optional().describe('Only of these severities.'),
  state: z
    .array(findingStateSchema)
    .min(1)
    .default(['open', 'confirmed'])
    .describe('Left out: those that stand, open or confirmed.'),
  category: findingCategorySchema.optional().describe('security or quality.'),
};

const findingOut = z.object({
  id: z.string(),
  projectId: z.string(),
  ruleId: z.string(),
  category: findingCategorySchema,
  severity: severitySchema,
  state: findingStateSchema,
  path: z.string(),
  line: z.number().int(),
  message: z.string(),
  source: z.string(),
  lastSeenAt: z.string(),
  link: linkOut,
});

const countedOut = z.array(z.object({ value: z.string(), count: z.number().int() }));

export function findingTools(service: Pick<FindingsService, 'list' | 'summarize'>): readonly Tool[] {
  return [
    defineTool({
      name: 'list_findings',
      title: 'List Findings',
      toolset: 'code',
      description: 'Weaknesses that scans, agents, imports and people found in code, the worst first.',
      effect: 'read',
      permission: 'finding:read',
      input: z.strictObject({ ...filterFields, limit: limitField }),
      output: listOut(findingOut),
      async run({ limit, ...filter }, { caller }) {
        const page = await service.list(caller, { ...filter, limit, sort: 'severity' });
        const items = page.items.map((finding) => ({
          id: finding.id,
          projectId: finding.projectId,
          ruleId: finding.ruleId,
          category: finding.category,
          severity: finding.severity,
          state: finding.state,
          // People count lines from one.
          path: finding.path,
          line: finding.range.startLine + 1,
          source: finding.sourceTitle,
          message: shorten(finding.message),
          lastSeenAt: finding.lastSeenAt,
          link: linkTo('finding', finding.id),
        }));
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
  ];
}
