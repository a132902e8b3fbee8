import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import { context, say } from '../../../../testing/coach/frame-lines.ts';
import { interpret } from '../built-in/interpret.ts';
import { chooseReading } from './choose-reading.ts';

type Conversation = readonly (readonly [text: string, read: string])[];

const until = '1970-01-01 2026-11-20';

/** Messages of one conversation with what each is read as. */
const conversations: readonly Conversation[] = [
  // Clients without an invoice or a payment, which is no unbilled time and nothing that is open.
  [['Which clients did I never send a bill to?', `clients, !invoiced ${until}, list`]],
  [['wem hab ich heuer noch keine Rechnung geschickt', 'clients, !invoiced 2026-01-01 2026-12-31, list']],
  [
    ['customers without an invoice in October', 'clients, !invoiced 2026-10-01 2026-10-31, list'],
    ['and in September?', 'clients, !invoiced 2026-09-01 2026-09-30, list'],
  ],
  [['how many clients got no invoice last month?', 'clients, !invoiced 2026-10-01 2026-10-31']],
  [["who haven't I billed since June", 'clients, !invoiced 2026-06-01 2026-11-20, list']],
  [['Kunden, denen ich nie was in Rechnung gestellt habe', `clients, !invoiced ${until}, list`]],
  [['Which clients except Acme have I never invoiced?', `clients, !client=acme, !invoiced ${until}, list`]],
  [['who has never paid me a cent?', `clients, !received ${until}, list`]],
  [['Welche Kunden haben im Oktober nichts gezahlt?', 'clients, !received 2026-10-01 2026-10-31, list']],
  [['von wem kam dieses Jahr noch kein Geld rein', 'clients, !received 2026-01-01 2026-12-31, list']],
  [["which clients haven't ever paid an invoice", `clients, !received ${until}, list`]],
  [['projects that I never invoiced', `projects, !invoiced ${until}, list`]],
  [['Who has not paid yet?', 'due, invoice open, by client, list']],
  [['unbilled hours by client', 'unbilled, by client, list']],
];

function readAfter(text: string, previousFrame: QueryFrame | undefined) {
  const { language, parts } = interpret(text, context);
  return chooseReading(text, { ...context, language, parts, previousFrame });
}

describe('questions of money', () => {
  for (const messages of conversations)
    it(messages.map(([text]) => text).join(' / '), () => {
      let previousFrame: QueryFrame | undefined;
      for (const [text, read] of messages) {
        const { frame, remembered } = readAfter(text, previousFrame);
        previousFrame = frame ?? remembered;
        assert.equal(previousFrame === undefined ? 'asked' : say(previousFrame), read, text);
      }
    });
});
