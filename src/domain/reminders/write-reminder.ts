/**
 * Subject and text of a reminder. Whatever a practice writes itself, each one has what is open now, the deadline as a
 * date, where to pay and by which reference, how to dispute, and whom to ask.
 */
import type { Party } from '../invoice-document.ts';
import { printFormats } from '../invoice-print/print-formats.ts';
import type { InterestTerms } from '../late-interest/interest-laws.ts';
import type { InvoiceAmounts } from '../payments/balance.ts';
import type { ReminderClaim } from './reminder-claim.ts';
import { fillPlaceholders, type ReminderPlaceholder } from './reminder-placeholders.ts';
import type { ReminderRule, ReminderText } from './reminder-rule.ts';
import { reminderLanguageOf, reminderWords, shippedText } from './reminder-texts.ts';

export interface ReminderLetter {
  /** BCP 47 tag of the invoice. */
  readonly language: string;
  /** Counts from 1. */
  readonly step: number;
  /** Empty where nobody is known. */
  readonly recipient: string;
  readonly client: string;
  readonly seller: Pick<Party, 'name' | 'contact' | 'email' | 'iban' | 'bic' | 'accountName'>;
  readonly number: string;
  /** What the transfer is to name. */
  readonly reference: string;
  /** ISO dates. */
  readonly issueDate: string;
  readonly dueDate: string;
  readonly deadline: string;
  readonly daysLate: number;
  readonly currency: string;
  readonly amounts: InvoiceAmounts;
  readonly claim: ReminderClaim;
  /** Of the interest. */
  readonly terms: InterestTerms | null;
}

export function writeReminder(letter: ReminderLetter, rule: ReminderRule): ReminderText {
  const language = reminderLanguageOf(letter.language);
  const words = reminderWords(language);
  const { subject, body } =
    rule.steps[letter.step - 1]?.texts[language] ?? shippedText(language, letter.step);
  const values = valuesOf(letter);
  // What will follow is announced by the last of several reminders, and only where it will.
  const isLast = letter.step > 1 && letter.step === rule.steps.length;
  const paragraphs = [
    words.greeting(letter.recipient),
    fillPlaceholders(body, values),
    linesOf(letter).join('\n'),
    words.dispute(values.deadline),
    ...(isLast ? [rule.announcement[language] ?? ''] : []),
    words.contact(contactOf(letter.seller)),
    [words.close, letter.seller.contact?.name ?? letter.seller.name].join('\n'),
  ];
  return {
    subject: fillPlaceholders(subject, values).replace(/\s+/gu, ' ').trim(),
    body: `${paragraphs.filter((text) => text.trim() !== '').join('\n\n')}\n`,
  };
}

function valuesOf(letter: ReminderLetter): Readonly<Record<ReminderPlaceholder, string>> {
  const formats = printFormats(letter.language);
  return {
    recipient: letter.recipient,
    client: letter.client,
    seller: letter.seller.name,
    number: letter.number,
    issueDate: formats.date(letter.issueDate),
    dueDate: formats.date(letter.dueDate),
    daysLate: formats.count(String(letter.daysLate)),
    total: formats.money({ minor: letter.amounts.gross, currency: letter.currency }),
    open: formats.money(letter.claim.open),
    toPay: formats.money(letter.claim.toPay),
    deadline: formats.date(letter.deadline),
  };
}

/** Figures, deadline and account, a line each. */
function linesOf(letter: ReminderLetter): readonly string[] {
  const { amounts, claim, currency, seller } = letter;
  const words = reminderWords(reminderLanguageOf(letter.language));
  const formats = printFormats(letter.language);
  const money = (label: string, minor: number) => `${label}: ${formats.money({ minor, currency })}`;
  const some = (label: string, minor: number) => (minor === 0 ? [] : [money(label, minor)]);
  const hasMore = claim.toPay.minor !== claim.open.minor;
  return [
    money(words.total, amounts.gross),
    ...some(words.paid, amounts.paid),
    ...some(words.credited, amounts.credited),
    ...some(words.deducted, amounts.discounted + amounts.writtenOff),
    money(words.open, claim.open.minor),
    ...some(words.fee, claim.fee?.minor ?? 0),
    ...interestLines(letter),
    ...(hasMore ? [money(words.toPay, claim.toPay.minor)] : []),
    `${words.deadline}: ${formats.date(letter.deadline)}`,
    ...(seller.iban === undefined ? [] : [`${words.account}: ${accountOf(seller)}`]),
    `${words.reference}: ${letter.reference}`,
  ];
}

function interestLines({ claim: { interest }, terms, language }: ReminderLetter): readonly string[] {
  const [first] = interest?.parts ?? [];
  if (interest === null || terms === null || first === undefined) return [];
  const words = reminderWords(reminderLanguageOf(language));
  const formats = printFormats(language);
  const figure = interest.rate.kind === 'points' ? interest.rate.points : interest.rate.percent;
  const rate = words.rate(terms, formats.count(figure));
  const span = formats.dateRange(first.from, interest.parts.at(-1)?.to ?? first.to);
  return [`${words.interest(rate, span)}: ${formats.money(interest.sum)}`];
}

function accountOf({ iban = '', bic, accountName, name }: ReminderLetter['seller']): string {
  return [accountName ?? name, iban, ...(bic === undefined ? [] : [bic])].join(', ');
}

function contactOf({ name, contact, email }: ReminderLetter['seller']): string {
  const parts = [contact?.name ?? name, contact?.phone, contact?.email ?? email];
  return parts.filter((part) => part !== undefined && part.trim() !== '').join(', ');
}
