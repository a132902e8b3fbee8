/** From the API's invoice, its payments and history to what the panel shows of them; pure. */

import type { Invoice, InvoiceHistory, Payment } from '../../../src/api-client/index.ts';
import type { InvoiceAccount, ShownPayment, ShownStep } from '../account-messages.ts';

export interface AccountFacts {
  readonly invoice: Invoice;
  /** Newest first, as the API lists them. */
  readonly payments: readonly Payment[];
  readonly history: InvoiceHistory;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether an account for mail is set up; undefined for who may not know. */
  readonly hasMail?: boolean | undefined;
  /** Of a reminder that is ready. */
  readonly readyStep?: number | undefined;
}

export function toAccount(facts: AccountFacts): InvoiceAccount {
  const { invoice, payments, history, today, readyStep } = facts;
  const { settlement, gross, paid, credited, discounted, writtenOff, due, overpaid, dueDate } = invoice;
  const days = Math.round((Date.parse(today) - Date.parse(dueDate)) / 86_400_000);
  return {
    settlement,
    gross,
    paid,
    credited,
    discounted,
    writtenOff,
    due,
    overpaid,
    daysLate: due.minor > 0 ? Math.max(0, days) : 0,
    sends: sendsOf(facts),
    readyStep: readyStep ?? null,
    payments: payments
      .map((payment) => toPayment(payment, invoice.id))
      .sort((one, other) => one.date.localeCompare(other.date) || one.id.localeCompare(other.id)),
    history: history.items.map(toStep).reverse(),
  };
}

/** Until it was sent, that is what is done next. */
function sendsOf({ invoice, history, hasMail }: AccountFacts): InvoiceAccount['sends'] {
  const wasSent = history.items.some(({ step }) => step === 'sent');
  if (wasSent || invoice.settlement === null || invoice.due.minor <= 0 || hasMail === undefined)
    return 'none';
  return hasMail ? 'account' : 'set_up';
}

function toPayment(payment: Payment, invoiceId: string): ShownPayment {
  const { id, valueDate: date, kind, account, reference, reversesId, reversedById } = payment;
  const parts = payment.allocations.filter((each) => each.invoiceId === invoiceId);
  const minor = parts.reduce(
    (sum, { paid, discounted, writtenOff }) => sum + paid.minor + discounted.minor + writtenOff.minor,
    0,
  );
  return {
    id,
    date,
    kind,
    label: account ?? reference,
    amount: { minor, currency: payment.amount.currency },
    // One that names none came with a credit note.
    isReversal: reversesId !== null || payment.amount.minor < 0,
    isReversed: reversedById !== null,
  };
}

function toStep({ step, date, at, by, amount, to, reference }: InvoiceHistory['items'][number]): ShownStep {
  return {
    step,
    date,
    at,
    by,
    amount,
    detail: detailOf({ step, to, reference }),
  };
}

function detailOf({
  step,
  to,
  reference,
}: Pick<InvoiceHistory['items'][number], 'step' | 'to' | 'reference'>): string | null {
  if (step === 'sent') return to;
  return step === 'credited' || step === 'reminded' ? reference : null;
}
