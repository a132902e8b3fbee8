import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context } from '../../../../../testing/coach/frame-lines.ts';
import { measuresOf, readText } from '../../../../../testing/coach/read-as.ts';

/** What is answered; "asked" where it is asked about, declined or not understood. */
const read = (text: string): string => measuresOf(readText(text, context)).join(' ');

const lines: Readonly<Record<string, readonly string[]>> = {
  // Whether one can is asked for the way; what the coach can is to be done.
  'how-stop': [
    'Can I close the timer?',
    'darf ich die Stoppuhr anhalten?',
    'is it possible to stop the timer?',
  ],
  'how-timer': [
    'Could I start a timer on Checkout?',
    'Kann man einen Timer starten?',
    'how do I use the stopwatch',
  ],
  'act-stop': ['Can you stop the timer?', 'kannst du den Timer stoppen'],
  'how-forgotten': [
    'My timer ran over lunch, how can I fix that?',
    'Timer lief über Nacht weiter, wie kürze ich das?',
    'ich hab vergessen den timer zu stoppen, was tun',
  ],
  'how-approve': ['Wie genehmige ich die eingereichte Woche einer Kollegin?'],
  'how-submit': ['Wo gebe ich meine Woche ab?'],
  'how-correct': ['the sum on an invoice is wrong, how can I correct it'],
  'how-mcp': ['MCP einrichten'],
  'budget-pace': [
    'How many weeks will the Mobile app budget last?',
    'in wie vielen Wochen ist das Budget von Checkout weg',
    'Budgetprognose für Checkout',
  ],
  timer: ['lauft der timer no immer'],
  due: ['was is no offen bei den rechnungen von acme'],
  clients: ['wieviel chunde hab i', 'wieviel chunde hab i ohne acme'],
  invoiced: ['wer ist mein Hauptkunde'],
  'invoice-state': ['Status der Rechnung Nr. 2026-0031?', 'look up 2026-0031'],
  requests: ['was machen meine Agenten gerade'],
  overtime: ['Bin ich diesen Monat im Minus?'],
  target: ['Wie weit bin ich vom Wochenziel weg?'],
  'loose-time': ['How much of my time is on no timesheet?'],
  'effective-rate': ['was verdiene ich effektiv bei Checkout', 'what am I effectively earning on Checkout'],
  'first-last': ['how early was I on Tuesday'],
  'how-backup': ['How can I secure my data?'],
  vat: ['wieviel Steuer steckt in den Rechnungen vom Oktober'],
  asked: [
    'Bin ich von einem Kunden zu abhängig?',
    'Can I stop the timer except on Checkout?',
    'Whom could I send an invoice to now?',
    'Bin ich von einem Kunden zu abhängig, außer Acme?',
    'Budgetprognose für alles außer Checkout',
    'rechnungen der debitoren per Überweisung',
  ],
};

describe('words as they are spoken', () => {
  for (const [intent, texts] of Object.entries(lines)) {
    for (const text of texts) it(`${intent}: ${text}`, () => assert.equal(read(text), intent));
  }

  it('read no denial out of a dialect', () => {
    const { frame } = readText('was is no offen bei den rechnungen von acme', context).chosen;
    assert.deepEqual(frame?.filters, [
      { field: 'client', is: true, values: [{ id: 'c-acme', name: 'Acme Corp' }] },
      { field: 'invoice', is: true, condition: 'open' },
    ]);
  });
});
