/** The statement of account as lines of text, and as CSV. */
import type { ClientStatement } from '../../../api-client/index.ts';
import { escapeFormula } from '../../../domain/escape-formula.ts';
import { toDecimalString } from '../../../domain/money.ts';
import { moneyText } from '../../payment/print-payments.ts';
import { withoutControls } from '../../scan/plain-line.ts';
import { type Column, printColumns } from '../../time/print-columns.ts';

type Account = ClientStatement['accounts'][number];
type Row = Account['rows'][number];

const columns: readonly Column[] = [
  { title: 'DATE' },
  { title: 'WHAT' },
  { title: 'REFERENCE' },
  { title: 'AMOUNT', isFigure: true },
  { title: 'BALANCE', isFigure: true },
];

const kinds: Readonly<Record<Row['kind'], string>> = {
  invoice: 'Invoice',
  prepaid: 'Paid in advance',
  credit_note: 'Credit note',
  payment: 'Payment',
  cash_discount: 'Cash discount',
  refund: 'Refund',
  write_off: 'Write-off',
};

function tellKind({ kind, isReversal }: Row): string {
  return isReversal ? `${kinds[kind]}, reversed` : kinds[kind];
}

export function printStatement(statement: ClientStatement): string {
  const { clientName, from, to, accounts } = statement;
  const period = from === null ? `until ${to}` : `${from} to ${to}`;
  const title = `Statement of account: ${withoutControls(clientName)}, ${period}\n`;
  if (accounts.length === 0) return `${title}There are no invoices and no payments.\n`;
  return `${title}${accounts.map(printAccount).join('')}`;
}

function printAccount({ currency, opening, rows, closing, open, credit }: Account): string {
  const lines = [
    ['', 'Opening balance', '', '', moneyText(opening)],
    ...rows.map((row) => [
      row.date,
      tellKind(row),
      row.reference ?? '',
      moneyText(row.amount),
      moneyText(row.balance),
    ]),
    ['', 'Closing balance', '', '', moneyText(closing)],
  ];
  const due = open.map(
    ({ number, due: rest, dueDate, daysLate }) =>
      `  ${number}  ${moneyText(rest)}  due ${dueDate}${daysLate > 0 ? `, ${daysLate} days late` : ''}\n`,
  );
  const told = credit.minor > 0 ? `Credit of the client: ${moneyText(credit)}\n` : '';
  return `\n${currency}\n${printColumns(columns, lines)}${due.length > 0 ? `Open:\n${due.join('')}` : ''}${told}`;
}

/** Amounts with a point and no sign of their currency, which has a column. */
export function writeStatementCsv({ accounts }: ClientStatement): string {
  const rows = accounts.flatMap(({ currency, opening, rows: each, closing }) => [
    ['', 'Opening balance', '', currency, '', toDecimalString(opening)],
    ...each.map((row) => [
      row.date,
      tellKind(row),
      row.reference ?? '',
      currency,
      toDecimalString(row.amount),
      toDecimalString(row.balance),
    ]),
    ['', 'Closing balance', '', currency, '', toDecimalString(closing)],
  ]);
  const header = ['Date', 'What', 'Reference', 'Currency', 'Amount', 'Balance'];
  return [header, ...rows].map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
}

/** RFC 4180; amounts that are negative stay numbers. */
function toCell(text: string): string {
  const safe = /^-?\d+(?:\.\d+)?$/.test(text) ? text : escapeFormula(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
