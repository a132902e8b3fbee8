/** Events of reports that leave by mail; a mail itself has those of the outbox. */
import { defineEvents } from '../../../platform/events/catalogue.ts';
import { reportMailSchema } from './report-mails.schema.ts';

export const reportMailEvents = defineEvents(
  [
    'report-mail.created',
    'report-mail.changed',
    'report-mail.deleted',
    /** A period left, or nothing of it did. */
    'report-mail.ran',
  ],
  { table: 'report_mails', content: reportMailSchema },
);

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof reportMailEvents, unknown> {}
}
