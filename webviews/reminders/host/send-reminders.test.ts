import assert from 'node:assert/strict';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { inEnglish } from '../../../src/pages/words.ts';
import { sendReminder } from './send-reminders.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const shown = { open: eur(11_900), fee: null, interest: null, deadline: '2026-12-07' };
const flows = { rests: false, reason: null, since: null, items: [] };
const queued = { state: 'queued', email: 'ina@nordwind.example', leavesAt: '2026-11-30T08:00:00.000Z' };

/** What is said after it was sent, while outgoing mail is as given. */
async function saidOf(outgoing: object): Promise<string> {
  const replies: Readonly<Record<string, unknown>> = { getOutgoing: outgoing, sendReminder: queued };
  const api = new Proxy(
    {},
    {
      get: (_, operation: string) =>
        operation === 'newId' ? () => 'r1' : () => ({ data: replies[operation] }),
    },
  );
  const ports = {
    t: inEnglish,
    locale: 'en-GB',
    backend: {
      ask: async (call: (of: typeof api, options: object) => { data: unknown }) => call(api, {}).data,
    },
  } as unknown as PagePorts;
  const said = await sendReminder(ports, { invoiceId: 'i1', step: 1, shown }, 'mail');
  return said.type === 'outcome' ? said.text : said.type;
}

describe('what is said of a reminder that was sent', () => {
  it('is the day on which it leaves', async () => {
    assert.match(await saidOf(flows), /^Reminder 1 to ina@nordwind\.example leaves on 30 Nov 2026/);
  });

  it('is no day while outgoing mail rests', async () => {
    assert.equal(
      await saidOf({ ...flows, rests: true, reason: 'demo' }),
      'Reminder 1 to ina@nordwind.example is in the outbox. The demo never sends mail.',
    );
  });
});
