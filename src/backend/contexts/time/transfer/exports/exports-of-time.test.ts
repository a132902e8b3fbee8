import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

describe('exports of time', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'time' });
      await test.createProject();
      await test.ask('PATCH', `/organizations/${test.owner.organizationId}`, {
        body: { selfApproval: 'allowed' },
      });
      const file = [
        'Date,Client,Project,Task,Notes,Hours,Billable?,Invoiced?,Approved?,First Name,Last Name,Billable Rate,Currency',
        '2026-11-10,Acme,API,Build,"one ""1""\nmore",1.5,Yes,No,Yes,Mara,Voss,100.00,Euro - EUR',
        '2026-11-11,Acme,API,Build,two,2,Yes,Yes,Yes,Mara,Voss,95.50,Euro - EUR',
        '2026-11-12,Acme,Web,Build,three,0.33,No,No,No,Mara,Voss,100.00,Euro - EUR',
      ];
      await test.ask('POST', '/imports', { body: { file: file.join('\n') } });
    });

    afterEach(async () => {
      await test.app.close();
    });

    const take = async (format: string, as: 'org_admin' | 'foreign' | 'user' = 'org_admin', query = '') =>
      (await test.ask('GET', `/exports?format=${format}${query}`, { as })).body;

    for (const format of ['csv', 'json', 'ics', 'clockify']) {
      it(`come into another practice as ${format}, and out of it the same`, async () => {
        const me = await test.ask('GET', '/users/me', { as: 'foreign' });
        await test.ask('PATCH', `/users/${me.body.id}`, { as: 'foreign', body: { name: 'Mara Voss' } });
        const out = await take(format);

        const brought = await test.ask('POST', '/imports', { as: 'foreign', body: { file: out.text } });
        const again = await take(format, 'foreign');

        assert.deepEqual(
          { status: brought.status, added: brought.body.added, entries: out.entries },
          { status: 201, added: 3, entries: 3 },
        );
        assert.equal(again.text, out.text);
      });
    }

    for (const format of ['csv', 'json', 'ics', 'toggl', 'clockify']) {
      it(`add nothing to the practice that they come from as ${format}, typed or imported`, async () => {
        const { projectId } = await test.createProject();
        const typed = { projectId, startedAt: '2026-11-13T09:00:00Z', note: 'typed', tags: ['b', 'a'] };
        for (const endedAt of ['2026-11-13T10:00:00Z', '2026-11-13T10:00:00Z', '2026-11-13T11:00:00Z']) {
          await test.ask('POST', '/time-entries', { body: { ...typed, endedAt, zone: 'Europe/Berlin' } });
        }
        const out = await take(format, 'org_admin', '&zone=Europe/Berlin');
        const before = (await test.ask('GET', '/projects')).body.items.length;

        const { status, body } = await test.ask('POST', '/imports', { body: { file: out.text } });

        assert.deepEqual(
          { status, entries: out.entries, added: body.added, again: body.again },
          { status: 201, entries: 6, added: 0, again: 6 },
        );
        assert.equal((await test.ask('GET', '/projects')).body.items.length, before);
      });
    }

    it('hold the days that are asked for, and of a user their own', async () => {
      const [day, own, none] = [
        await take('csv', 'org_admin', '&from=2026-11-11&to=2026-11-11'),
        await take('csv', 'user'),
        await take('csv', 'foreign'),
      ];

      assert.deepEqual(
        { day: day.entries, own: own.entries, none: none.entries },
        { day: 1, own: 0, none: 0 },
      );
      assert.match(day.text, /,two,/);
    });

    describe('with a branch, commits and a week that waits for its decision', () => {
      const git = {
        remote: 'github.com/acme/api',
        branch: 'feature/ACME-12, "half up"',
        head: 'a1b2c3d',
        commits: [{ hash: 'a1b2c3d', subject: 'Round; half up', at: '2026-11-16T09:30:00Z' }],
      };

      beforeEach(async () => {
        const { projectId } = await test.createProject();
        const [startedAt, endedAt] = ['2026-11-16T09:00:00Z', '2026-11-16T10:00:00Z'];
        const made = await test.ask('POST', '/time-entries', {
          body: { projectId, startedAt, endedAt, git },
        });
        const sheet = await test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-16' } });
        const sent = await test.ask('POST', `/timesheets/${sheet.body.id}/submit`, { body: {} });
        assert.deepEqual(
          { made: made.status, sheet: sheet.status, sent: sent.status },
          { made: 201, sheet: 201, sent: 200 },
        );
      });

      const told = (losses: { code: string; column: string; count: number }[]) =>
        losses.map(({ code, column, count }) => [code, column, count]);
      const wait = ['state_not_carried', 'State', 1];

      for (const format of ['csv', 'json', 'ics']) {
        it(`bring them along as ${format}, and say what is to be submitted anew`, async () => {
          const out = await take(format);
          const brought = await test.ask('POST', '/imports', { as: 'foreign', body: { file: out.text } });
          const { items } = (await test.ask('GET', '/time-entries?limit=100', { as: 'foreign' })).body;

          assert.deepEqual(told(out.losses), [['state_not_carried', 'state', 1]]);
          assert.deepEqual(told(brought.body.losses).slice(0, 1), [wait]);
          const found = items.find((entry: { git: unknown }) => entry.git !== null);
          assert.deepEqual({ git: found.git, timesheetId: found.timesheetId }, { git, timesheetId: null });
        });
      }

      it('say that other services have no place for them', async () => {
        const { losses } = await take('clockify');

        assert.deepEqual(
          told(losses).filter(([code]) => code === 'git_not_carried'),
          [['git_not_carried', 'git', 1]],
        );
        assert.equal(told(losses).find(([code]) => code === 'state_not_carried')?.[2], 2);
      });

      it('refuse a file whose branch is not what Vireo writes', async () => {
        const out = await take('csv');
        const file = out.text.replace('""branch""', '""twig""');

        const { status, body } = await test.ask('POST', '/imports', { as: 'foreign', body: { file } });

        assert.equal(status, 422);
        assert.match(body.error.message, /column "Git".*is not what Vireo writes/);
      });
    });

    it('say that a timer which runs is not in the file', async () => {
      const { projectId } = await test.createProject();
      await test.ask('POST', '/timer', { body: { projectId } });

      const [now, before] = [await take('csv'), await take('csv', 'org_admin', '&to=2026-11-12')];

      const codes = ({ losses }: { losses: { code: string }[] }) => losses.map(({ code }) => code);
      assert.deepEqual([now.entries, codes(now), codes(before)], [3, ['still_running'], []]);
    });

    it('say which of two of one name an import would make one, in every format', async () => {
      for (const tag of ['one', 'two']) {
        const { projectId } = await test.createProject();
        const times = { startedAt: '2026-11-13T09:00:00Z', endedAt: '2026-11-13T10:00:00Z' };
        await test.ask('POST', '/time-entries', { body: { projectId, tags: [tag], ...times } });
      }

      for (const format of ['csv', 'json', 'ics', 'toggl', 'clockify']) {
        const { losses } = await take(format);

        const twins = losses.filter(({ code }: { code: string }) => code === 'same_name');
        assert.deepEqual(
          twins.map(({ column, count, examples }: { column: string; count: number; examples: unknown }) => [
            column,
            count,
            examples,
          ]),
          [
            ['client', 1, [{ row: 6, value: 'Nordwind GmbH' }]],
            ['project', 1, [{ row: 6, value: 'Nordwind GmbH · API rewrite' }]],
          ],
        );
      }
    });

    it('say what a format has no place for', async () => {
      const { losses } = await take('toggl', 'org_admin', '&zone=UTC');

      assert.deepEqual(
        losses.map(({ code, column, count }: { code: string; column: string; count: number }) => [
          code,
          column,
          count,
        ]),
        [
          ['zone_not_carried', 'zone', 3],
          ['state_not_carried', 'state', 2],
          ['rate_not_carried', 'rate', 1],
        ],
      );
    });
  });
});
