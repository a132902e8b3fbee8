/** What became of a period of a recurring invoice, and what did not. */
import * as z from 'zod';
import { eachInLanguages } from '../../../../words/in-languages.ts';
import { text } from '../../../../words/text.ts';
import type { LoggedEvent } from '../../../platform/events/logged-events.ts';
import type { Notice, NoticeType, NoticeTypes } from '../../../platform/notices/notice.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { RecurringPorts } from './recurring.ports.ts';
import {
  listRunsThatEnded,
  listTemplatesById,
  listUnsentInvoices,
  type RunRow,
} from './recurring.repository.ts';
import { isWithoutInvoice } from './run-outcome.ts';

type Ports = Pick<RecurringPorts, 'findClient'>;

/** Of what any build has logged. */
const contentSchema = z.object({
  name: z.string(),
  clientName: z.string(),
  runs: z.array(
    z.object({
      outcome: z.string(),
      invoiceId: z.string().nullable(),
      because: z.string().nullable(),
      madeAt: z.string(),
    }),
  ),
});
type Content = z.infer<typeof contentSchema>;

const sample = {
  name: 'Retainer',
  client: 'Nordwind',
  because: 'The price has changed.',
  from: { date: '2026-11-01' },
};
const to = { permission: 'recurring:write' } as const;
/** A client that was archived on purpose is no news for ever. */
const archivedForMs = 60 * 86_400_000;
/** Its mail is made right after its invoice, and tried again for some minutes. */
const stuckAfterMs = 60 * 60_000;

export function recurringNotices(ports: Ports): NoticeTypes {
  return { 'recurring.made': made, 'recurring.failed': failed(ports), 'recurring.not_sent': notSent(ports) };
}

const made: NoticeType = {
  seenWith: to,
  section: 'money',
  severity: 'info',
  reason: 'owner',
  words: {
    ...eachInLanguages({
      name: text`Recurring invoice made`,
      title: text`{name}: a draft waits`,
      detail: text`{client} {because}`,
    }),
    sample,
  },
  source: {
    kind: 'passing',
    on: ['recurring-invoice.ran'],
    tell({ id, at, after }) {
      const { data } = contentSchema.safeParse(after);
      const run = data && lastOf(data);
      if (data === undefined || run?.outcome !== 'draft') return [];
      const subject =
        run.invoiceId === null ? { kind: 'recurring-invoice', id } : { kind: 'invoice', id: run.invoiceId };
      const { name, clientName: client } = data;
      return [
        { subject, to, values: { name, client, ...(run.because !== null && { because: run.because }) }, at },
      ];
    },
  },
};

/** The run that was made last; of an older period where it was tried again. */
function lastOf({ runs }: Content): Content['runs'][number] | undefined {
  return runs.toSorted((one, other) => Date.parse(other.madeAt) - Date.parse(one.madeAt))[0];
}

/** Until its period is made. */
function failed(ports: Ports): NoticeType {
  return {
    seenWith: to,
    section: 'money',
    severity: 'warning',
    reason: 'owner',
    isWaiting: true,
    words: {
      ...eachInLanguages({
        name: text`Recurring invoice not made`,
        title: text`{name}: no invoice was made from {from} on`,
        detail: text`{client} · {because}`,
      }),
      sample: { ...sample, because: 'The client is archived.' },
    },
    source: {
      kind: 'standing',
      on: ['recurring-invoice.ran', 'recurring-invoice.deleted'],
      async list(reads, { now, subjectId: templateId }) {
        const runs = await listRunsThatEnded(reads, { outcomes: ['failed', 'client_archived'], templateId });
        const open = runs.filter(
          (run) =>
            isWithoutInvoice(run) && (run.outcome === 'failed' || Number(run.made_at) > now - archivedForMs),
        );
        return await toNotices(ports, reads, open, (run) => ({
          subject: { kind: 'recurring-invoice', id: run.template_id },
          key: `${run.template_id}:${run.period_start}`,
        }));
      },
    },
  };
}

/** It should have been mailed, and is only issued: until it is sent. */
function notSent(ports: Ports): NoticeType {
  return {
    seenWith: to,
    section: 'money',
    severity: 'warning',
    reason: 'owner',
    isWaiting: true,
    words: {
      ...eachInLanguages({
        name: text`Recurring invoice not sent`,
        title: text`{name}: {number} is issued and was not sent`,
        detail: text`{client} · {because}`,
      }),
      sample: { ...sample, number: '2026-0031', because: 'No account for mail is set up.' },
    },
    source: {
      kind: 'standing',
      on: ['recurring-invoice.ran', 'invoice.sent', 'invoice.cancelled', 'invoice.settled'],
      subjectOf({ type, id, after }: LoggedEvent) {
        if (type !== 'recurring-invoice.ran') return id;
        const { data } = contentSchema.safeParse(after);
        return (data && lastOf(data))?.invoiceId ?? undefined;
      },
      async list(reads, { now, subjectId }) {
        const runs = await listRunsThatEnded(reads, { outcomes: ['issued', 'sending'] });
        const open = runs.filter(
          ({ invoice_id: id, outcome, because, made_at: at }) =>
            id !== null &&
            (subjectId ?? id) === id &&
            (outcome === 'issued' ? because !== null : Number(at) < now - stuckAfterMs),
        );
        const unsent = await listUnsentInvoices(
          reads,
          open.flatMap(({ invoice_id: id }) => id ?? []),
        );
        return await toNotices(
          ports,
          reads,
          open.filter(({ invoice_id: id }) => unsent.has(id ?? '')),
          ({ invoice_id }) => {
            const id = invoice_id ?? '';
            return { subject: { kind: 'invoice', id }, number: unsent.get(id) };
          },
        );
      },
    },
  };
}

interface About extends Pick<Notice, 'subject' | 'key'> {
  readonly number?: string | undefined;
}

async function toNotices(
  { findClient }: Ports,
  reads: Reads,
  runs: readonly RunRow[],
  about: (run: RunRow) => About,
): Promise<readonly Notice[]> {
  const templates = await listTemplatesById(reads, [...new Set(runs.map((run) => run.template_id))]);
  const notices: Notice[] = [];
  for (const run of runs) {
    const template = templates.get(run.template_id);
    if (template === undefined) continue;
    const { number, ...subject } = about(run);
    const client = await findClient(reads, template.client_id);
    notices.push({
      ...subject,
      to,
      values: {
        name: template.name,
        client: client?.name ?? '',
        from: { date: run.period_start },
        ...(number !== undefined && { number }),
        ...(run.because !== null && { because: run.because.slice(0, 300) }),
      },
      at: Number(run.made_at),
    });
  }
  return notices;
}
