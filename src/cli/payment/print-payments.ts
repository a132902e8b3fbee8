/** Transactions of the ledger as lines of text. */
import type { Payment } from '../../api-client/index.ts';
import { formatMoney, type Money } from '../../domain/money.ts';
import { shortId } from '../backend/short-id.ts';
import { printFacts } from '../client/print-client.ts';
import { type Column, printColumns } from '../time/print-columns.ts';

const kinds: Readonly<Record<Payment['kind'], string>> = {
  payment: 'payment',
  refund: 'refund',
  write_off: 'write-off',
  transfer: 'credit applied',
};

const columns: readonly Column[] = [
  { title: 'ID' },
  { title: 'DATE' },
  { title: 'KIND' },
  { title: 'CLIENT' },
  { title: 'AMOUNT', isFigure: true },
  { title: 'INVOICES' },
  { title: 'REFERENCE' },
];

export function moneyText(money: Money): string {
  return formatMoney(money, 'en-GB');
}

function tellKind({ kind, amount, reversesId, reversedById }: Payment): string {
  if (reversesId !== null || amount.minor < 0) return `reversal of ${kinds[kind]}`;
  return reversedById === null ? kinds[kind] : `${kinds[kind]}, reversed`;
}

export function printPayments(payments: readonly Payment[]): string {
  if (payments.length === 0) return 'There are no payments. Record one: vireo payment record INVOICE\n';
  const rows = payments.map((payment) => [
    shortId(payment),
    payment.valueDate,
    tellKind(payment),
    payment.clientName,
    moneyText(payment.amount),
    payment.allocations.map(({ invoiceNumber }) => invoiceNumber).join(', '),
    payment.reference ?? '',
  ]);
  return printColumns(columns, rows);
}

export function printPayment(payment: Payment): string {
  const { unallocated } = payment;
  return printFacts([
    ['ID', shortId(payment)],
    ['Kind', tellKind(payment)],
    ['Client', payment.clientName],
    ['Value date', payment.valueDate],
    ['Amount', moneyText(payment.amount)],
    ...payment.allocations.map((each) => [each.invoiceNumber, tellPart(each)] as const),
    [
      unallocated.minor < 0 ? 'Credit used' : 'Kept as credit',
      unallocated.minor === 0 ? null : moneyText({ ...unallocated, minor: Math.abs(unallocated.minor) }),
    ],
    ['Account', payment.account],
    ['Reference', payment.reference],
    ['Note', payment.note],
    ['Recorded', `${payment.createdAt.slice(0, 10)} by ${payment.recordedBy}`],
  ]);
}

function tellPart({ paid, discounted, writtenOff }: Payment['allocations'][number]): string {
  const parts = [
    ['paid', paid],
    ['cash discount', discounted],
    ['written off', writtenOff],
  ] as const;
  const told = parts.filter(([, { minor }]) => minor !== 0);
  return told.map(([what, money]) => `${moneyText(money)} ${what}`).join(', ');
}
