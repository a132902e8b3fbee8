/** What became of a period of a recurring invoice. */
import type { NoticeWords } from '../../../../domain/notifications/notice.ts';
import type { LoggedEvent } from '../../../platform/events/logged-events.ts';
import type { Notice, NoticeType, NoticeTypes } from '../../../platform/notices/notice.ts';
import { recurringSchema } from './recurring.schema.ts';

const contentSchema = recurringSchema.pick({ name: true, clientName: true, runs: true });
const sample = { name: 'Retainer', client: 'Nordwind', because: 'The price has changed.' };

export const recurringNotices: NoticeTypes = {
  'recurring.made': ofRuns('info', {
    words: {
      en: { name: 'Recurring invoice made', title: '{name}: a draft waits', detail: '{client} {because}' },
      de: {
        name: 'Wiederkehrende Rechnung erstellt',
        title: '{name}: ein Entwurf wartet',
        detail: '{client} {because}',
      },
      sample,
    },
    outcomes: ['draft'],
  }),
  'recurring.failed': ofRuns('warning', {
    words: {
      en: {
        name: 'Recurring invoice not made',
        title: '{name}: no invoice was made',
        detail: '{client} {because}',
      },
      de: {
        name: 'Wiederkehrende Rechnung nicht erstellt',
        title: '{name}: keine Rechnung erstellt',
        detail: '{client} {because}',
      },
      sample: { ...sample, because: 'The client is archived.' },
    },
    outcomes: ['client_archived'],
  }),
};

function ofRuns(
  severity: NoticeType['severity'],
  { words, outcomes }: { readonly words: NoticeWords; readonly outcomes: readonly string[] },
): NoticeType {
  return {
    section: 'money',
    severity,
    reason: 'owner',
    words,
    source: { kind: 'passing', on: ['recurring-invoice.ran'], tell: (event) => tell(event, outcomes) },
  };
}

function tell({ id, at, after }: LoggedEvent, outcomes: readonly string[]): readonly Notice[] {
  const { data } = contentSchema.safeParse(after);
  // The newest comes first.
  const run = data?.runs[0];
  if (data === undefined || run === undefined || !outcomes.includes(run.outcome)) return [];
  const subject =
    run.invoiceId === null ? { kind: 'recurring-invoice', id } : { kind: 'invoice', id: run.invoiceId };
  return [
    {
      subject,
      to: { permission: 'recurring:write' },
      values: {
        name: data.name,
        client: data.clientName,
        ...(run.because !== null && { because: run.because }),
      },
      at,
    },
  ];
}
