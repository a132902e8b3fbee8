/** Each sum of time says whose it counts, where that is not everybody's: written down by hand for each role and surface. */
import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import type { Permission } from '../domain/authorization.ts';
import type { CountedTime } from '../domain/figures/counted-time.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { type ChatClient, openChat } from './testing/chat-client.ts';
import { onPickedDatabase } from './testing/databases.ts';
import { type Holder, ProjectPeople } from './testing/practice/project-people.ts';
import { createTestApp, type TestApp } from './testing/test-app.ts';

interface Seen {
  readonly ofWhom: CountedTime;
  /** Hours of all, of the project that is led, and of the other one. */
  readonly hours: readonly [all: number, led: number, other: number];
  readonly ofLed: CountedTime;
}

/** The lead, the member and the viewer are of the first of two projects; each worked an hour in both. */
const workers = ['administrator', 'lead', 'member', 'viewer', 'former', 'approver'] as const;
const everybody: Seen = { ofWhom: 'everybody', hours: [12, 6, 6], ofLed: 'everybody' };
const own: Seen = { ofWhom: 'own', hours: [2, 1, 1], ofLed: 'own' };

const seenBy: Readonly<Record<string, Seen>> = {
  administrator: everybody,
  onlooker: everybody,
  billing: everybody,
  lead: { ofWhom: 'led', hours: [7, 6, 1], ofLed: 'everybody' },
  member: own,
  viewer: own,
  former: own,
  approver: { ofWhom: 'joined', hours: [7, 6, 1], ofLed: 'everybody' },
  'time-key': own,
  'admin-key': everybody,
};

const english: Readonly<Record<CountedTime, RegExp | undefined>> = {
  everybody: undefined,
  own: /Only your own time is counted\./,
  led: /Only your own time and that of the projects you lead is counted\./,
  joined: /Only your own time and that of your projects is counted\./,
};
const german: Readonly<Record<CountedTime, RegExp | undefined>> = {
  everybody: undefined,
  own: /Gezählt ist nur deine eigene Zeit\./,
  led: /Gezählt ist nur deine eigene Zeit und die der Projekte, die du leitest\./,
  joined: /Gezählt ist nur deine eigene Zeit und die deiner Projekte\./,
};

function assertSays(text: string, counted: CountedTime, words = english): void {
  const said = words[counted];
  if (said === undefined) assert.doesNotMatch(text, /is counted|Gezählt ist/);
  else assert.match(text, said);
}

const period = { from: '2026-11-02', to: '2026-11-29' };
const hour = 3600;

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('a sum of time says whose it counts', () => {
    const people = new ProjectPeople();
    let test: TestApp;
    let [led, other]: string[] = [];
    const chats = new Map<string, ChatClient>();

    before(async () => {
      test = await createTestApp(await open(), { authenticate: async (token) => people.actors.get(token) });
      await people.addTo(test);
      led = (await test.createProject({ withMembers: false })).projectId;
      other = (await test.createProject({ withMembers: false })).projectId;
      for (const id of [led, other])
        await test.ask('PATCH', `/projects/${id}`, { body: { budgetSeconds: 100 * hour } });
      for (const [at, who] of workers.entries()) await work(who, at);
      await people.join(test, led);
      await join(led, 'approver', 'member');
      const permissions: readonly Permission[] = ['time:read', 'project:read', 'act:read'];
      for (const [token, holder] of [
        ['time-key', 'member'],
        ['admin-key', 'administrator'],
      ] as const)
        people.actors.set(token, {
          ...people.of(holder),
          kind: 'key',
          keyId: newId(),
          permissions,
          prefix: 'vk',
        });
    });
    after(() => test.close());

    const join = async (id: string, who: Holder, role: string) =>
      await test.ask('PUT', `/projects/${id}/members/${people.of(who).userId}`, { body: { role } });

    /** An hour in each project, from when they worked there. */
    async function work(who: (typeof workers)[number], at: number): Promise<void> {
      for (const [index, projectId] of [led, other].entries()) {
        const day = `2026-11-1${index}`;
        const body = {
          projectId,
          startedAt: `${day}T0${at}:00:00Z`,
          endedAt: `${day}T0${at + 1}:00:00Z`,
          zone: 'UTC',
        };
        const made = await test.ask('POST', '/time-entries', { body });
        assert.equal(made.status, 201, JSON.stringify(made.body));
        await test.database.query
          .updateTable('time_entries')
          .set({ user_id: people.of(who).userId })
          .where('id', '=', made.body.id)
          .execute();
      }
    }

    const ofTool = async (as: string, tool: string, input: object) =>
      await test.ask('POST', `/ai/tools/${tool}/calls`, {
        as,
        body: { input, zone: 'UTC', locale: 'en', asker: { kind: 'coach' } },
      });
    const call = async (as: string, tool: string, input: object) => {
      const { status, body } = await ofTool(as, tool, input);
      assert.equal(status, 200, JSON.stringify(body));
      return body.output;
    };
    const ask = async (as: string, text: string, locale = 'en-GB'): Promise<string> => {
      const chat = chats.get(as) ?? (await openChat(test.app, as));
      chats.set(as, chat);
      return (await chat.ask(text, { locale, sessionId: newId() })).text;
    };

    for (const [holder, seen] of Object.entries(seenBy)) {
      const [all, inLed, inOther] = seen.hours;

      it(`in tools, to the ${holder}`, async () => {
        const sums = await call(holder, 'sum_hours', period);
        const ofLed = await call(holder, 'sum_hours', { ...period, projectId: led });
        const unbilled = await call(holder, 'list_unbilled', {});
        const query = await call(holder, 'query', {
          measure: 'hours',
          statistic: 'total',
          per: 'record',
          shape: 'figure',
        });
        const budgets = await call(holder, 'get_budget', {});

        assert.deepEqual([sums.total.seconds, sums.ofWhom], [all * hour, seen.ofWhom]);
        assert.deepEqual([ofLed.total.seconds, ofLed.ofWhom], [inLed * hour, seen.ofLed]);
        assert.deepEqual([unbilled.total.seconds, unbilled.ofWhom], [all * hour, seen.ofWhom]);
        assert.deepEqual([query.total.seconds, query.ofWhom], [all * hour, seen.ofWhom]);
        for (const item of budgets.items) {
          const isLed = item.projectId === led;
          assert.equal(item.usedSeconds, (isLed ? inLed : inOther) * hour);
          assert.equal(item.ofWhom, isLed || seen === everybody ? seen.ofLed : 'own');
        }
      });

      it(`on the Dashboard and in reports, to the ${holder}`, async () => {
        const dashboard = (await test.ask('GET', '/dashboard?month=2026-11', { as: holder })).body;
        const path = `/reports/time?from=${period.from}&to=${period.to}`;
        const report = (await test.ask('GET', path, { as: holder })).body;
        const ofLed = (await test.ask('GET', `${path}&projectId=${led}`, { as: holder })).body;

        assert.deepEqual([dashboard.hours.seconds, dashboard.ofWhom], [all * hour, seen.ofWhom]);
        const shown = dashboard.budgets.map(({ projectId }: { projectId: string }) => projectId);
        const whole = seen === everybody ? [led, other] : seen.ofLed === 'everybody' ? [led] : [];
        assert.deepEqual(new Set(shown), new Set(whole));
        assert.deepEqual([report.total.seconds, report.ofWhom], [all * hour, seen.ofWhom]);
        assert.deepEqual([ofLed.total.seconds, ofLed.ofWhom], [inLed * hour, seen.ofLed]);
      });
    }

    for (const holder of ['administrator', 'lead', 'member', 'viewer', 'former']) {
      it(`by the coach, to the ${holder}`, async () => {
        const { ofWhom = 'own' } = seenBy[holder] ?? {};
        assertSays(await ask(holder, 'How many hours did we work in November?'), ofWhom);
        assertSays(
          await ask(holder, 'Wie viele Stunden haben wir im November gearbeitet?', 'de-DE'),
          ofWhom,
          german,
        );
        assertSays(await ask(holder, 'What is unbilled?'), ofWhom);
        assertSays(await ask(holder, 'What was the time in November worth?'), ofWhom);
        for (const [locale, words] of [
          ['en', english],
          ['de', german],
        ] as const) {
          const week = await test.ask('GET', `/ai/check-ins/2026-11-16?locale=${locale}`, { as: holder });
          assertSays(JSON.stringify(week.body.sentences), ofWhom, words);
        }
      });
    }

    it('of budgets, whose project each is of', async () => {
      assertSays(await ask('administrator', 'which project is close to its budget'), 'everybody');
      assertSays(await ask('lead', 'which project is close to its budget'), 'everybody');
      assertSays(await ask('member', 'which project is close to its budget'), 'own');
      assertSays(await ask('lead', 'when are the budgets used up?'), 'everybody');
    });

    it('counts one person where an administrator asks for their own', async () => {
      const hours = await ask('administrator', 'How many hours did I work in November?');
      const [unbilled, german_] = [
        await ask('administrator', 'what is my unbilled time?'),
        await ask('administrator', 'Wie viel meiner Zeit ist noch nicht abgerechnet?', 'de-DE'),
      ];
      const practice = await ask('administrator', 'what can I still bill?');
      const tools = [
        await call('administrator', 'list_unbilled', { isMine: true }),
        await call('administrator', 'sum_hours', { ...period, isMine: true }),
        await call('administrator', 'query', {
          measure: 'unbilled',
          statistic: 'total',
          per: 'record',
          shape: 'figure',
          isMine: true,
        }),
      ];

      assert.match(hours, /You worked \[2:00\]/);
      assert.match(unbilled, /\[2:00\]/);
      assertSays(unbilled, 'own');
      assert.match(german_, /\[2:00\]/);
      assertSays(german_, 'own', german);
      assert.match(practice, /\[12:00\]/);
      assertSays(practice, 'everybody');
      for (const { total, ofWhom } of tools) assert.deepEqual([total.seconds, ofWhom], [2 * hour, 'own']);
    });

    it('of the state of sheets as far as those are read', async () => {
      const text = await ask('lead', 'How many hours of November are not approved?');
      assertSays(text, 'own');
      assert.match(text, /\[2:00\]/);
    });

    it('refuses a key what it could only tell wrong', async () => {
      const body = { measure: 'budgetUsed', statistic: 'total', per: 'record', shape: 'figure' };
      const actor = people.actors.get('admin-key');
      assert.ok(actor?.kind === 'key');
      people.actors.set('project-key', { ...actor, permissions: ['project:read', 'act:read'] });
      const budget = await ofTool('project-key', 'query', body);
      const filters = [{ field: 'sheet', stages: ['approved'] }];
      const sheets = await ofTool('admin-key', 'query', { ...body, measure: 'hours', filters });

      assert.deepEqual([budget.body.kind, sheets.body.kind], ['refused', 'refused']);
      assert.match(budget.body.message, /lacks the scope time:read/);
      assert.match(sheets.body.message, /lacks the scope timesheet:read/);
    });
  });

  describe('time without a rate', () => {
    it('is that which the person sees, and says so', async () => {
      const test = await createTestApp(await open());
      try {
        const { projectId } = await test.createProject({ rateMinor: 0 });
        for (const as of ['user', 'org_admin']) {
          const at = { startedAt: '2026-11-16T08:00:00Z', endedAt: '2026-11-16T09:00:00Z', zone: 'UTC' };
          await test.ask('POST', '/time-entries', { as, body: { projectId, ...at } });
        }
        const [all, own] = [await openChat(test.app), await openChat(test.app, 'user')];
        const question = 'Which time has no hourly rate?';
        const [toAll, toOwn] = [(await all.ask(question)).text, (await own.ask(question)).text];

        assert.match(toAll, /\[2:00\]/);
        assertSays(toAll, 'everybody');
        assert.match(toOwn, /\[1:00\]/);
        assertSays(toOwn, 'own');
      } finally {
        await test.close();
      }
    });
  });

  describe('a sum of time in a practice of one person', () => {
    it('says nothing more', async () => {
      const test = await createTestApp(await open());
      try {
        await test.database.query.deleteFrom('users').where('id', '!=', test.owner.userId).execute();
        const { projectId } = await test.createProject({ withMembers: false });
        await test.ask('PATCH', `/projects/${projectId}`, { body: { budgetSeconds: hour } });
        const at = { startedAt: '2026-11-16T08:00:00Z', endedAt: '2026-11-16T09:00:00Z', zone: 'UTC' };
        await test.ask('POST', '/time-entries', { body: { projectId, ...at } });
        const chat = await openChat(test.app);

        for (const question of [
          'How many hours did I work this week?',
          'How many hours did we work this week?',
          'my longest day this week',
          'what is my unbilled time?',
          'Which project is close to its budget?',
          'What is my effective hourly rate?',
        ]) {
          const { text } = await chat.ask(question, { sessionId: newId() });
          assert.match(text, /\[1:00\]/, question);
          assertSays(text, 'everybody');
        }
      } finally {
        await test.close();
      }
    });
  });
});
