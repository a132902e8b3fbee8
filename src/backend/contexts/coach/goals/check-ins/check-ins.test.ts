import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createPayingPractice, eur, type PayingPractice } from '../../../../testing/paying-practice.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

const week = '2026-11-09';

interface Sentence {
  readonly topic: string;
  readonly parts: readonly { readonly text: string; readonly link: unknown }[];
}

const textOf = (sentences: readonly Sentence[], topic: string) =>
  sentences
    .filter((sentence) => sentence.topic === topic)
    .map(({ parts }) => parts.map(({ text }) => text).join(''))
    .join('\n');

describe('check-ins', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let practice: PayingPractice;

    beforeEach(async () => {
      vireo = await createTestApp(await open());
      practice = await createPayingPractice(vireo);
    });
    afterEach(async () => {
      await vireo.app.close();
    });

    const get = async (on = week, as: 'org_admin' | 'user' | 'foreign' = 'org_admin', locale = 'en') =>
      requireOk(await vireo.ask('GET', `/ai/check-ins/${on}?locale=${locale}`, { as })).body;
    const intend = async (on: string, intentions: readonly object[]) =>
      await vireo.ask('PUT', `/ai/check-ins/${on}/intentions`, { body: { intentions, seen: [] } });

    it('sum amounts up to the limit exactly, to the cent', async () => {
      const terms = { issueDate: '2026-09-01', dueDate: '2026-09-15' };
      for (const price of ['84033613445.37', '84033613445.38', '0.01']) await practice.bill(price, terms);
      await practice.addEntry({
        startedAt: '2026-11-10T09:00',
        endedAt: '2026-11-10T10:00',
        rate: eur(1e10),
      });
      await practice.addEntry({
        startedAt: '2026-11-10T10:00',
        endedAt: '2026-11-10T10:01',
        rate: eur(1e10),
      });

      const { facts, sentences } = await get();

      assert.deepEqual(facts.overdue.amounts, [eur(9_999_999_999_999 + 1e13 + 1)]);
      assert.equal(facts.overdue.count, 3);
      assert.deepEqual(facts.unbilled.amounts, [eur(10_166_666_667)]);
      assert.match(textOf(sentences, 'overdue'), /€200,000,000,000\.00 on 3 invoices/);
      assert.match(textOf(sentences, 'unbilled'), /worth €101,666,666\.67\./);
    });

    it('tell of no invoice that comes to more than the limit: it is not issued', async () => {
      const issueOf = async (quantity: string, unitPrice: string) => {
        const draft = await practice.draftItem({ items: [{ description: 'Report', quantity, unitPrice }] });
        return await practice.issue(requireOk(draft).body.id);
      };
      const refused = await issueOf('1', '84033613445.39');
      const far = await issueOf('900000', '9999999.00');

      for (const { status, body } of [refused, far]) {
        assert.equal(status, 422);
        assert.match(JSON.stringify(body.error), /amount-in-bounds|larger than Vireo can sum exactly/);
      }
      assert.deepEqual((await get()).facts.overdue.amounts, []);
    });

    it('tell the figures of the week, each with its records', async () => {
      const weekdaySeconds = [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0];
      const pattern = { validFrom: '2026-01-01', weekdaySeconds };
      requireOk(await vireo.ask('POST', '/working-times', { body: pattern }));
      const times = (day: string) => ({ startedAt: `${day}T09:00`, endedAt: `${day}T13:00` });
      const before = await practice.addEntry(times('2026-11-03'));
      const billable = await practice.addEntry(times('2026-11-10'));
      const other = await practice.addEntry({ ...times('2026-11-11'), billable: false });
      const bill = await practice.bill('100.00');
      requireOk(
        await vireo.ask('POST', '/ai/goals', {
          body: {
            title: 'Forty',
            startsOn: '2026-11-01',
            measured: { measure: 'worked_time', direction: 'at_least', target: 28_800, period: 'week' },
          },
        }),
      );
      requireOk(await vireo.ask('POST', '/ai/habits', { body: { title: 'Scan', checkedBy: 'weekly_scan' } }));

      const { facts, sentences, isOver, weekEnd } = await get();

      assert.deepEqual({ isOver, weekEnd }, { isOver: true, weekEnd: '2026-11-15' });
      const { link, billableLink, ...hours } = facts.hours;
      assert.deepEqual(hours, {
        workedSeconds: 28_800,
        targetSeconds: 144_000,
        beforeSeconds: 14_400,
        billableSeconds: 14_400,
        utilisationPercent: 10,
      });
      assert.deepEqual(new Set(link.ids), new Set([billable, other]));
      assert.deepEqual(billableLink.ids, [billable]);
      assert.deepEqual(
        { seconds: facts.unbilled.seconds, amounts: facts.unbilled.amounts },
        { seconds: 28_800, amounts: [{ minor: 88_000, currency: 'EUR' }] },
      );
      assert.deepEqual(new Set(facts.unbilled.link.ids), new Set([before, billable]));
      assert.deepEqual(facts.overdue, { count: 0, amounts: [], link: null });
      assert.deepEqual(
        facts.timesheets.map(({ weekStart }: { weekStart: string }) => weekStart),
        ['2026-11-09', '2026-11-02'],
      );
      assert.equal(textOf(sentences, 'hours'), 'Worked: 8:00 of 40:00 to be worked; the week before: 4:00.');
      assert.equal(textOf(sentences, 'utilisation'), 'Billable: 4:00, 10 % of the target.');
      assert.equal(textOf(sentences, 'unbilled'), 'Unbilled now: 8:00, worth €880.00.');
      assert.equal(textOf(sentences, 'overdue'), 'No invoice is overdue now.');
      assert.equal(textOf(sentences, 'findings'), 'Findings: 0 new, 0 resolved; 0 open now.');
      assert.equal(textOf(sentences, 'goal'), 'Goal “Forty”: 8:00 of 8:00, reached.');
      assert.equal(textOf(sentences, 'habit'), 'Habit “Scan”: not kept; 0 in a row.');
      vireo.clock.now = Date.parse('2027-02-01T10:00:00Z');
      const late = await get(week, 'org_admin', 'de');
      assert.match(textOf(late.sentences, 'overdue'), /^Jetzt überfällig: 119,00\s€ auf 1 Rechnung\.$/);
      assert.deepEqual(late.facts.overdue.link, { kind: 'invoice', ids: [bill.id] });
    });

    it('tell of the month that ended in the week, and of others as they were at its end', async () => {
      const goal = async (title: string, startsOn: string) =>
        requireOk(
          await vireo.ask('POST', '/ai/goals', {
            body: {
              title,
              startsOn,
              measured: { measure: 'worked_time', direction: 'at_least', target: 36_000, period: 'month' },
            },
          }),
        );
      await goal('Ten hours', '2026-10-01');
      const times = (day: string, to: string) => ({ startedAt: `${day}T09:00`, endedAt: `${day}T${to}` });
      await practice.addEntry(times('2026-10-30', '11:00'));
      await practice.addEntry(times('2026-11-04', '10:00'));
      await practice.addEntry(times('2026-11-12', '18:00'));
      await practice.addEntry(times('2026-11-16', '18:00'));

      const straddling = await get('2026-10-26');
      const first = await get('2026-11-02');
      const second = await get(week);

      assert.equal(textOf(straddling.sentences, 'goal'), 'Goal “Ten hours”: 2:00 of 10:00, missed.');
      assert.equal(textOf(first.sentences, 'goal'), 'Goal “Ten hours”: 1:00 of 10:00, behind.');
      assert.equal(textOf(second.sentences, 'goal'), 'Goal “Ten hours”: 10:00 of 10:00, reached.');
    });

    it('tell one utilisation with goals while the week runs', async () => {
      const weekdaySeconds = [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0];
      const pattern = { validFrom: '2026-01-01', weekdaySeconds };
      requireOk(await vireo.ask('POST', '/working-times', { body: pattern }));
      await practice.addEntry({ startedAt: '2026-11-16T09:00', endedAt: '2026-11-16T14:20' });
      const measured = { measure: 'utilisation', direction: 'at_least', target: 50, period: 'week' };
      const { body } = await vireo.ask('POST', '/ai/goals', { body: { title: 'Share', measured } });

      const { facts, sentences } = await get('2026-11-16');

      // Monday to Wednesday: 5:20 of 24:00.
      assert.deepEqual(
        { utilisationPercent: facts.hours.utilisationPercent, value: body.progress.value },
        { utilisationPercent: 22, value: 22 },
      );
      assert.equal(textOf(sentences, 'utilisation'), 'Billable: 5:20, 22 % of the target so far.');
    });

    it('ask for no sheet without time', async () => {
      requireOk(await vireo.ask('POST', '/timesheets', { body: { weekStart: '2026-11-02' } }));

      const { facts, sentences } = await get();

      assert.deepEqual(facts.timesheets, []);
      assert.equal(textOf(sentences, 'timesheets'), 'No week with time is left to submit.');
    });

    it('say where there is no data, and leave out what the role does not see', async () => {
      const { sentences } = await get();
      const asUser = await get(week, 'user');

      assert.match(textOf(sentences, 'hours'), /^No time is recorded for this week/);
      assert.equal(textOf(sentences, 'timesheets'), 'No week with time is left to submit.');
      assert.deepEqual([asUser.facts.overdue, textOf(asUser.sentences, 'overdue')], [null, '']);
    });

    it('ask in the next week for what was promised, and carry it over', async () => {
      const [one, two] = requireOk(await intend(week, [{ text: 'Send the offer' }, { text: 'Call Ina' }]))
        .body.items;
      const ask = async (id: string, verdict: string | null) =>
        requireOk(await vireo.ask('PUT', `/ai/promises/${id}/verdict`, { body: { verdict } })).body;

      await ask(one.id, 'done');
      await ask(two.id, 'carried');
      await ask(two.id, 'carried');
      const asked = await get('2026-11-16');
      await ask(two.id, 'not_done');
      const taken = await get('2026-11-16');

      assert.deepEqual(
        asked.promises.map(({ text, verdict }: { text: string; verdict: string }) => [text, verdict]),
        [
          ['Send the offer', 'done'],
          ['Call Ina', 'carried'],
        ],
      );
      assert.deepEqual(
        asked.intentions.map(({ text, carriedFrom }: { text: string; carriedFrom: string }) => [
          text,
          carriedFrom,
        ]),
        [['Call Ina', two.id]],
      );
      assert.deepEqual(taken.intentions, []);
    });

    it('keep three intentions beside what was carried over, and forget what is left out', async () => {
      const texts = ['a', 'b', 'c', 'd'].map((text) => ({ text }));
      const many = await intend(week, texts);
      const kept = requireOk(await intend(week, texts.slice(0, 3))).body.items;
      const [first] = kept;
      const seen = kept.map(({ id, text }: { id: string; text: string }) => ({ id, text }));
      const body = { intentions: [{ id: first.id, text: 'a, but better' }], seen };
      requireOk(await vireo.ask('PUT', `/ai/check-ins/${week}/intentions`, { body }));

      assert.deepEqual({ status: many.status, keptCount: kept.length }, { status: 422, keptCount: 3 });
      assert.deepEqual(
        (await get()).intentions.map(
          ({ id, text, version }: { id: string; text: string; version: number }) => [id, text, version],
        ),
        [[first.id, 'a, but better', 2]],
      );
    });

    it('are put away once, are listed with what was kept, and can be forgotten', async () => {
      await intend('2026-11-02', [{ text: 'Send the offer' }]);
      assert.equal((await vireo.ask('PUT', `/ai/check-ins/${week}/dismissal`)).status, 204);
      assert.equal((await vireo.ask('PUT', `/ai/check-ins/${week}/dismissal`)).status, 204);

      const { items } = await practice.get('/ai/check-ins');
      const isDismissed = (await get()).isDismissed;
      await vireo.ask('DELETE', `/ai/check-ins/${week}`);

      assert.deepEqual(
        items.map(({ weekStart, promises }: { weekStart: string; promises: unknown[] }) => [
          weekStart,
          promises.length,
        ]),
        [[week, 1]],
      );
      assert.equal(isDismissed, true);
      assert.deepEqual(
        { items: (await practice.get('/ai/check-ins')).items, isDismissed: (await get()).isDismissed },
        { items: [], isDismissed: false },
      );
    });

    it('are of a week that has begun', async () => {
      const statuses = [];
      for (const on of ['2026-11-10', '2026-11-23', '2026-11-16', 'nonsense', 'last'])
        statuses.push((await vireo.ask('GET', `/ai/check-ins/${on}`)).status);

      assert.equal((await get('last')).weekStart, week);
      assert.deepEqual(statuses, [422, 422, 200, 422, 200]);
    });

    it('keep promises from others, those who administer among them', async () => {
      const [{ id }] = requireOk(await intend(week, [{ text: 'Secret' }])).body.items;

      for (const as of ['user', 'second_admin', 'foreign'] as const) {
        const body = { verdict: 'done' };
        assert.equal((await vireo.ask('GET', `/ai/promises/${id}`, { as })).status, 404);
        assert.equal((await vireo.ask('PUT', `/ai/promises/${id}/verdict`, { as, body })).status, 404);
        assert.equal((await vireo.ask('DELETE', `/ai/promises/${id}`, { as })).status, 404);
        const theirs = await vireo.ask('GET', `/ai/check-ins/${week}`, { as });
        assert.deepEqual(theirs.body.intentions, []);
        assert.deepEqual((await vireo.ask('GET', '/ai/check-ins', { as })).body.items, []);
      }
      assert.doesNotMatch(JSON.stringify((await practice.get('/events?since=0')).items), /Secret/);
    });
  });
});
