/** A finding as tools answer it. */
import * as z from 'zod';
import {
  findingCategorySchema,
  findingStateSchema,
  severitySchema,
} from '../../../../../contract/findings.ts';
import { linkOut, linkTo, shorten } from '../../../../platform/tools/tool-fields.ts';
import type { Finding } from '../findings.schema.ts';

export const findingOut = z.object({
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

export function toFindingOut(finding: Finding): z.input<typeof findingOut> {
  return {
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
  };
}
