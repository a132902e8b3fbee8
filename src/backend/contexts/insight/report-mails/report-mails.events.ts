/** Events of reports that leave by mail; a mail itself has those of the outbox. */
import { defineEvents } from '../../../platform/events/catalogue.ts';
import { droppedReportSchema } from './report-mails.notices.ts';
import { reportMailSchema } from './report-mails.schema.ts';

const ownEvents = defineEvents(
  [
    'report-mail.created',
    'report-mail.changed',
    'report-mail.deleted',
    /** A period left, or nothing of it did. */
    'report-mail.ran',
  ],
  { table: 'report_mails', content: reportMailSchema },
);

export const reportMailEvents = {
  ...ownEvents,
  /** It waited until the next one was due. */
  ...defineEvents(['report-mail.dropped'], { table: 'report_mails', content: droppedReportSchema }),
};

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof reportMailEvents, unknown> {}
}
