/** The words of a reminder, by step and language. Placeholders are those of `reminder-placeholders.ts`. */
import type { InterestTerms } from '../late-interest/interest-laws.ts';
import type { ReminderLanguage, ReminderText } from './reminder-rule.ts';

interface ReminderWords {
  readonly steps: readonly [ReminderText, ReminderText, ReminderText];
  greeting(recipient: string): string;
  readonly total: string;
  readonly paid: string;
  readonly credited: string;
  readonly deducted: string;
  readonly open: string;
  readonly fee: string;
  interest(rate: string, span: string): string;
  readonly toPay: string;
  readonly deadline: string;
  readonly account: string;
  readonly reference: string;
  dispute(deadline: string): string;
  contact(whom: string): string;
  readonly close: string;
  /** Which rate, as the law words it: points above a base rate are not percent of it. */
  rate(terms: InterestTerms, figure: string): string;
}

const english: ReminderWords = {
  steps: [
    {
      subject: 'Reminder: invoice {number}',
      body: 'Invoice {number} of {issueDate} was due on {dueDate}. It may have been overlooked: {open} is open today. Please pay by {deadline}.\n\nIf you have paid in the last few days, thank you, and please ignore this message.',
    },
    {
      subject: 'Second reminder: invoice {number}',
      body: 'Invoice {number} of {issueDate} over {total} was due on {dueDate}. {open} of it is open today. Please transfer {toPay} by {deadline}.',
    },
    {
      subject: 'Last reminder: invoice {number}',
      body: 'Invoice {number} of {issueDate} over {total} was due on {dueDate}, {daysLate} days ago. {open} of it is open today. Please transfer {toPay} by {deadline} at the latest.',
    },
  ],
  greeting: (recipient) => (recipient === '' ? 'Hello,' : `Dear ${recipient},`),
  total: 'Invoice amount',
  paid: 'Received',
  credited: 'Credited',
  deducted: 'Deducted',
  open: 'Open amount',
  fee: 'Late payment fee',
  interest: (rate, span) => `Late interest, ${rate}, ${span}`,
  toPay: 'To pay',
  deadline: 'New deadline',
  account: 'Account',
  reference: 'Reference',
  dispute: (deadline) => `If you dispute an item, please write to us by ${deadline} and name it.`,
  contact: (whom) => `Questions: ${whom}`,
  close: 'Kind regards',
  rate: ({ law, debtor, atFault }, figure) => {
    if (law === 'eu') return `${figure} percentage points above the ECB’s main refinancing rate`;
    if (law === 'at' && (debtor === 'consumer' || atFault === false)) return `${figure} % a year`;
    return `${figure} percentage points above the base rate`;
  },
};

const german: ReminderWords = {
  steps: [
    {
      subject: 'Zahlungserinnerung: Rechnung {number}',
      body: 'die Rechnung {number} vom {issueDate} war am {dueDate} fällig. Vielleicht wurde sie übersehen: Heute sind {open} offen. Bitte zahlen Sie bis zum {deadline}.\n\nFalls Sie in den letzten Tagen gezahlt haben, vielen Dank; dann ist diese Nachricht gegenstandslos.',
    },
    {
      subject: 'Zweite Erinnerung: Rechnung {number}',
      body: 'die Rechnung {number} vom {issueDate} über {total} war am {dueDate} fällig. Davon sind heute {open} offen. Bitte überweisen Sie {toPay} bis zum {deadline}.',
    },
    {
      subject: 'Letzte Mahnung: Rechnung {number}',
      body: 'die Rechnung {number} vom {issueDate} über {total} war am {dueDate} fällig, vor {daysLate} Tagen. Davon sind heute {open} offen. Bitte überweisen Sie {toPay} spätestens bis zum {deadline}.',
    },
  ],
  greeting: (recipient) => (recipient === '' ? 'Guten Tag,' : `Guten Tag ${recipient},`),
  total: 'Rechnungsbetrag',
  paid: 'Eingegangen',
  credited: 'Gutgeschrieben',
  deducted: 'Abgezogen',
  open: 'Offener Betrag',
  fee: 'Verzugspauschale',
  interest: (rate, span) => `Verzugszinsen, ${rate}, ${span}`,
  toPay: 'Zu zahlen',
  deadline: 'Neue Frist',
  account: 'Konto',
  reference: 'Verwendungszweck',
  dispute: (deadline) =>
    `Wenn Sie einen Posten bestreiten, schreiben Sie uns bitte bis zum ${deadline} und nennen Sie ihn.`,
  contact: (whom) => `Fragen: ${whom}`,
  close: 'Mit freundlichen Grüßen',
  rate: ({ law, debtor, atFault }, figure) => {
    if (law === 'eu') return `${figure} Prozentpunkte über dem Hauptrefinanzierungssatz der EZB`;
    if (law === 'at' && (debtor === 'consumer' || atFault === false)) return `${figure} % im Jahr`;
    return `${figure} Prozentpunkte über dem Basiszinssatz`;
  },
};

/** German for `de`, English for every other language. */
export function reminderLanguageOf(language: string): ReminderLanguage {
  return /^de\b/i.test(language) ? 'de' : 'en';
}

export function reminderWords(language: ReminderLanguage): ReminderWords {
  return language === 'de' ? german : english;
}

/** The shipped text; `step` counts from 1. */
export function shippedText(language: ReminderLanguage, step: number): ReminderText {
  const [first, second, third] = reminderWords(language).steps;
  if (step <= 1) return first;
  return step === 2 ? second : third;
}
