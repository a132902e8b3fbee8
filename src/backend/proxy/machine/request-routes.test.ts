import assert from 'node:assert/strict';
import { toPlaced } from '../../../contract/runner/placed-project.ts';
import type { AgentQuestion } from '../../../contract/work/agent-run.ts';
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
    consents().begin(run, projectId);
    consents().ask(run, question);
  };
  const trusted = (id: string | undefined, group?: string, project = projectId) =>
    askedHere().findOf({
      projectId: project,
      task: { kind: 'agent', run: id ?? '', group, agent: 'a', input: {}, now: 0 },
    })?.trusted;

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
    assert.equal(consents().answerOf(run), undefined);

    const other = run.replace('aa', 'bb');
    server.answer = (_seen, reply) => sendJson(reply, 202, { id: other, question: null });
    await proxy.ask('POST', `/api/v1/requests/${other}/answer`, { approved: true });
    assert.equal(consents().answerOf(other), undefined);
  });

  it('are as trusted as was said when they were asked for here, alone, as a group or once more', async () => {
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
    const replayed = await ask(`/requests/${one.id}/replay`);
    const foreign = await ask(`/requests/${run}/replay`, {});

    assert.equal(many.id, undefined);
    assert.deepEqual(
      [
        trusted(one.id),
        trusted('x', many.groupId),
        trusted(untrusted.id),
        trusted(replayed.id),
        trusted(foreign.id),
      ],
      [true, true, false, true, undefined],
    );
    assert.equal(trusted(one.id, undefined, run), undefined);
  });

  it('are undone where its user wants it here, and name this machine’s folder', async () => {
    await proxy.ask('PATCH', `/api/v1/projects/${projectId}`, { folder: '/work/shop' });
    server.answer = (_seen, reply) =>
      sendJson(reply, 200, { files: ['a.ts'], root: toPlaced(projectId), holdsChanges: false });
    const restored = await proxy.ask('POST', `/api/v1/requests/${run}/restore`);

    assert.equal(restored.json().root, '/work/shop');
  });
});
