/** What could be two things, or is not known of an earlier day, is asked about with whole questions. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import { context, say } from '../../../../testing/coach/frame-lines.ts';
import { readText } from '../../../../testing/coach/read-as.ts';
import type { ChosenReading } from '../reading.ts';

function lineOf({ frame, more = [], asked }: ChosenReading): string {
  if (frame === undefined) return asked === undefined ? 'no figure' : ['asked', ...asked.choices].join(': ');
  const asks = frame.asks === undefined ? '' : `${frame.asks.is ? '' : '!'}${frame.asks.condition}: `;
  return asks + [frame, ...more].map(say).join(' + ');
}

const conversations: readonly (readonly (readonly [text: string, read: string])[])[] = [
  // The September invoice: by its date or by its work.
  [
    [
      'Has Acme paid the September invoice?',
      'asked: Has Acme paid the invoice issued in September?: Has Acme paid the invoice for work in September?',
    ],
  ],
  [
    [
      'Is the October invoice paid?',
      'asked: Is the invoice issued in October paid?: Is the invoice for work in October paid?',
    ],
  ],
  [
    [
      'the September invoice of Acme',
      'asked: the invoice issued in September of Acme: the invoice for work in September of Acme',
    ],
  ],
  [
    [
      'How much was the August invoice for Acme?',
      'asked: How much was the invoice issued in August for Acme?: How much was the invoice for work in August for Acme?',
    ],
  ],
  [
    [
      'When did I send the October invoice?',
      'asked: When did I send the invoice issued in October?: When did I send the invoice for work in October?',
    ],
  ],
  [
    [
      'is the invoice for September paid',
      'asked: is the invoice issued in September paid: is the invoice for work in September paid',
    ],
  ],
  [
    [
      "Was last month's invoice paid late?",
      'asked: Was the invoice issued last month paid late?: Was the invoice for work last month paid late?',
    ],
  ],
  [
    [
      'Hat Acme die Septemberrechnung bezahlt?',
      'asked: Hat Acme die Rechnung vom September bezahlt?: Hat Acme die Rechnung für Arbeit im September bezahlt?',
    ],
  ],
  [
    [
      'Wie hoch war die Oktober-Rechnung an Acme?',
      'asked: Wie hoch war die Rechnung vom Oktober an Acme?: Wie hoch war die Rechnung für Arbeit im Oktober an Acme?',
    ],
  ],
  [
    [
      'Ist die Rechnung für August bezahlt?',
      'asked: Ist die Rechnung vom August bezahlt?: Ist die Rechnung für Arbeit im August bezahlt?',
    ],
  ],
  [
    [
      'Wann wurde die Julirechnung an Acme bezahlt?',
      'asked: Wann wurde die Rechnung vom Juli an Acme bezahlt?: Wann wurde die Rechnung für Arbeit im Juli an Acme bezahlt?',
    ],
  ],
  [
    [
      'Hat Acme die Augustrechnung inzwischen überwiesen?',
      'asked: Hat Acme die Rechnung vom August inzwischen überwiesen?: Hat Acme die Rechnung für Arbeit im August inzwischen überwiesen?',
    ],
  ],
  [['Has Acme paid the invoice issued in September?', 'paid: invoices, client=acme, 09-01..09-30, yes-no']],
  [['the invoice for September work', 'invoices, worked 2026-09-01 2026-09-30, list']],
  [
    [
      'Is the invoice to Acme for work in September paid?',
      'paid: invoices, client=acme, worked 2026-09-01 2026-09-30, yes-no',
    ],
  ],
  [
    [
      'How much is open of the invoice for September work?',
      'due, invoice open, worked 2026-09-01 2026-09-30',
    ],
  ],
  [
    [
      'Ist die Rechnung an Acme für Arbeit im September bezahlt?',
      'paid: invoices, client=acme, worked 2026-09-01 2026-09-30, yes-no',
    ],
  ],
  [['Wie hoch war die Rechnung für die Leistungen im September?', 'invoiced, worked 2026-09-01 2026-09-30']],
  [['how much has Acme paid since the September invoice?', 'received, client=acme']],
  [['invoices in September', 'invoices, 09-01..09-30, list']],
  [['create the September invoice for Acme', 'no figure']],
  // What was open on an earlier day.
  [
    [
      'How much was open at the end of September?',
      'asked: Which invoices issued until 2026-09-30 open?: Which invoices open?',
    ],
  ],
  [
    [
      'How much did Acme owe me on 1 October?',
      'asked: Which invoices issued until 2026-10-01 for Acme Corp open?: How much is owed for Acme Corp?',
    ],
  ],
  [
    [
      'Which invoices had not been paid by the end of August?',
      'asked: Which invoices issued until 2026-08-31 not paid?: Which invoices not paid?',
    ],
  ],
  [
    [
      'open invoices as of 30 June',
      'asked: Which invoices issued until 2026-06-30 open?: Which invoices open?',
    ],
  ],
  [
    [
      'What was outstanding on 1 October?',
      'asked: Which invoices issued until 2026-10-01 open?: Which invoices open?',
    ],
  ],
  [
    [
      'Which invoices were overdue last month?',
      'asked: Which invoices issued until 2026-10-31 overdue?: Which invoices overdue?',
    ],
  ],
  [
    [
      'Wie viel war Ende Juni offen?',
      'asked: Welche Rechnungen ausgestellt bis 2026-06-30 offen?: Welche Rechnungen offen?',
    ],
  ],
  [
    [
      'Welche Rechnungen waren am 31. August noch nicht bezahlt?',
      'asked: Welche Rechnungen ausgestellt bis 2026-08-31 nicht bezahlt?: Welche Rechnungen nicht bezahlt?',
    ],
  ],
  [
    [
      'Was schuldete mir Acme Ende September?',
      'asked: Welche Rechnungen ausgestellt bis 2026-09-30 für Acme Corp offen?: Wie viel steht aus für Acme Corp?',
    ],
  ],
  [
    [
      'Wie viel stand Anfang Oktober noch aus?',
      'asked: Welche Rechnungen ausgestellt bis 2026-10-10 offen?: Wie viel steht aus?',
    ],
  ],
  [
    [
      'Offene Posten per 30.9.',
      'asked: Welche Rechnungen ausgestellt bis 2026-09-30 offen?: Wie viel steht aus?',
    ],
  ],
  [
    [
      'Stand 30. Juni offene Rechnungen',
      'asked: Welche Rechnungen ausgestellt bis 2026-06-30 offen?: Welche Rechnungen offen?',
    ],
  ],
  // What is open now.
  [['Which invoices from August are open?', 'due, invoice open, 08-01..08-31, list']],
  [['Welche Rechnungen aus dem August sind noch offen?', 'due, invoice open, 08-01..08-31, list']],
  [['How much does Acme owe me?', 'due, client=acme, list']],
  [['Which invoices issued by the end of August are open?', 'due, invoice open, 01-01..08-31, list']],
  [['Which invoices are due by the end of November?', 'due, due 1970-01-01 2026-11-30, list']],
  [['invoices that were paid late this year', 'invoices, invoice paidLate, 01-01..12-31, list']],
  [['Wie viel war im September noch nicht abgerechnet?', 'unbilled, 09-01..09-30, by client, list']],
  // Not sent, or none issued.
  [
    [
      'To which client have I not sent any invoice in October?',
      'asked: How many clients without an invoice October 2026?: Which invoices not sent October 2026?',
    ],
  ],
  [
    [
      'Welchem Kunden habe ich im Oktober keine Rechnung geschickt?',
      'asked: Wie viele Kunden ohne Rechnung Oktober 2026?: Welche Rechnungen nicht verschickt Oktober 2026?',
    ],
  ],
  [
    [
      'Which clients did I not send an invoice to last month?',
      'asked: How many clients without an invoice October 2026?: Which invoices not sent October 2026?',
    ],
  ],
  [
    [
      'Wem wurde im Oktober keine Rechnung verschickt?',
      'asked: Wie viele Kunden ohne Rechnung Oktober 2026?: Welche Rechnungen nicht verschickt Oktober 2026?',
    ],
  ],
  // What is unpaid may be late, or not due yet.
  [
    [
      'Sind unbezahlte Rechnungen fällig?',
      'asked: Sind unbezahlte Rechnungen überfällig?: Sind unbezahlte Rechnungen noch nicht fällig?',
    ],
  ],
  [
    [
      'Sind offene Rechnungen fällig?',
      'asked: Sind offene Rechnungen überfällig?: Sind offene Rechnungen noch nicht fällig?',
    ],
  ],
  [
    [
      'Are any unpaid invoices due?',
      'asked: Are any unpaid invoices overdue?: Are any unpaid invoices not due yet?',
    ],
  ],
  [['Are open invoices due this week?', 'due, invoice open, due 2026-11-16 2026-11-22, list']],
];

describe('what could be two things', () => {
  for (const messages of conversations)
    it(messages.map(([text]) => text).join(' / '), () => {
      let previousFrame: QueryFrame | undefined;
      for (const [text, read] of messages) {
        const { chosen } = readText(text, { ...context, previousFrame });
        previousFrame = chosen.frame ?? chosen.remembered ?? previousFrame;
        assert.equal(lineOf(chosen), read, text);
      }
    });
});
