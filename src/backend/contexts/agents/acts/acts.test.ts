import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import { catalogueOf } from '../../../platform/tools/catalogue.ts';
import type { Schema } from '../../../schema.ts';
import { listAttacks } from '../../../testing/agents/attacks.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { openTestApp } from '../../../testing/open-test-app.ts';
import { type Board, createBoard, createSampleTools } from '../../../testing/sample-tools.ts';
import { createTestApp, type Reply, type TestApp } from '../../../testing/test-app.ts';

const asker = { kind: 'mcp', name: 'claude-code' };

describe('tools', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let board: Board;

    beforeEach(async () => {
      board = createBoard();
      vireo = await createTestApp(await open(), { tools: createSampleTools(board) });
    });
    afterEach(async () => await vireo.app.close());

    async function call(tool: string, input: object = {}, options: object = {}, as = 'org_admin') {
      const body = { input, zone: 'Europe/Berlin', locale: 'en', asker, ...options };
      const reply = await vireo.ask('POST', `/ai/tools/${encodeURIComponent(tool)}/calls`, { as, body });
      assert.equal(reply.status, 200, JSON.stringify(reply.body));
      return reply.body;
    }
    const act = async (id: string, verb: string, as = 'org_admin'): Promise<Reply> =>
      await vireo.ask('POST', `/ai/proposals/${id}/${verb}`, { as });
    const propose = async (text = 'Hello') => (await call('write_note', { text })).proposal;

    it('lists those that the role may call, with the schema of their input', async () => {
      const all = await vireo.ask('GET', '/ai/tools');
      const ofViewer = await vireo.ask('GET', '/ai/tools', { as: 'viewer' });

      const note = all.body.items.find(({ name }: { name: string }) => name === 'write_note');
      assert.equal(note.effect, 'write');
      assert.equal(note.inputSchema.properties.text.description, 'What is written down.');
      const names = ofViewer.body.items.map(({ name }: { name: string }) => name);
      assert.ok(names.includes('read_board') && !names.includes('write_note'), String(names));
    });

    it('runs what reads and what plans, and lets what changes wait', async () => {
      assert.deepEqual((await call('read_board')).output, { count: 0 });
      assert.equal((await call('plan_note', { text: 'a' })).kind, 'done');
      const { kind, proposal } = await call('write_note', { text: 'Hello' });
      const sent = await call('send_note', { text: 'Hello' });

      assert.equal(kind, 'proposed');
      assert.deepEqual(proposal.changes, [{ label: 'Note', after: 'Hello' }]);
      assert.deepEqual(proposal.asker, asker);
      assert.equal(sent.kind, 'proposed');
      assert.deepEqual(board.runs, { read_board: 1, plan_note: 1 });
    });

    it('speaks the language of the question', async () => {
      const { proposal } = await call('write_note', { text: 'Hallo' }, { locale: 'de' });

      assert.equal(proposal.title, 'Notiz left');
    });

    it('applies once when two click at the same time, and undoes once', async () => {
      const { id } = await propose();

      const applied = await Promise.all([act(id, 'apply'), act(id, 'apply'), act(id, 'apply')]);
      assert.deepEqual(
        applied.map(({ body }) => body.state),
        ['applied', 'applied', 'applied'],
      );
      assert.deepEqual([...board.notes], [[id, 'Hello']]);
      assert.equal(board.runs['write_note'], 1);
      assert.equal(applied[0]?.body.canUndo, true);

      const undone = await Promise.all([act(id, 'undo'), act(id, 'undo')]);
      assert.deepEqual(
        undone.map(({ body }) => body.state),
        ['undone', 'undone'],
      );
      assert.equal(board.notes.size, 0);
      assert.equal(board.runs['undo'], 1);
    });

    it('does it once where an earlier try ended between doing and saying so', async () => {
      const { id } = await propose();
      board.crash = true;
      const failed = await act(id, 'apply');
      board.crash = false;
      board.place = 'elsewhere, now that the note is there';

      const applied = await act(id, 'apply');

      assert.equal(failed.body.state, 'failed');
      assert.equal(applied.body.state, 'applied', JSON.stringify(applied.body));
      assert.equal(board.runs['write_note'], 1);
    });

    it('does nothing unseen: what would change otherwise by now is shown first', async () => {
      const { id, version } = await propose();
      board.place = 'right';

      const refused = await act(id, 'apply');
      assert.equal(refused.status, 409);
      assert.equal(refused.body.error.conflict.current.title, 'Note right');
      assert.equal(board.notes.size, 0);
      const headers = { 'if-match': `"${version}"` };
      const stale = await vireo.ask('POST', `/ai/proposals/${id}/apply`, { headers });
      assert.equal(stale.status, 412);
      assert.equal((await act(id, 'apply')).body.state, 'applied');
    });

    it('says what a tool refuses, and nothing of its inside', async () => {
      const refused = await call('write_note', { text: 'refused' });
      const { proposal } = await call('write_note', { text: 'broken' });
      const broken = await act(proposal.id, 'apply');

      assert.deepEqual(refused, { kind: 'refused', code: 'failed', message: 'The board is full.' });
      assert.equal(broken.body.state, 'failed');
      assert.doesNotMatch(JSON.stringify(broken.body), /secret/);
    });

    it('is discarded for good', async () => {
      const { id } = await propose();

      assert.equal((await act(id, 'discard')).body.state, 'discarded');
      assert.equal((await act(id, 'apply')).status, 409);
      assert.equal((await act(id, 'undo')).status, 409);
      const { body } = await vireo.ask('GET', '/ai/proposals?state=waiting');
      assert.deepEqual(body.items, []);
    });

    it("finds no proposal of another person, and logs everyone's for an administrator alone", async () => {
      const { proposal } = await call('write_note', { text: 'Mine' }, {}, 'user');

      assert.equal((await act(proposal.id, 'apply')).status, 404);
      assert.equal((await vireo.ask('GET', `/ai/proposals/${proposal.id}`)).status, 404);
      await call('read_board');
      const ofUser = await vireo.ask('GET', '/ai/decisions', { as: 'user' });
      const ofAll = await vireo.ask('GET', '/ai/decisions');
      assert.deepEqual(
        ofUser.body.items.map(({ tool }: { tool: string }) => tool),
        ['write_note'],
      );
      assert.equal(ofAll.body.items.length, 2);
      assert.doesNotMatch(JSON.stringify(ofAll.body), /Mine/);
    });

    it('obeys rules: denied by the organization, let through for one client by the person', async () => {
      const deny = [{ verdict: 'deny', tools: ['send_*'], reason: 'Nothing leaves.' }];
      const organization = { of: 'organization', rules: deny };
      assert.equal((await vireo.ask('PUT', '/ai/act-rules', { as: 'user', body: organization })).status, 403);
      assert.equal((await vireo.ask('PUT', '/ai/act-rules', { body: organization })).status, 200);
      const denied = await call('send_note', { text: 'x' }, {}, 'user');
      assert.deepEqual(denied.message, 'A rule denies it: Nothing leaves.');

      const allowed = await vireo.ask('POST', '/ai/act-rules/allow', { as: 'user', body: { asker } });
      assert.equal(allowed.body.own.rules.length, 1, JSON.stringify(allowed.body));
      const done = await call('write_note', { text: 'Allowed' }, {}, 'user');
      const other = await call(
        'write_note',
        { text: 'x' },
        { asker: { kind: 'mcp', name: 'other' } },
        'user',
      );

      assert.equal(done.kind, 'done');
      assert.equal(done.proposal.state, 'applied');
      assert.equal(other.kind, 'proposed');
      assert.equal((await act(done.proposal.id, 'undo', 'user')).body.state, 'undone');
      assert.equal(board.notes.size, 0);
    });

    it('lets through what a session was started with, and logs that', async () => {
      const allow = ['time:write'];
      const done = await call('write_note', { text: 'Hi' }, { allow });
      const asked = await call('write_note', { text: 'Hi' }, { allow: ['invoice:write'] });
      const sent = await call('send_note', { text: 'Hi' }, { allow });
      const { body } = await vireo.ask('GET', '/ai/decisions');

      assert.deepEqual(
        { done: done.kind, asked: asked.kind, sent: sent.kind },
        { done: 'done', asked: 'proposed', sent: 'proposed' },
      );
      const session = body.items.find(({ why }: { why: string }) => why === 'session');
      assert.equal(session.asker, 'mcp:claude-code');
      assert.equal(session.proposalId, done.proposal.id);
    });

    it('asks where a rule of the organization asks, whatever a person or a session allows', async () => {
      const rules = [{ verdict: 'ask', tools: ['write_*'] }];
      await vireo.ask('PUT', '/ai/act-rules', { body: { of: 'organization', rules } });
      await vireo.ask('POST', '/ai/act-rules/allow', { body: { asker } });

      const { kind } = await call('write_note', { text: 'Hi' }, { allow: ['time:write'] });
      const stale = { of: 'organization', version: 0, rules: [] };

      assert.equal(kind, 'proposed');
      assert.equal((await vireo.ask('PUT', '/ai/act-rules', { body: stale })).status, 412);
    });

    it('opens nothing by a click that a rule denies since', async () => {
      const { id } = await propose();
      const rules = [{ verdict: 'deny', tools: ['write_note'], reason: 'Not any more.' }];
      await vireo.ask('PUT', '/ai/act-rules', { body: { of: 'own', rules } });

      const refused = await act(id, 'apply');

      assert.deepEqual({ status: refused.status, size: board.notes.size }, { status: 403, size: 0 });
      assert.equal(refused.body.error.message, 'Not any more.');
    });

    it("holds the user's own file of rules, as it is at each act", async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'vireo-rules-'));
      const policyFile = path.join(folder, 'policy.json');
      const own = await openTestApp({ tools: createSampleTools(board), policyFile });
      const kindOf = async (tool: string) => {
        const body = { input: {}, zone: 'UTC', locale: 'en', asker };
        const reply = await own.ask('POST', `/ai/tools/${tool}/calls`, { body });
        return reply.body.code ?? reply.body.kind;
      };
      try {
        const kinds = [await kindOf('read_board')];
        const rules = [{ verdict: 'deny', tools: ['read_board'] }];
        await writeFile(policyFile, JSON.stringify({ version: 1, rules }));
        kinds.push(await kindOf('read_board'));
        await writeFile(policyFile, '{');
        kinds.push(await kindOf('get_timer'));
        await rm(policyFile);
        kinds.push(await kindOf('get_timer'));

        assert.deepEqual(kinds, ['done', 'denied', 'denied', 'done']);
      } finally {
        await own.close();
        await rm(folder, { recursive: true });
      }
    });

    it('denies everything while its rules cannot be read', async () => {
      await vireo.ask('POST', '/ai/act-rules/allow', { body: { asker } });
      await vireo.database.query
        .updateTable('act_rules')
        .set({ rules: '{' })
        .where('organization_id', '=', vireo.owner.organizationId)
        .execute();

      assert.equal((await call('read_board')).code, 'denied');
    });

    it('forgets decisions after 90 days', async () => {
      await call('read_board');
      vireo.clock.now += 91 * 86_400_000;
      await call('plan_note', { text: 'a' });

      const { body } = await vireo.ask('GET', '/ai/decisions');
      assert.deepEqual(
        body.items.map(({ tool }: { tool: string }) => tool),
        ['plan_note'],
      );
    });

    it('discards for good what nobody answered for 30 days', async () => {
      const [old, taken] = [await propose(), await propose('Taken')];
      await act(taken.id, 'apply');
      vireo.clock.now += 31 * 86_400_000;
      const young = await propose('Young');

      const stateOf = async (id: string) => (await vireo.ask('GET', `/ai/proposals/${id}`)).body.state;
      assert.deepEqual(
        [await stateOf(old.id), await stateOf(taken.id), await stateOf(young.id)],
        ['discarded', 'applied', 'waiting'],
      );
      assert.equal((await act(old.id, 'apply')).status, 409);
    });

    it('logs what a person says to a proposal: do it, take it back, discard it', async () => {
      const [first, second] = [await propose(), await propose('Second')];
      await act(first.id, 'apply');
      await act(first.id, 'undo');
      await act(first.id, 'undo');
      await act(second.id, 'discard');

      type Item = { why: string; about: string; verdict: string; proposalId: string };
      const { items } = (await vireo.ask('GET', '/ai/decisions')).body as { items: readonly Item[] };
      const said = items.filter(({ why }) => why === 'person');
      assert.deepEqual(
        said.map(({ about, verdict, proposalId }) => [about, verdict, proposalId]).toSorted(),
        [
          ['discard', 'deny', second.id],
          ['undo', 'allow', first.id],
          ['write_note', 'allow', first.id],
        ],
      );
    });

    it('refuses 100 attacks by name, argument, role and effect: nothing runs that should not', async () => {
      const attacks = listAttacks();
      assert.ok(attacks.length >= 100, `${attacks.length}`);
      for (const { tool, input, as, ...options } of attacks) {
        const path = `/ai/tools/${encodeURIComponent(tool)}/calls`;
        const body = { input, zone: 'UTC', locale: 'en', asker, ...options };
        const { body: outcome } = await vireo.ask('POST', path, { as, body });
        assert.notEqual(outcome.kind, 'done', JSON.stringify({ tool, input, as, ...options }));
      }

      assert.deepEqual(board.runs, {});
      assert.deepEqual(board.sent, []);
    });

    it('keeps no rule for a client whose name would stand for others', async () => {
      for (const name of ['*', 'claude*', 'a\nb', 'x'.repeat(101), '']) {
        const body = { asker: { kind: 'mcp', name } };
        assert.equal((await vireo.ask('POST', '/ai/act-rules/allow', { body })).status, 422, name);
      }
    });
  });
});

describe('the catalogue', () => {
  const tools = createSampleTools(createBoard());

  it('refuses one name twice, and what changes something without a preview', () => {
    assert.throws(() => catalogueOf([{ tools }, { tools }]), /Two slices mount the tool read_board/);
    const { preview: _preview, ...blind } = tools[2] ?? assert.fail();
    assert.throws(() => catalogueOf([{ tools: [blind] }]), /has no preview/);
  });
});
