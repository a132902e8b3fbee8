/** Events of saved reports; their content is the report as the API shows it. */

import { defineEvents } from '../../../platform/events/catalogue.ts';
import { savedReportSchema } from './saved-reports.schema.ts';

export const savedReportEvents = defineEvents(
  ['saved-report.created', 'saved-report.changed', 'saved-report.deleted'],
  { table: 'saved_reports', content: savedReportSchema },
);

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof savedReportEvents, unknown> {}
}
