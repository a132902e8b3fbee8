import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';

describe('vireo chat', () => {
  let data: Awaited<ReturnType<typeof makeDataDirectory>>;
  let backend: BackendProcess;

  before(async () => {
    data = await makeDataDirectory();
    backend = await startBackend(data.directory);
    const client = await backend.ask('POST', '/clients', { name: 'Nordwind *GmbH*', currency: 'EUR' });
    const hourlyRate = { minor: 11_000, currency: 'EUR' };
    const project = await backend.ask('POST', '/projects', {
      name: 'API',
      clientId: client.body.id,
      hourlyRate,
    });
    const entry = {
      projectId: project.body.id,
      startedAt: '2026-03-02T09:00',
      endedAt: '2026-03-02T10:45',
      zone: 'Europe/Berlin',
    };
    assert.equal((await backend.ask('POST', '/time-entries', entry)).status, 201);
  });

  after(async () => {
    await backend.kill();
    await data.remove();
  });

  const chat = (...args: string[]) => runCli(['chat', ...args, '--data', data.directory]);

  it('prints the answer as plain text, and exits with 0', async () => {
    const { code, stdout } = await chat('hours', 'by', 'client', 'in', '2026');

    assert.equal(code, 0);
    assert.match(stdout, /Nordwind \*GmbH\*: 1:45/);
    assert.doesNotMatch(stdout, /vireo:/);
  });

  it('prints the exchange as the API gives it with --json', async () => {
    const { code, stdout } = await chat('--json', 'what is unbilled?');
    const exchange = JSON.parse(stdout);

    assert.equal(code, 0);
    assert.equal(exchange.question, 'what is unbilled?');
    assert.equal(exchange.answer.coach, 'built-in');
    assert.match(exchange.answer.markdown, /\[1:45\]\(vireo:0\)/);
    assert.equal(exchange.answer.links[0].kind, 'entries');
  });

  it('goes on with a session', async () => {
    const first = JSON.parse((await chat('--json', 'how many hours on API in February 2026?')).stdout);
    const { stdout } = await chat('--session', first.sessionId, 'and in March 2026?');

    assert.match(stdout, /1:45/);
  });

  it('exits with 1 when the coach cannot answer, and with 2 without a question', async () => {
    const declined = await chat('tell me a joke');
    const usage = await runCli(['chat']);

    assert.equal(declined.code, 1);
    assert.match(declined.stderr, /You could ask:/);
    assert.match((await chat('Erzähl mir einen Witz')).stderr, /Du könntest fragen:\n {2}Wie viele Stunden/);
    assert.equal(usage.code, 2);
  });
});
