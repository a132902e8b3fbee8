/** Recurring invoices as a person reads them. */
import type { RecurringInvoice, RecurringInvoicePreview } from '../../api-client/index.ts';
import { shortId } from '../backend/short-id.ts';
import { printFacts } from '../client/print-client.ts';
import { moneyText } from '../payment/print-payments.ts';
import { plural, withoutControls } from '../scan/plain-line.ts';
import { type Column, printColumns } from '../time/print-columns.ts';

const columns: readonly Column[] = [
  { title: 'ID' },
  { title: 'NAME' },
  { title: 'CLIENT' },
  { title: 'EVERY' },
  { title: 'RESULT' },
  { title: 'STATE' },
  { title: 'NEXT' },
];

const asks: Readonly<Record<NonNullable<RecurringInvoice['asksBecause']>, string>> = {
  price: 'a price differs',
  tax: 'the tax differs',
  recipient: 'the recipient differs',
  mail: 'its mail differs',
  changed: 'it was changed',
};

const outcomes: Readonly<Record<RecurringInvoice['runs'][number]['outcome'], string>> = {
  draft: 'draft',
  issued: 'issued',
  sending: 'issued, its mail follows',
  sent: 'issued, its mail is in the outbox',
  nothing: 'nothing to bill',
  client_archived: 'client archived',
  failed: 'failed',
};

function describeRule({ unit, every, date }: RecurringInvoice['rule']): string {
  return `${every === 1 ? unit : plural(every, unit)} from ${date}`;
}

function describeResult({ result, asksBecause }: RecurringInvoice): string {
  return asksBecause === null ? result : `draft, since ${asks[asksBecause]}`;
}

export function printTemplates(templates: readonly RecurringInvoice[]): string {
  if (templates.length === 0) return 'There are no recurring invoices.\n';
  const rows = templates.map((template) => [
    shortId(template),
    template.name,
    template.clientName,
    describeRule(template.rule),
    describeResult(template),
    template.state,
    template.next?.runsOn ?? '',
  ]);
  return printColumns(columns, rows);
}

export function printTemplate(template: RecurringInvoice): string {
  const { items, withTime, runs, next } = template;
  const facts = printFacts([
    ['ID', shortId(template)],
    ['Name', template.name],
    ['Client', template.clientName],
    ['Every', describeRule(template.rule)],
    [
      'Invoiced',
      template.timing === 'advance' ? 'on the first day of a period' : 'on the day after a period',
    ],
    ...items.map(
      ({ description, quantity, unitPrice }) =>
        ['Item', `${quantity} × ${unitPrice} ${description}`] as const,
    ),
    ['Time', withTime ? 'approved, unbilled time of the period' : null],
    ['Note', template.note],
    ['Result', describeResult(template)],
    ['State', template.state],
    ['Until', template.endsOn],
    ['Next', next && `${next.from} to ${next.to}, on ${next.runsOn}`],
  ]);
  const made = runs.map(({ from, to, outcome, because }) =>
    withoutControls(`${from} to ${to}  ${outcomes[outcome]}${because === null ? '' : `: ${because}`}`),
  );
  if (made.length === 0) return facts;
  const failed = runs.find(({ canRetry }) => canRetry);
  const hint =
    failed === undefined ? '' : `\nTry again: vireo recurring retry ${shortId(template)} ${failed.from}\n`;
  return `${facts}\nMade:\n${made.join('\n')}\n${hint}`;
}

type Shown = RecurringInvoicePreview['invoices'][number];

function printShown({
  from,
  to,
  runsOn,
  recipient,
  lines,
  net,
  tax,
  gross,
  mail,
  note,
  problems,
}: Shown): string {
  const facts = printFacts([
    ['Period', `${from} to ${to}, invoiced on ${runsOn}`],
    ['Recipient', recipient],
    ...lines.map(
      (line) =>
        ['Line', `${line.quantity} × ${line.unitPrice} ${line.description}: ${moneyText(line.net)}`] as const,
    ),
    ['Net', moneyText(net)],
    ['Tax', moneyText(tax)],
    ['Gross', moneyText(gross)],
    ['Note', note],
    ['Mail to', mail && (mail.to?.address ?? 'nobody: the client has no address')],
    ['Subject', mail?.subject],
    ...problems.map((problem) => ['Problem', problem] as const),
  ]);
  const text = mail?.text.trimEnd().split('\n').map(withoutControls).join('\n');
  return text === undefined ? facts : `${facts}\n${text}\n`;
}

export function printPreview({ invoices, previewHash }: RecurringInvoicePreview): string {
  if (invoices.length === 0) return 'There is nothing to bill yet.\n';
  return `${invoices.map(printShown).join('\n')}\nHash of this preview: ${previewHash}\n`;
}
