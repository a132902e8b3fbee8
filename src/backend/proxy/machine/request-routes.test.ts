import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { waitFor } from '../../../../test/support/wait-for.ts';
import { toPlaced } from '../../../contract/runner/placed-project.ts';
import type { AgentQuestion } from '../../../contract/work/agent-run.ts';
import { devopsDeclaration } from '../../../contract/work/devops-agent.ts';
import { keptPlaces, saveKept } from '../../../workspace/runs/kept/kept-record.ts';
import { createSilentLogger } from '../../platform/log/logger.ts';
import { openTestProxy, type TestProxy } from '../../testing/account/account-proxy.ts';
import { AccountServer, sendJson } from '../../testing/account/account-server.ts';
import { type AskedHere, openAskedHere } from './asked-here.ts';
import { openRunConsents, type RunConsents } from './run-consents.ts';

const projectId = '01890000-0000-7000-8000-00000000000a';
const run = '01890000-0000-7000-8000-0000000000aa';
const question: AgentQuestion = {
  id: 'q1',
  step: 'decide',
  title: 'Apply?',
  text: 'Two files',
  payload: { accepted: ['a'] },
};

describe('requests of agents at the local backend of an account', () => {
  let server: AccountServer;
  let proxy: TestProxy;

  beforeEach(async () => {
    server = new AccountServer();
    proxy = await openTestProxy({ server: await server.start() });
    server.answer = (_seen, reply) =>
      sendJson(reply, 200, { id: run, question: { ...question, title: 'Nothing much', payload: {} } });
  });
  afterEach(async () => {
    await proxy.close();
    await server.stop();
  });

  // As the runner has them, in the same process there.
  const ports = () => ({ directory: proxy.folder, clock: () => proxy.clock.now, log: createSilentLogger() });
  const consents = (): RunConsents => openRunConsents(ports());
  const askedHere = (): AskedHere => openAskedHere(ports());
  const waitHere = () => {
    consents().begin(run, { projectId, folder: '/work/shop', task: 't' });
    consents().ask(run, question);
  };
  const devops = devopsDeclaration.inputSchema.parse({});
  const trusted = (id: string | undefined, more: { group?: string; agent?: string; input?: object } = {}) => {
    const { group, agent = 'devops', input = devops } = more;
    const task = { kind: 'agent', run: id ?? '', group, agent, input, now: 0 } as const;
    return askedHere().findOf({ projectId, folder: '/work/shop', task });
  };

  /** As a run here has kept its copy of the project. */
  async function keepHere(id: string, checkpoint: string): Promise<void> {
    const places = keptPlaces(proxy.folder, id);
    await mkdir(places.folder, { recursive: true });
    const record = { version: 1, runId: id, below: '', bytes: 1, keptAtMs: proxy.clock.now } as const;
    await saveKept(places, { ...record, checkpoints: [{ id: checkpoint, before: 'Review' }] });
  }

  it('show what a run of this machine waits for as it asked, whatever the server says', async () => {
    waitHere();
    const one = await proxy.ask('GET', `/api/v1/requests/${run}`);
    server.answer = (_seen, reply) =>
      sendJson(reply, 200, {
        items: [
          { id: run, question: { title: 'Lies' } },
          { id: 'b', question: null },
        ],
      });
    const listed = await proxy.ask('GET', '/api/v1/requests?state=waiting');

    assert.deepEqual(one.json().question, { ...question, expiresAt: null });
    assert.deepEqual(
      listed.json().items.map((item: { question: { title: string } | null }) => item.question?.title),
      ['Apply?', undefined],
    );
  });

  it('are noted here before the server hears of an answer', async () => {
    waitHere();
    server.answer = (_seen, reply) => {
      assert.equal(consents().answerOf(run)?.answer.approved, true);
      sendJson(reply, 202, { id: run, question: null });
    };
    const body = { question: 'q1', approved: true, payload: { accepted: [] } };
    const answered = await proxy.ask('POST', `/api/v1/requests/${run}/answer`, body);

    assert.equal(answered.statusCode, 202);
    assert.deepEqual(consents().answerOf(run)?.answer.payload, { accepted: [] });
  });

  it('are not answered where the server takes no answer, nor where nothing waits here', async () => {
    waitHere();
    server.answer = (_seen, reply) =>
      sendJson(reply, 409, { error: { code: 'state_forbids', message: 'It is over.', details: [] } });
    await proxy.ask('POST', `/api/v1/requests/${run}/answer`, { question: 'q1', approved: true });
    await waitFor(() => consents().answerOf(run) === undefined, 'it to be taken back');

    const other = run.replace('aa', 'bb');
    server.answer = (_seen, reply) => sendJson(reply, 202, { id: other, question: null });
    await proxy.ask('POST', `/api/v1/requests/${other}/answer`, { approved: true });
    assert.equal(consents().answerOf(other), undefined);
  });

  it('are as trusted as was said when they were asked for here, alone, as a group or once more', async () => {
    await proxy.ask('PATCH', `/api/v1/projects/${projectId}`, { folder: '/work/shop' });
    const ask = async (url: string, body?: object) => {
      await proxy.ask('POST', `/api/v1${url}`, body);
      return JSON.parse(server.seen.at(-1)?.body ?? '{}');
    };
    const one = await ask(`/projects/${projectId}/requests`, { agent: 'devops', trusted: true });
    const many = await ask(`/projects/${projectId}/requests`, {
      agents: ['devops', 'planning'],
      trusted: true,
    });
    const untrusted = await ask(`/projects/${projectId}/requests`, { agent: 'devops', trusted: false });
    await keepHere(one.id, 'c1');
    const replayed = await ask(`/requests/${one.id}/replay`, { from: 'c1' });
    const foreign = await ask(`/requests/${run}/replay`, {});

    assert.equal(many.id, undefined);
    assert.deepEqual(
      [
        trusted(one.id)?.trusted,
        trusted('x', { group: many.groupId })?.trusted,
        trusted(untrusted.id)?.trusted,
        trusted(replayed.id)?.trusted,
        trusted(replayed.id)?.from,
        trusted(foreign.id),
        trusted(one.id, { input: { ...devops, targets: ['terraform'] } }),
      ],
      [true, true, false, true, { run: one.id, checkpoint: 'c1' }, undefined, undefined],
    );
  });

  it('are replayed from where this machine has a copy, and say where it has none', async () => {
    await proxy.ask('PATCH', `/api/v1/projects/${projectId}`, { folder: '/work/shop' });
    await proxy.ask('POST', `/api/v1/projects/${projectId}/requests`, { id: run, agent: 'devops' });
    await keepHere(run, 'c1');
    const listed = ['c2', 'c1'].map((id) => ({ id, before: null, copy: 'elsewhere' }));
    server.answer = (_seen, reply) => sendJson(reply, 200, { items: listed, nextCursor: null });

    const kept = await proxy.ask('GET', `/api/v1/requests/${run}/checkpoints`);
    const other = await proxy.ask('GET', `/api/v1/requests/${run.replace('aa', 'bb')}/checkpoints`);
    const before = server.seen.length;
    const refused = await proxy.ask('POST', `/api/v1/requests/${run}/replay`, { from: 'c2' });

    assert.deepEqual(kept.json().items, [{ id: 'c1', before: 'Review', copy: 'kept' }]);
    assert.deepEqual(other.json().items, listed);
    assert.deepEqual([refused.statusCode, server.seen.length], [409, before]);
    assert.match(refused.json().error.message, /no longer kept on this machine/);
  });

  it('leave no trust behind where the server refuses them, and name each of several', async () => {
    await proxy.ask('PATCH', `/api/v1/projects/${projectId}`, { folder: '/work/shop' });
    server.answer = (_seen, reply) =>
      sendJson(reply, 409, { error: { code: 'state_forbids', message: '', details: [] } });
    await proxy.ask('POST', `/api/v1/projects/${projectId}/requests`, {
      agent: 'devops',
      trusted: true,
      id: run,
    });
    await waitFor(() => trusted(run) === undefined, 'it to be forgotten');
    server.answer = ({ body }, reply) => {
      const { groupId } = JSON.parse(body);
      sendJson(reply, 202, { id: run, requests: [{ id: run, groupId, agent: 'devops' }] });
    };
    await proxy.ask('POST', `/api/v1/projects/${projectId}/requests`, { agents: ['devops'], trusted: true });
    assert.equal(trusted(run)?.trusted, true);
  });

  it('are shown of no other request than the one asked for', async () => {
    waitHere();
    for (const id of ['01890000-0000-7000-8000-0000000000bb', 7]) {
      server.answer = (_seen, reply) =>
        sendJson(reply, 200, { id, question: { ...question, title: 'Run npm test?' } });
      const shown = await proxy.ask('GET', `/api/v1/requests/${run}`);
      assert.equal(shown.statusCode, 503, shown.payload);
    }
    server.answer = (_seen, reply) => sendJson(reply, 202, { id: run, question: null });
    await proxy.ask('POST', `/api/v1/requests/${run}/answer`, { approved: true });
    assert.equal(consents().answerOf(run), undefined);
  });

  it('keep the answer of one window where that of another came too late', async () => {
    waitHere();
    server.answer = (_seen, reply) => sendJson(reply, 202, { id: run, question: null });
    await proxy.ask('POST', `/api/v1/requests/${run}/answer`, { question: 'q1', approved: true });
    const [sent] = server.seen.slice(-1);
    server.answer = (_seen, reply) =>
      sendJson(reply, 409, { error: { code: 'state_forbids', message: '', details: [] } });
    await proxy.ask('POST', `/api/v1/requests/${run}/answer`, { question: 'q1', approved: false });

    await waitFor(() => consents().answerOf(run)?.answer.approved === true, 'the first to stand again');
    assert.equal(typeof JSON.parse(sent?.body ?? '{}').machine, 'string');
  });

  it('are undone where its user wants it here, and name this machine’s folder', async () => {
    await proxy.ask('PATCH', `/api/v1/projects/${projectId}`, { folder: '/work/shop' });
    server.answer = (_seen, reply) =>
      sendJson(reply, 200, { files: ['a.ts'], root: toPlaced(projectId), holdsChanges: false });
    const restored = await proxy.ask('POST', `/api/v1/requests/${run}/restore`);

    assert.equal(restored.json().root, '/work/shop');
  });
});
