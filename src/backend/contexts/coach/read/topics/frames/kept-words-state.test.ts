import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context } from '../../../../../testing/coach/frame-lines.ts';
import { measuresOf, readText } from '../../../../../testing/coach/read-as.ts';

/** What is answered; "asked" where it is asked about, declined or not understood. */
const read = (text: string): string => measuresOf(readText(text, context)).join(' ');

const lines: Readonly<Record<string, readonly string[]>> = {
  timer: [
    'What are we timing at present?',
    'misst du im Augenblick Zeit oder ist der Timer aus?',
    'does the stopwatch show anything',
    'Woran arbeiten wir derzeit?',
    'Is my timer switched off?',
  ],
  timesheets: [
    'Do we need to hand in anything for October?',
    'welche Wochen warten auf meine Freigabe',
    'Is any time sheet still rejected?',
    'Was KW 45 approved yet?',
  ],
  // By their weeks, with the time on them.
  hours: [
    'abgelehnte Stundenzettel vom Oktober',
    'How long ago did we work on Mobile app?',
    'was war zuletzt meine Aufgabe bei Checkout',
    'How busy were we in October?',
    'did we work last Sunday',
  ],
  requests: ['Which requests are still in the queue?', 'gibt es fehlgeschlagene Aufträge für Checkout'],
  findings: ['Is Mobile app secure?', 'Welche Sicherheitslücken hat der Scanner erkannt?'],
  'findings-by-project': ['In welchen Projekten gibt es Schwachstellen und wieviele'],
  overtime: ['how many hours too many did we work in October'],
  budget: ['Is any project close to its budget?'],
  'act-start': ['schalt den Timer ein', 'Turn the stopwatch on', 'open a timer for Checkout'],
  'act-stop': ['schalte den Timer aus', 'switch the clock off'],
  'how-stop': ['Stoppuhr abstellen, wo geht das?'],
  'how-forgotten': ['Was passiert, wenn ich den Timer vergesse?', 'what happens if I forget the timer'],
  help: ['Which commands are there?', 'was weißt du alles?', 'How does this chat work?', 'Hallo!'],
  entries: ['What did we work on in October?', 'tell me what I was doing on Monday'],
  due: ['Who still owes us money?', 'unpaid invoices issued in October'],
  budgetLeft: ['Which project has most budget left except Checkout?'],
  asked: [
    'schalt den Timer nicht ein',
    'What can you do for Acme?',
    'Who does not owe us money?',
    'Do you like clients?',
    'How many hours?',
    'Umsatz',
    'Is the timer running for Anna?',
    'stop the timer on everything except Checkout, not now',
    'timesheets of Anna for October except week 41',
    'findings in Checkout except in tests',
    'requests of Peter',
    'which weeks wait for approval except KW 45',
    'Resolve the findings in Checkout',
  ],
};

describe('words of what runs, waits or was done last', () => {
  for (const [wanted, texts] of Object.entries(lines)) {
    it(`read ${wanted}`, () => {
      assert.deepEqual(
        texts.map((text) => [text, read(text)]),
        texts.map((text) => [text, wanted]),
      );
    });
  }
});
