import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import {
  createFinding,
  createScriptedAgent,
  readOf,
  type ScriptedAgent,
} from '../../../testing/scripted-agent.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import type { AgentFinding } from '../../../work/agents/agent.ts';
import type { Finding } from './findings.schema.ts';

describe('findings', () => {
  // The inner suite's hooks run first: the app ends before its database does.
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      let vireo: TestApp;
      let agent: ScriptedAgent;
      let projectId: string;

      beforeEach(async () => {
        agent = createScriptedAgent();
        vireo = await createTestApp(await open(), { agentWork: { agents: [agent] } });
        ({ projectId } = await vireo.createProject());
        await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: tmpdir() } });
      });

      afterEach(async () => await vireo.app.close());

      /** Runs the agent to its end, with these findings. */
      async function scan(findings: readonly AgentFinding[], read = readOf([''])): Promise<void> {
        agent.script(async ({ emit }) => {
          findings.forEach(emit);
          return { read };
        });
        const { body } = await vireo.ask('POST', `/projects/${projectId}/requests`, {
          body: { agent: 'scripted' },
        });
        await waitFor(
          async () => (await vireo.ask('GET', `/requests/${body.id}`)).body.state === 'done',
          'the scan',
        );
      }

      async function list(query = ''): Promise<Finding[]> {
        return (await vireo.ask('GET', `/findings?projectId=${projectId}${query}`)).body.items;
      }

      async function onlyOne(): Promise<Finding> {
        const [finding, ...more] = await list();
        assert.ok(finding);
        assert.equal(more.length, 0);
        return finding;
      }

      it('are kept with where, what and why', async () => {
        await scan([createFinding({ explanation: 'Because.' })]);

        const {
          path,
          range,
          ruleId,
          severity,
          message,
          source: name,
          state,
          explanation,
          cwe,
          snippet,
          snippetHash,
        } = await onlyOne();

        assert.deepEqual(
          { path, range, ruleId, severity, message, name, state, explanation, cwe, snippet },
          {
            path: 'src/db.ts',
            range: { startLine: 41, startColumn: 2, endLine: 41, endColumn: 30 },
            ruleId: 'sql-injection',
            severity: 'critical',
            message: 'SQL from user input.',
            name: 'scripted',
            state: 'open',
            explanation: 'Because.',
            cwe: [89],
            snippet: '  db.query(`select ${name}`);',
          },
        );
        assert.match(snippetHash, /^[0-9a-f]{64}$/);
      });

      it('have the evidence that their severity follows from, as the last run saw it', async () => {
        const evidence = {
          kind: 'flow',
          source: 'request',
          sink: 'name',
          guard: 'none',
          place: 'application',
        } as const;
        await scan([createFinding({ severity: 'medium', evidence })]);
        assert.deepEqual((await onlyOne()).evidence, evidence);

        await scan([createFinding({ severity: 'critical', evidence: { ...evidence, sink: 'import' } })]);
        assert.deepEqual((await onlyOne()).evidence, { ...evidence, sink: 'import' });

        await scan([createFinding()]);
        assert.equal((await onlyOne()).evidence, null);
      });

      it('keep their id and decision when they are found again elsewhere in the file', async () => {
        await scan([createFinding()]);
        const { id } = await onlyOne();
        await vireo.ask('POST', `/findings/${id}/dismiss`, { body: { reason: 'Test data' } });

        await scan([createFinding({ range: { startLine: 50, startColumn: 2, endLine: 50, endColumn: 30 } })]);

        const again = await onlyOne();
        assert.deepEqual(
          { id: again.id, state: again.state, reason: again.reason, startLine: again.range.startLine },
          { id, state: 'dismissed', reason: 'Test data', startLine: 50 },
        );
      });

      it('are not changed by being found again where they were', async () => {
        await scan([createFinding()]);
        const first = await onlyOne();
        vireo.clock.now += 60_000;
        await scan([createFinding()]);

        const again = await onlyOne();
        assert.equal(again.version, first.version);
        assert.ok(again.lastSeenAt > first.lastSeenAt);
      });

      it('move with a file that was renamed', async () => {
        await scan([createFinding()]);
        const { id } = await onlyOne();
        await scan([createFinding({ path: 'src/store.ts' })]);

        const moved = await onlyOne();
        assert.deepEqual({ id: moved.id, path: moved.path }, { id, path: 'src/store.ts' });
      });

      it('stay where they are, dismissed, when a copy is found and their own file was not read', async () => {
        await scan([createFinding()]);
        const { id } = await onlyOne();
        await vireo.ask('POST', `/findings/${id}/dismiss`, { body: { reason: 'Known' } });

        await scan([createFinding({ path: 'src/copy.ts' })], readOf(['src/copy.ts']));

        const both = (await list('&sort=path')).map((one) => [one.path, one.state, one.id === id]);
        assert.deepEqual(both, [
          ['src/copy.ts', 'open', false],
          ['src/db.ts', 'dismissed', true],
        ]);
      });

      it('are resolved when the file was read and they are gone, and open again when they are back', async () => {
        await scan([createFinding()]);
        await scan([]);
        const gone = await onlyOne();
        await scan([createFinding()]);
        const back = await onlyOne();

        assert.deepEqual(
          { goneState: gone.state, backState: back.state, resolvedAt: back.resolvedAt, id: back.id },
          { goneState: 'resolved', backState: 'open', resolvedAt: null, id: gone.id },
        );
      });

      it('stay as they are when their file was not read', async () => {
        await scan([createFinding()]);
        await scan([], readOf([''], ['src/db.ts']));

        assert.equal((await onlyOne()).state, 'open');
      });

      it('stay dismissed when they are gone', async () => {
        await scan([createFinding()]);
        await vireo.ask('POST', `/findings/${(await onlyOne()).id}/dismiss`, { body: { reason: 'Known' } });
        await scan([]);

        assert.equal((await onlyOne()).state, 'dismissed');
      });

      it('are kept once when the agent reports one twice', async () => {
        await scan([createFinding(), createFinding()]);

        assert.equal((await list()).length, 1);
      });

      it('are listed worst first, page by page', async () => {
        const severities = ['low', 'critical', 'medium', 'high', 'info'] as const;
        await scan(severities.map((severity) => createFinding({ severity, fingerprint: severity })));

        const seen: string[] = [];
        let cursor = '';
        do {
          const { body } = await vireo.ask('GET', `/findings?limit=2${cursor}`);
          seen.push(...body.items.map((finding: Finding) => finding.severity));
          cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
        } while (cursor !== '');

        assert.deepEqual(seen, ['critical', 'high', 'medium', 'low', 'info']);
        assert.deepEqual(
          (await list('&severity=high')).map(({ severity }) => severity),
          ['high'],
        );
      });

      it('are confirmed, dismissed with a reason, and reopened, each once in the log', async () => {
        await scan([createFinding()]);
        const { id } = await onlyOne();
        const since = (await vireo.ask('GET', '/events?since=0')).body.head;

        const confirmed = await vireo.ask('POST', `/findings/${id}/confirm`, { body: {} });
        const confirmedAgain = await vireo.ask('POST', `/findings/${id}/confirm`, { body: {} });
        const unreasoned = await vireo.ask('POST', `/findings/${id}/dismiss`, { body: {} });
        const dismissed = await vireo.ask('POST', `/findings/${id}/dismiss`, {
          body: { reason: 'No user input' },
        });
        const reopened = await vireo.ask('POST', `/findings/${id}/reopen`, { body: {} });

        assert.deepEqual(
          { state: confirmed.body.state, decidedBy: confirmed.body.decidedBy },
          { state: 'confirmed', decidedBy: vireo.owner.userId },
        );
        assert.equal(confirmedAgain.body.version, confirmed.body.version);
        assert.equal(unreasoned.status, 422);
        assert.deepEqual(
          { state: dismissed.body.state, reason: dismissed.body.reason },
          { state: 'dismissed', reason: 'No user input' },
        );
        assert.deepEqual(
          { state: reopened.body.state, decidedBy: reopened.body.decidedBy, reason: reopened.body.reason },
          { state: 'open', decidedBy: null, reason: null },
        );
        const { items } = (await vireo.ask('GET', `/events?since=${since}`)).body;
        // What people hear of it comes into the log when it is handed over.
        assert.deepEqual(
          items
            .map(({ type }: { type: string }) => type)
            .filter((type: string) => !type.startsWith('notification.')),
          ['finding.confirmed', 'finding.dismissed', 'finding.reopened'],
        );
      });

      it('are confirmed and asked for as clients of versions before do', async () => {
        await scan([createFinding()]);
        const { id } = await onlyOne();

        const { body } = await vireo.ask('POST', `/findings/${id}/accept`, { body: {} });

        assert.equal(body.state, 'confirmed');
        assert.deepEqual(
          (await list('&state=accepted')).map((finding) => finding.id),
          [id],
        );
      });

      it('refuse a decision on an older version, on a resolved one, and by a viewer', async () => {
        await scan([createFinding()]);
        const { id, version } = await onlyOne();
        await vireo.ask('POST', `/findings/${id}/confirm`, { body: {} });

        const stale = await vireo.ask('POST', `/findings/${id}/reopen`, {
          body: {},
          headers: { 'if-match': `"${version}"` },
        });
        const viewer = await vireo.ask('POST', `/findings/${id}/reopen`, { body: {}, as: 'viewer' });
        await scan([]);
        const resolved = await vireo.ask('POST', `/findings/${id}/confirm`, { body: {} });

        assert.deepEqual(
          { stale: stale.status, viewer: viewer.status, resolved: resolved.status },
          { stale: 412, viewer: 403, resolved: 409 },
        );
      });

      it('are nothing to another organization', async () => {
        await scan([createFinding()]);
        const { id } = await onlyOne();

        const seen = await vireo.ask('GET', `/findings/${id}`, { as: 'foreign' });
        const decided = await vireo.ask('POST', `/findings/${id}/confirm`, { as: 'foreign', body: {} });
        const listed = await vireo.ask('GET', '/findings', { as: 'foreign' });

        assert.deepEqual(
          { seenStatus: seen.status, decidedStatus: decided.status, items: listed.body.items },
          { seenStatus: 404, decidedStatus: 404, items: [] },
        );
      });
    });
  });
});
