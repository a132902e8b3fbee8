import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { projectManagerDeclaration } from '../../../../contract/work/project-manager-agent.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import { findStatusRisks } from './find-status-risks.ts';
import type { StatusFigures } from './status-figures.ts';
import { writeStatus } from './write-status.ts';

describe('the project manager', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let folder: string;
    let projectId: string;

    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'vireo-status-'));
      vireo = await createTestApp(await open());
      ({ projectId } = await vireo.createProject());
      await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder, budgetSeconds: 36_000 } });
      const entry = async (as: string, startedAt: string, endedAt: string) => {
        const body = { projectId, startedAt, endedAt, zone: 'Europe/Berlin', note: 'work' };
        const { status } = await vireo.ask('POST', '/time-entries', { as, body });
        assert.equal(status, 201);
      };
      await entry('org_admin', '2026-11-16T08:00:00Z', '2026-11-16T12:00:00Z');
      await entry('user', '2026-11-17T08:00:00Z', '2026-11-17T13:00:00Z');
      await entry('user', '2026-11-10T08:00:00Z', '2026-11-10T09:30:00Z');
    });
    afterEach(async () => {
      await vireo.close();
      rmSync(folder, { recursive: true, force: true });
    });

    async function report(as: string, input: object = {}): Promise<string> {
      const body = { agent: 'project-manager', input };
      const asked = await vireo.ask('POST', `/projects/${projectId}/requests`, { as, body });
      assert.equal(asked.status, 202, JSON.stringify(asked.body));
      const look = async () => (await vireo.ask('GET', `/requests/${asked.body.id}`, { as })).body;
      await waitFor(async () => ['done', 'failed'].includes((await look()).state), 'the report');
      const { state, result, error } = await look();
      assert.equal(state, 'done', JSON.stringify(error));
      return result;
    }

    it('says what is on record, with whose time it is, to each as far as they may see', async () => {
      const input = { from: '2026-11-16', to: '2026-11-22', audience: 'practice', done: ['Orders | import'] };
      const [owner, member] = [await report('org_admin', input), await report('user', input)];

      assert.match(
        owner,
        /\[9:00 hours\]\(vireo:entries\/[\w,-]+\) were worked in these days, after \[1:30 hours\]/,
      );
      assert.match(owner, /10:30 of 10:00 hours of the budget are used, 105 %\./);
      assert.match(owner, /The budget of hours is used up/);
      assert.match(owner, /- Orders \\\| import/);
      assert.match(member, /\[5:00 hours\].* after \[1:30 hours\].* \(your own time alone\)\./);
      assert.match(member, /6:30 of 10:00 hours of the budget are used, 65 % \(your own time alone\)\./);
      assert.doesNotMatch(member, /9:00|10:30/);
      // Nothing was scanned: no findings are named.
      for (const each of [owner, member]) assert.doesNotMatch(each, /finding|health/);
      assert.doesNotMatch(owner, /Not shown/);
      assert.match(member, /Overdue invoices\\: /);
    });

    it('leaves money and findings to the practice, and a draft without links to be sent', async () => {
      const text = await report('org_admin', { from: '2026-11-16', to: '2026-11-22' });
      assert.doesNotMatch(text, /EUR|overdue|unbilled|no invoice yet|finding/);
      assert.match(text, /What was delivered in these days is for you to say/);
      const { body } = await vireo.ask('GET', `/documents?projectId=${projectId}`);
      assert.deepEqual(
        body.items.map(({ title }: { title: string }) => title),
        ['Status report 2026-11-22'],
      );
      const document = await vireo.ask('GET', `/documents/${body.items[0].id}`);
      assert.doesNotMatch(JSON.stringify(document.body), /vireo:/);
    });

    it('says what could not be read, and takes no last day before the first', async () => {
      const body = { agent: 'project-manager', input: { from: '2026-11-22', to: '2026-11-16' } };
      const wrong = await vireo.ask('POST', `/projects/${projectId}/requests`, { body });
      assert.equal(wrong.status, 422);
      assert.equal(wrong.body.error.details[0].field, 'input.to');
    });
  });

  const figures: StatusFigures = {
    from: '2026-11-16',
    to: '2026-11-22',
    hours: {
      ofWhom: 'everybody',
      total: { seconds: 36_000 },
      before: { seconds: 0 },
      tasks: [],
      open: { seconds: 0 },
    },
    budget: { ofWhom: 'everybody', usedSeconds: 180_000, budgetSeconds: 252_000 },
    unread: [],
  };

  it('holds the budget that is left against the day of the end', () => {
    const risks = (endsOn?: string) =>
      findStatusRisks(figures, { endsOn }).map(({ risk, evidence }) => [risk, evidence]);
    const evidence = '20:00 hours left, 2.0 weeks at the pace of these days';
    assert.deepEqual(risks(), []);
    assert.deepEqual(risks('2026-12-04'), []);
    assert.deepEqual(risks('2027-01-15'), [
      ['The budget of hours does not last until 2027-01-15.', evidence],
    ]);
  });

  it('says what is not shown, and why', () => {
    const input = projectManagerDeclaration.inputSchema.parse({});
    const unread = ['The budget: Your role may not *read* it.'];
    const text = writeStatus({
      project: 'A',
      input,
      figures: { ...figures, budget: undefined, unread },
      hasLinks: true,
    });
    assert.match(text, /## Not shown\n\n- The budget\\: Your role may not \\\*read\\\* it\./);
  });
});
