/** Types of the events that this slice logs. A run logs one event for all that it brought, under the run's own id. */
import * as z from 'zod';
import { defineEvents } from '../../../platform/events/catalogue.ts';
import { findingSchema } from './findings.schema.ts';
import { findingImportSchema } from './sarif-imports/imports.schema.ts';
export const findingsReported = 'finding.reported';
export const findingConfirmed = 'finding.confirmed';
/** Logged by versions before, of what is confirmed since. */
const findingAccepted = 'finding.accepted';
export const findingDismissed = 'finding.dismissed';
export const findingReopened = 'finding.reopened';
export const findingResolved = 'finding.resolved';
export const findingAssigned = 'finding.assigned';
export const findingCommented = 'finding.commented';
export const findingsImported = 'finding-import.created';

const keptSchema = z.object({
  projectId: z.string(),
  added: z.number().int(),
  again: z.number().int(),
  reopened: z.number().int(),
  resolved: z.number().int(),
});

export const findingEvents = {
  ...defineEvents([findingsReported], { table: 'findings', content: z.union([findingSchema, keptSchema]) }),
  ...defineEvents(
    [
      findingConfirmed,
      findingAccepted,
      findingDismissed,
      findingReopened,
      findingResolved,
      findingAssigned,
      findingCommented,
    ],
    { table: 'findings', content: findingSchema },
  ),
  ...defineEvents([findingsImported], { table: 'finding_imports', content: findingImportSchema }),
};

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof findingEvents, unknown> {}
}
