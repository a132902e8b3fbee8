import assert from 'node:assert/strict';
import type { CheckIn } from '../../../src/api-client/index.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { createCheckInHost } from './check-in-card.ts';

const worked: CheckIn = {
  weekStart: '2026-11-09',
  weekEnd: '2026-11-15',
  isOver: true,
  isDismissed: false,
  facts: {
    hours: {
      workedSeconds: 3_600,
      targetSeconds: 0,
      beforeSeconds: 0,
      billableSeconds: 0,
      utilisationPercent: null,
      link: null,
      billableLink: null,
    },
    unbilled: null,
    overdue: null,
    findings: null,
    timesheets: null,
    goals: [],
    habits: [],
  },
  sentences: [
    {
      topic: 'hours',
      parts: [
        { text: 'Worked: ', link: null },
        { text: '1:00', link: { kind: 'entries', ids: ['e1'] } },
      ],
    },
  ],
  promises: [],
  intentions: [],
};
const nothing: CheckIn = {
  ...worked,
  facts: { ...worked.facts, hours: worked.facts.hours && { ...worked.facts.hours, workedSeconds: 0 } },
};

function open(checkIn: CheckIn | Error) {
  const asked: object[] = [];
  const sent: { readonly type: string }[] = [];
  const note = (name: string) => (asks: { readonly path?: object; readonly body?: object }) => {
    asked.push({ name, ...asks });
    return null;
  };
  const api = {
    getCheckIn: ({ path }: { path: object }) => {
      asked.push({ name: 'getCheckIn', path });
      if (checkIn instanceof Error) throw checkIn;
      return checkIn;
    },
    putVerdict: note('putVerdict'),
    putIntentions: note('putIntentions'),
    dismissCheckIn: note('dismissCheckIn'),
  };
  const warnings: string[] = [];
  const kept = new Map<string, unknown>();
  const services = {
    backend: {
      ask: async (question: (of: typeof api, options: object) => unknown) => await question(api, {}),
    },
    locale: 'en',
    log: { warn: (text: string) => void warnings.push(text) },
  } as unknown as PagePorts;
  const send = async (message: { readonly type: string }) => void sent.push(message);
  return {
    host: createCheckInHost(
      services,
      { send, sendWhenOpen: send },
      { get: (key) => kept.get(key), update: async (key, value) => void kept.set(key, value) },
    ),
    asked,
    sent,
    warnings,
  };
}

describe('the host of the check-in', () => {
  it('offers the week that ended last, with its figures and their records', async () => {
    const { host, asked, sent } = open(worked);

    await host.offer();

    assert.deepEqual(asked, [{ name: 'getCheckIn', path: { week: 'last' } }]);
    assert.deepEqual(sent, [
      {
        type: 'checkIn',
        offered: 'first',
        week: '2026-11-09',
        span: 'Nov 9\u2009–\u200915, 2026',
        sentences: [
          { parts: [{ text: 'Worked: ' }, { text: '1:00', link: { kind: 'entries', ids: ['e1'] } }] },
        ],
        promises: [],
        intentions: [],
      },
    ]);
  });

  it('says of a week whether it was offered before, and of one that was asked for nothing', async () => {
    const { host, sent } = open(worked);

    await host.offer();
    await host.offer();
    await host.show();

    assert.deepEqual(
      sent.map((card) => 'offered' in card && card.offered),
      ['first', 'again', false],
    );
  });

  it('offers nothing that was put away, that has nothing to tell, or that cannot be loaded', async () => {
    for (const checkIn of [{ ...worked, isDismissed: true }, nothing, new Error('gone')]) {
      const { host, sent, warnings } = open(checkIn);

      await host.offer();

      assert.deepEqual(sent, []);
      assert.equal(warnings.length, checkIn instanceof Error ? 1 : 0);
    }
  });

  it('shows it all the same when it is asked for', async () => {
    const { host, sent } = open({ ...nothing, isDismissed: true });

    await host.show();

    assert.equal(sent[0]?.type, 'checkIn');
  });

  it('keeps what was answered, and shows the week as it is then', async () => {
    const { host, asked, sent } = open(worked);
    const week = '2026-11-09';

    await host.on.judgePromise({ type: 'judgePromise', week, promiseId: 'p1', verdict: 'carried' });
    const intentions = [{ id: 'i1', text: 'Call Ina and Bo' }];
    const seen = [{ id: 'i1', text: 'Call Ina' }];
    await host.on.saveIntentions({ type: 'saveIntentions', week, intentions, seen });
    await host.on.dismissCheckIn({ type: 'dismissCheckIn', week });

    assert.deepEqual(
      asked.filter((one) => 'name' in one && one.name !== 'getCheckIn'),
      [
        { name: 'putVerdict', path: { id: 'p1' }, body: { verdict: 'carried' } },
        { name: 'putIntentions', path: { week }, body: { intentions, seen } },
        { name: 'dismissCheckIn', path: { week } },
      ],
    );
    assert.deepEqual(
      sent.map(({ type }) => type),
      ['checkIn', 'checkInSaved', 'checkIn'],
    );
  });
});
