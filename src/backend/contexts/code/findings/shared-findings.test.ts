/** Findings as several people work on them: who has it, what is said of it, what happened to it, how many there are. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createLog, createResult, type LoggedResult } from '../../../testing/sarif-log.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import type { Finding, FindingHistoryStep } from './findings.schema.ts';

const dayMs = 86_400_000;

describe('findings that are shared', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      let vireo: TestApp;
      let projectId: string;

      beforeEach(async () => {
        vireo = await createTestApp(await open(), { upTo: 'code' });
        ({ projectId } = await vireo.createProject());
      });

      afterEach(async () => await vireo.app.close());

      async function bring(results: readonly LoggedResult[], tool = 'Lint'): Promise<void> {
        const body = { projectId, log: createLog(results.map(createResult), { tool }) };
        const { status } = await vireo.ask('POST', '/findings/imports', { body });
        assert.equal(status, 201);
      }

      async function list(query = ''): Promise<Finding[]> {
        const { status, body } = await vireo.ask('GET', `/findings?projectId=${projectId}${query}`);
        assert.equal(status, 200, JSON.stringify(body));
        return body.items;
      }

      async function bringOne(): Promise<Finding> {
        await bring([{}]);
        const [finding] = await list();
        assert.ok(finding);
        return finding;
      }

      async function historyOf(id: string): Promise<FindingHistoryStep[]> {
        return (await vireo.ask('GET', `/findings/${id}/history`)).body.items;
      }

      it('are assigned to a user of the organization, and to nobody else', async () => {
        const { id } = await bringOne();

        const me = (await vireo.ask('GET', '/users/me')).body.id;
        const assigned = await vireo.ask('POST', `/findings/${id}/assign`, { body: { assignee: me } });
        const again = await vireo.ask('POST', `/findings/${id}/assign`, { body: { assignee: me } });
        const foreign = await vireo.ask('POST', `/findings/${id}/assign`, {
          body: { assignee: vireo.foreigner.userId },
        });
        const mine = await list('&assignee=me');
        const nobody = await vireo.ask('POST', `/findings/${id}/assign`, { body: { assignee: null } });

        assert.equal(assigned.body.assignee, me);
        assert.equal(again.body.version, assigned.body.version);
        assert.equal(foreign.status, 422);
        assert.deepEqual(
          mine.map((one) => one.id),
          [id],
        );
        assert.equal(nobody.body.assignee, null);
        assert.deepEqual((await list('&assignee=none')).length, 1);
      });

      it('are talked about: each comment once, in order, counted', async () => {
        const { id } = await bringOne();
        const commentId = '0197a3c2-0000-7000-8000-00000000c0de';
        const ask = async (text: string, as: 'org_admin' | 'user' | 'viewer' = 'org_admin') =>
          await vireo.ask('POST', `/findings/${id}/comments`, { as, body: { id: commentId, text } });

        const first = await ask('Is the length checked before?');
        const retried = await ask('Is the length checked before?');
        const taken = await ask('Something else');
        const refused = await ask('I only look', 'viewer');
        await vireo.ask('POST', `/findings/${id}/comments`, {
          as: 'user',
          body: { text: 'No, see line 2.' },
        });
        const { items } = (await vireo.ask('GET', `/findings/${id}/comments`)).body;

        assert.deepEqual(
          { first: first.status, retried: retried.status, taken: taken.status, refused: refused.status },
          { first: 201, retried: 200, taken: 409, refused: 403 },
        );
        assert.deepEqual(
          items.map(({ text }: { text: string }) => text),
          ['Is the length checked before?', 'No, see line 2.'],
        );
        assert.equal((await list())[0]?.commentCount, 2);
      });

      it('are resolved by hand, opened again by hand, and by a run that sees them', async () => {
        const { id } = await bringOne();

        const resolved = await vireo.ask('POST', `/findings/${id}/resolve`, { body: { reason: 'Mended' } });
        const confirmed = await vireo.ask('POST', `/findings/${id}/confirm`, { body: {} });
        const reopened = await vireo.ask('POST', `/findings/${id}/reopen`, { body: {} });
        await vireo.ask('POST', `/findings/${id}/resolve`, { body: {} });
        await bring([{}]);

        assert.deepEqual(
          { state: resolved.body.state, reason: resolved.body.reason },
          { state: 'resolved', reason: 'Mended' },
        );
        assert.notEqual(resolved.body.resolvedAt, null);
        assert.equal(confirmed.status, 409);
        assert.deepEqual(
          { state: reopened.body.state, resolvedAt: reopened.body.resolvedAt },
          { state: 'open', resolvedAt: null },
        );
        assert.equal((await list())[0]?.state, 'open');
      });

      it('tell every step: who, when, what, and the old and new values', async () => {
        const more = { partialFingerprints: { 'line/v1': 'c0ffee' } };
        await bring([{ more }]);
        const [{ id } = assert.fail('nothing was brought')] = await list();
        const start = vireo.clock.now;
        const steps: (readonly [string, object])[] = [
          ['confirm', {}],
          ['assign', { assignee: vireo.owner.userId }],
          ['comments', { text: 'Mine.' }],
          ['dismiss', { reason: 'Never called' }],
        ];
        for (const [act, body] of steps) {
          vireo.clock.now += 60_000;
          await vireo.ask('POST', `/findings/${id}/${act}`, { body });
        }
        await bring([{ text: 'Far too long.', more }]);

        const history = await historyOf(id);
        const changed = history.map(({ action, changes }) => [
          action,
          changes.map(({ field, from, to }) => [field, from, to]),
        ]);

        assert.deepEqual(changed, [
          ['reported', []],
          ['confirmed', [['state', 'open', 'confirmed']]],
          ['assigned', [['assignee', null, vireo.owner.userId]]],
          ['commented', [['comment', null, 'Mine.']]],
          [
            'dismissed',
            [
              ['state', 'confirmed', 'dismissed'],
              ['reason', null, 'Never called'],
            ],
          ],
          ['changed', [['message', 'Too long.', 'Far too long.']]],
        ]);
        assert.equal(Date.parse(history[1]?.at ?? ''), start + 60_000);
        assert.ok(history.every(({ actor }) => actor === vireo.owner.userId));
        assert.deepEqual(
          history.map(({ source }) => source),
          ['tool:Lint', null, null, null, null, 'tool:Lint'],
        );
        assert.deepEqual(
          history.map(({ version }) => version),
          [1, 2, 3, 4, 5, 6],
        );
      });

      it('are told to every window by an event for each step', async () => {
        const { id } = await bringOne();
        const since = (await vireo.ask('GET', '/events?since=0')).body.head;
        await vireo.ask('POST', `/findings/${id}/assign`, { body: { assignee: vireo.owner.userId } });
        await vireo.ask('POST', `/findings/${id}/comments`, { body: { text: 'Mine.' } });
        await vireo.ask('POST', `/findings/${id}/resolve`, { body: {} });

        const { items } = (await vireo.ask('GET', `/events?since=${since}`)).body;

        assert.deepEqual(
          items.map((event: { type: string; id: string; version: number }) => [
            event.type,
            event.id,
            event.version,
          ]),
          [
            ['finding.assigned', id, 2],
            ['finding.commented', id, 3],
            ['finding.resolved', id, 4],
          ],
        );
      });

      it('are filtered, sorted and searched, page by page', async () => {
        await bring([
          { ruleId: 'r/b', uri: 'src/a.c', line: 9, text: 'Nine', more: { level: 'error' } },
          { ruleId: 'r/a', uri: 'src/a.c', line: 2, text: 'Two 100%', more: { level: 'note' } },
          { ruleId: 'r/c', uri: 'lib/b.c', line: 1, text: 'one', more: { level: 'warning' } },
        ]);
        await bring([{ ruleId: 'q/a', uri: 'src/z.c', text: 'Other' }], 'Other Lint');
        const texts = async (query: string) => (await list(query)).map(({ message }) => message);
        const allPages = async (sort: string) => {
          const seen: string[] = [];
          let cursor = '';
          do {
            const { body } = await vireo.ask('GET', `/findings?sort=${sort}&limit=1${cursor}`);
            seen.push(...body.items.map(({ message }: Finding) => message));
            cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
          } while (cursor !== '');
          return seen;
        };

        assert.deepEqual(await allPages('path'), ['one', 'Two 100%', 'Nine', 'Other']);
        assert.deepEqual(await allPages('rule'), ['Other', 'Two 100%', 'Nine', 'one']);
        assert.deepEqual((await allPages('severity')).slice(0, 1), ['Nine']);
        assert.equal(new Set(await allPages('newest')).size, 4);
        assert.deepEqual(await texts('&folder=src&sort=path'), ['Two 100%', 'Nine', 'Other']);
        assert.deepEqual(await texts('&severity=low&severity=high&sort=path'), ['Two 100%', 'Nine']);
        assert.deepEqual(await texts('&source=tool:Other%20Lint'), ['Other']);
        assert.deepEqual(await texts('&ruleId=r/a&ruleId=r/c&sort=rule'), ['Two 100%', 'one']);
        assert.deepEqual(await texts('&q=100%25'), ['Two 100%']);
        assert.deepEqual(await texts('&q=ONE'), ['one']);
        assert.deepEqual(await texts('&q=_'), []);
        const later = new Date(vireo.clock.now + 1).toISOString();
        assert.deepEqual(await texts(`&updatedSince=${later}`), []);
      });

      it('are counted by everything at once', async () => {
        await bring([
          { uri: 'src/a.c', line: 1, more: { level: 'error', baselineState: 'new' } },
          { uri: 'src/a.c', line: 2, more: { level: 'note', baselineState: 'unchanged' } },
          { uri: 'lib/b.c', ruleId: 'c/leak', more: { level: 'note' } },
        ]);
        const [worst] = await list();
        await vireo.ask('POST', `/findings/${worst?.id}/confirm`, { body: {} });

        const all = (await vireo.ask('GET', `/findings/summary?projectId=${projectId}`)).body;
        const open = (await vireo.ask('GET', `/findings/summary?projectId=${projectId}&state=open`)).body;
        const none = (await vireo.ask('GET', '/findings/summary', { as: 'foreign' })).body;

        assert.deepEqual(
          { allTotal: all.total, new: all.new, openTotal: open.total, noneTotal: none.total },
          { allTotal: 3, new: 2, openTotal: 2, noneTotal: 0 },
        );
        assert.deepEqual(all.bySeverity, [
          { value: 'high', count: 1, worst: 'high' },
          { value: 'low', count: 2, worst: 'low' },
        ]);
        assert.deepEqual(all.byPath, [
          { value: 'src/a.c', count: 2, worst: 'high' },
          { value: 'lib/b.c', count: 1, worst: 'low' },
        ]);
        assert.deepEqual(all.bySource, [{ value: 'tool:Lint', title: 'Lint', count: 3, worst: 'high' }]);
        assert.deepEqual(
          all.byRule.map(({ value, count }: { value: string; count: number }) => [value, count]),
          [
            ['c/overflow', 2],
            ['c/leak', 1],
          ],
        );
        assert.deepEqual(all.byAssignee, [{ value: null, count: 3, worst: 'high' }]);
        assert.deepEqual(none.bySeverity, []);
      });

      it('make a trend, day by day, that ends where the counts are', async () => {
        await bring([{ line: 1 }, { line: 2, ruleId: 'c/leak' }]);
        vireo.clock.now += 2 * dayMs;
        await bring([{ line: 1 }]);
        const [standing] = await list('&state=open');
        vireo.clock.now += dayMs;
        await vireo.ask('POST', `/findings/${standing?.id}/dismiss`, { body: { reason: 'Known' } });
        vireo.clock.now += dayMs;
        await vireo.ask('POST', `/findings/${standing?.id}/confirm`, { body: {} });

        const { items } = (await vireo.ask('GET', `/findings/trend?projectId=${projectId}&from=2026-11-17`))
          .body;

        assert.deepEqual(
          items.map(
            ({
              date,
              open,
              found,
              resolved,
            }: {
              date: string;
              open: { medium: number };
              found: number;
              resolved: number;
            }) => [date.slice(8), open.medium, found, resolved],
          ),
          [
            ['17', 0, 0, 0],
            ['18', 2, 2, 0],
            ['19', 2, 0, 0],
            ['20', 1, 0, 1],
            ['21', 0, 0, 1],
            ['22', 1, 1, 0],
          ],
        );
      });

      it('keep what is said and done from another organization', async () => {
        const { id } = await bringOne();

        for (const path of ['', '/history', '/comments']) {
          assert.equal((await vireo.ask('GET', `/findings/${id}${path}`, { as: 'foreign' })).status, 404);
        }
        const trend = (await vireo.ask('GET', '/findings/trend', { as: 'foreign' })).body;
        assert.ok(trend.items.every(({ found }: { found: number }) => found === 0));
      });
    });
  });
});
