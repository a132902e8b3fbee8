import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context } from '../../../../../testing/coach/frame-lines.ts';
import { chooseReading } from '../../query/choose-reading.ts';
import { interpret } from '../interpret.ts';

/** The intents of a message; "asked" where it is asked about, declined or not understood. */
function read(text: string): string {
  const { language, parts } = interpret(text, context);
  const { asked } = chooseReading(text, { ...context, language, parts });
  if (asked !== undefined) return 'asked';
  return parts.map((part) => (part.kind === 'question' ? part.question.intent : 'asked')).join(' ');
}

const lines: Readonly<Record<string, readonly string[]>> = {
  'late-payers': [
    'Which clients are unreliable payers?',
    'Do my customers exceed the payment terms?',
    'wer bummelt denn beim Bezahlen',
    'Welche Kunden zahlen erst nach dem Zahlungsziel?',
    // Not those of whom invoices are overdue now.
    'Welche Kunden halten das Zahlungsziel ein?',
  ],
  'days-to-pay': ['in how many days does Brightside pay', 'nach wie vielen Tagen überweist Acme'],
  'effective-rate': [
    'what was my revenue per hour worked in October',
    'Umsatz geteilt durch Stunden im Oktober',
  ],
  'without-rate': ['list unpriced entries', 'Buchungen ohne Honorarsatz'],
  rate: ['zu welchem Satz rechne ich Checkout ab', 'vereinbarter Stundensatz für Acme'],
  'next-due': ['Wann ist der nächste Zahlungstermin?'],
  'due-invoices': ['Which payments do I expect next week?', 'Rechnungen, die nächste Woche ablaufen'],
  unsent: ['undelivered invoices to Nordwind', 'invoices ready to send'],
  drafts: ['Are there incomplete invoices?', 'noch nicht fertige Rechnungen an Acme'],
  credits: ['Which invoices did I cancel this year?'],
  'how-correct': ['How do I cancel an invoice?'],
  asked: [
    'Which clients pay after the due date, except Acme?',
    'Welche Kunden außer Acme zahlen erst nach der Frist?',
    'Days between invoice and payment, without Acme',
    'echter Stundensatz bei Acme ohne Checkout',
    'earliest payment deadline except Acme',
    'nicht zugestellte Rechnungen außer an Acme',
    'erteilte Gutschriften im Oktober ohne Nordwind',
    'finished invoices that were sent',
    'who never pays late',
  ],
};

describe('words of money', () => {
  for (const [intent, texts] of Object.entries(lines)) {
    for (const text of texts) it(`${intent}: ${text}`, () => assert.equal(read(text), intent));
  }
});
