import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context } from '../../../../../testing/coach/frame-lines.ts';
import { chooseReading } from '../../query/choose-reading.ts';
import { interpret } from '../interpret.ts';
import { toFrame } from '../to-frame.ts';

/** The intent and its period, or the measure of the frame; "asked" where it is asked about or declined. */
function read(text: string): string {
  const { language, parts } = interpret(text, context);
  const { asked, frame } = chooseReading(text, { ...context, language, parts });
  if (asked !== undefined) return 'asked';
  const [part, ...more] = parts;
  if (frame !== undefined) return frame.measure;
  return part?.kind === 'question' && more.length === 0 ? part.question.intent : 'asked';
}

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
  'open-invoices': ['was is no offen bei den rechnungen von acme'],
  'count-clients': ['wieviel chunde hab i', 'size of my client base'],
  'top-client': ['Bin ich von einem Kunden zu abhängig?', 'wer ist mein Hauptkunde'],
  'invoice-state': ['Status der Rechnung Nr. 2026-0031?', 'look up 2026-0031'],
  requests: ['was machen meine Agenten gerade'],
  unbilled: ['Whom could I send an invoice to now?'],
  overtime: ['Bin ich diesen Monat im Minus?'],
  target: ['Wie weit bin ich vom Wochenziel weg?'],
  'loose-time': ['How much of my time is on no timesheet?'],
  'effective-rate': ['was verdiene ich effektiv bei Checkout', 'what am I effectively earning on Checkout'],
  'first-last': ['how early was I on Tuesday'],
  'how-backup': ['How can I secure my data?'],
  vat: ['wieviel Steuer steckt in den Rechnungen vom Oktober'],
  asked: [
    'Can I stop the timer except on Checkout?',
    'wieviel chunde hab i ohne acme',
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
    const { parts } = interpret('was is no offen bei den rechnungen von acme', context);
    const [part] = parts;
    assert.ok(part?.kind === 'question');
    assert.deepEqual(toFrame(part.question, context.today)?.filters, [
      { field: 'client', is: true, values: [{ id: 'c-acme', name: 'Acme Corp' }] },
    ]);
  });
});
