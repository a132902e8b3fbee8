/** What `vireo invoice credit` takes: `--lines 1,3=2.5` by position, or `--amount 100.00`. */
import type { CreditInvoice, InvoiceDocumentReply } from '../../api-client/index.ts';
import { parseDuration } from '../../domain/duration.ts';
import { parseMoney } from '../../domain/money.ts';
import { CliError } from '../io.ts';

type Line = InvoiceDocumentReply['document']['lines'][number];

/** @throws CliError `usage` naming what it cannot read */
export function readCreditLines(said: string, lines: readonly Line[]): NonNullable<CreditInvoice['lines']> {
  return said.split(',').map((part) => {
    const [position = '', quantity] = part.split('=').map((text) => text.trim());
    const line = /^\d{1,4}$/.test(position) ? lines[Number(position) - 1] : undefined;
    if (line === undefined) {
      throw new CliError('usage', `"${position}" is no line of this invoice: it has 1 to ${lines.length}.`);
    }
    return { lineId: line.id, ...(quantity === undefined ? {} : { quantity: readQuantity(quantity, line) }) };
  });
}

/** Time as h:mm, all else as a decimal. */
function readQuantity(text: string, { unitCode }: Pick<Line, 'unitCode'>): string {
  if (unitCode !== 'MIN' && unitCode !== 'SEC') return text;
  const seconds = parseDuration(text);
  if (!seconds.ok) throw new CliError('usage', `"${text}" is not a duration. Type it like 1:30.`);
  if (unitCode === 'SEC') return String(seconds.value);
  if (seconds.value % 60 !== 0) throw new CliError('usage', 'This line is billed in whole minutes.');
  return String(seconds.value / 60);
}

/** @throws CliError `usage` */
export function readCreditAmount(said: string, currency: string): NonNullable<CreditInvoice['amount']> {
  const amount = parseMoney(said, currency);
  if (!amount.ok) throw new CliError('usage', `"${said}" is no amount in ${currency}, such as 100.00.`);
  return amount.value;
}
