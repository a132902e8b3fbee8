/** The first three invoices of a template in full, and the hash by which a person agrees to them. */
import { canonicalJson, type JsonValue } from '../../../../domain/canonical-json.ts';
import type { InvoiceDocument } from '../../../../domain/invoice-document.ts';
import { type AgreedTerms, joinTerms, termsOfDocument } from '../../../../domain/recurring/agreed-terms.ts';
import {
  missedPeriods,
  nextPeriod,
  periodAt,
  type RecurringPeriod,
} from '../../../../domain/recurring/recurring-periods.ts';
import { findUnknownPlaceholder } from '../../../../domain/recurring/recurring-text.ts';
import { localDate } from '../../../../domain/zones.ts';
import { text } from '../../../../words/text.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { invalidField } from '../../../platform/http/api-error.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { dryRun } from '../../../platform/tools/dry-run.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { MailedFiles } from '../model/mailed-files.ts';
import { sha256 } from '../model/sha256.ts';
import { makeDraft } from './make-invoice.ts';
import type { RecurringMailing, RecurringPorts } from './recurring.ports.ts';
import type {
  PreviewRecurring,
  RecurringContent,
  RecurringPreview,
  RecurringResult,
} from './recurring.schema.ts';
import { loadZone, ruleOf } from './template-view.ts';

/** The most that are made for the past, as schedules make up for no more. */
const mostMissed = 24;
const shown = 3;

export interface Previewed {
  readonly preview: RecurringPreview;
  readonly agreed: AgreedTerms | undefined;
  readonly result: RecurringResult;
  readonly first: RecurringPeriod;
}

export interface PreviewOf {
  readonly caller: Caller;
  readonly input: Pick<PreviewRecurring, 'clientId' | 'projectId' | 'missed' | 'result'> & RecurringContent;
  /** Of a template that is there: its next one. */
  readonly from?: number | undefined;
}

/** Missed periods of a rule, at the newest 24, and the first that will be made. */
export async function periodsOf(
  ports: RecurringPorts,
  reads: Reads,
  { input, now }: { readonly input: PreviewOf['input']; readonly now: number },
): Promise<{
  readonly missed: readonly RecurringPeriod[];
  /** Missed before those, which nobody makes up for. */
  readonly olderMissed: number;
  readonly first: RecurringPeriod;
}> {
  const zone = await loadZone(ports, reads);
  const today = localDate(now, zone);
  const rule = ruleOf(input, zone);
  const isWanted = ({ from }: RecurringPeriod) => input.endsOn === null || from <= input.endsOn;
  const all = missedPeriods(rule, input.timing, { today, most: 2_000 }).filter(isWanted);
  const missed = all.slice(-mostMissed);
  const first = (input.missed === 'make' ? missed[0] : undefined) ?? nextPeriod(rule, input.timing, today);
  return { missed, olderMissed: all.length - missed.length, first };
}

export async function previewRecurring(
  ports: RecurringPorts,
  { caller, input, from }: PreviewOf,
): Promise<Previewed> {
  requireContent(input);
  const reads = ports.reads(caller.actor);
  const now = ports.clock();
  const zone = await loadZone(ports, reads);
  const rule = ruleOf(input, zone);
  const { missed, olderMissed, first } = await periodsOf(ports, reads, { input, now });
  const begin = from === undefined ? first : periodAt(rule, input.timing, from);
  const periods = Array.from({ length: shown }, (_, index) =>
    periodAt(rule, input.timing, begin.number + index),
  ).filter((period) => input.endsOn === null || period.from <= input.endsOn);
  const today = localDate(now, zone);
  const email = await emailOf(ports, reads, input.clientId);
  const made = await dryRun(ports.unitOfWork, caller.actor, async (work) => {
    const drafts: Drafted[] = [];
    for (const period of periods) drafts.push(await draftOf(ports, work, { caller, input, period, today }));
    return drafts;
  });
  const invoices = made.flatMap(({ document, ...drafted }) =>
    document === undefined ? [] : [showDraft({ document, ...drafted }, { email, files: input.files })],
  );
  const seen: JsonValue = JSON.parse(JSON.stringify(invoices));
  const terms = made.flatMap(({ document, mail }) =>
    document ? [{ ...termsOfDocument(document, email), ...(mail && { mail: mail.terms }) }] : [],
  );
  return {
    preview: {
      previewHash: sha256(canonicalJson(seen)),
      invoices,
      missed: missed.map(toWirePeriod),
      olderMissed,
    },
    agreed: joinTerms(terms),
    result: input.result,
    first: begin,
  };
}

/** Where invoices of the client are sent; empty where nobody is known. */
export async function emailOf(ports: RecurringPorts, reads: Reads, clientId: string): Promise<string> {
  const contact = await ports.findBillingContact(reads, clientId);
  return contact?.email ?? (await ports.findClient(reads, clientId))?.email ?? '';
}

interface Drafted {
  readonly period: RecurringPeriod;
  readonly document?: InvoiceDocument;
  readonly mail?: Awaited<ReturnType<RecurringMailing['preview']>> | undefined;
  readonly problems: readonly string[];
}

async function draftOf(
  ports: RecurringPorts,
  work: Work,
  {
    caller,
    input,
    period,
    today,
  }: Pick<PreviewOf, 'caller' | 'input'> & { readonly period: RecurringPeriod; readonly today: string },
): Promise<Drafted> {
  const { clientId, projectId } = input;
  const issueDate = period.runsOn > today ? period.runsOn : undefined;
  const id = await makeDraft(ports, work, { caller, clientId, projectId, content: input, period, issueDate });
  if (id === undefined) return { period, problems: [] };
  const { document, problems } = await ports.invoices.read(work, id);
  const mail =
    input.result === 'sent'
      ? await ports.mailing.preview(work.reads, { clientId, document, files: input.files })
      : undefined;
  return { period, document, problems: [...problems, ...(mail?.problems ?? [])], mail };
}

function showDraft(
  { period, document, problems, mail }: Drafted & { readonly document: InvoiceDocument },
  { email, files }: { readonly email: string; readonly files: MailedFiles },
): RecurringPreview['invoices'][number] {
  const { lines, totals } = document;
  return {
    ...toWirePeriod(period),
    dueDate: document.dueDate,
    language: document.language,
    recipient: [document.buyer.name, email].filter((text) => text !== '').join(', '),
    mail: mail ? { to: mail.to, subject: mail.subject, text: mail.text, files } : null,
    note: document.note ?? null,
    lines: lines.map(({ description, quantity, unitPrice, taxCategory, taxRate, net }) => ({
      description,
      quantity,
      unitPrice,
      taxCategory,
      taxRate,
      net,
    })),
    net: totals.net,
    tax: totals.tax,
    gross: totals.gross,
    problems: [...problems],
  };
}

export function toWirePeriod({ from, to, runsOn }: RecurringPeriod) {
  return { from, to, runsOn };
}

export function requireContent({
  items,
  withTime,
  note,
}: Pick<RecurringContent, 'items' | 'withTime' | 'note'>): void {
  if (items.length === 0 && !withTime) {
    throw invalidField('items', 'must hold something where no time is billed');
  }
  for (const [index, { description }] of items.entries()) {
    const name = findUnknownPlaceholder(description);
    if (name !== undefined)
      throw invalidField(`items.${index}.description`, text`there is no placeholder {${name}}`);
  }
  const name = findUnknownPlaceholder(note ?? '');
  if (name !== undefined) throw invalidField('note', text`there is no placeholder {${name}}`);
}
