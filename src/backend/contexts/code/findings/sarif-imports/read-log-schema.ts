/** What the work process has read out of a log. */
import * as z from 'zod';
import { loggedRevisionSchema } from '../../../../../contract/revisions/scanned-revision.ts';
import { broughtFindingSchema } from '../../../../../contract/work/work-tasks.ts';
import { lossReasons } from '../../../../../workspace/sarif-import/losses.ts';

const findingSchema = broughtFindingSchema.omit({ anchor: true }).extend({
  ruleTitle: z.string().optional(),
  ruleUrl: z.string().optional(),
  /** The tool has set it aside, for this reason. */
  dismissed: z.string().optional(),
});

export const readLogSchema = z.object({
  sources: z.array(
    z.object({
      source: z.string(),
      title: z.string(),
      tool: z.string(),
      toolVersion: z.string().nullable(),
      results: z.number(),
      findings: z.array(findingSchema),
      isComplete: z.boolean(),
      unreadRules: z.array(z.string()),
      revision: loggedRevisionSchema.optional(),
    }),
  ),
  losses: z.array(
    z.object({ reason: z.enum(lossReasons), count: z.number(), examples: z.array(z.string()) }),
  ),
  notes: z.array(z.string()),
});
