import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context } from '../../../../../testing/coach/frame-lines.ts';
import { measuresOf, readText } from '../../../../../testing/coach/read-as.ts';

/** What is answered; "asked" where it is asked about, declined or not understood. */
const read = (text: string): string => measuresOf(readText(text, context)).join(' ');

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
  due: ['Wann ist der nächste Zahlungstermin?', 'Which payments do I expect next week?'],
  // Each with its conditions.
  invoices: [
    'noch nicht fertige Rechnungen an Acme',
    'nicht versandte Rechnungen außer an Acme',
    'erteilte Gutschriften im Oktober ohne Nordwind',
    'finished invoices that were sent',
  ],
  'how-correct': ['How do I cancel an invoice?'],
  asked: [
    'invoices ready to send',
    'Are there incomplete invoices?',
    'Which invoices did I cancel this year?',
    'Rechnungen, die nächste Woche ablaufen',
    'Which clients pay after the due date, except Acme?',
    'Welche Kunden außer Acme zahlen erst nach der Frist?',
    'Days between invoice and payment, without Acme',
    'echter Stundensatz bei Acme ohne Checkout',
    'earliest payment deadline except Acme',
    'who never pays late',
  ],
};

describe('words of money', () => {
  for (const [intent, texts] of Object.entries(lines)) {
    for (const text of texts) it(`${intent}: ${text}`, () => assert.equal(read(text), intent));
  }
});
