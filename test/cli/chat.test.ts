import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import {
  type FaultServer,
  firstEvent,
  openAiBytes,
  send,
  startFaultServer,
  status,
} from '../../src/backend/testing/models/fault-server.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';
import { runCommand } from '../support/run-command.ts';

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

  it('says below the answer what was read, and changes it on a terminal', async () => {
    const first = await chat('--json', 'how many hours on API in February 2026?');
    const { sessionId } = JSON.parse(first.stdout);
    const plain = await chat('hours by client in 2026');
    const typed = ['3', 'March 2026', ''];
    const shown = { out: '', err: '' };
    await runCommand(['chat', '--edit', '--session', sessionId, '--data', data.directory], {
      out: (text) => {
        shown.out += text;
      },
      err: (text) => {
        shown.err += text;
      },
      ask: async () => typed.shift() ?? assert.fail('asked once more'),
      cwd: process.cwd(),
      env: { ...process.env },
      colors: false,
      readInput: async () => '',
      signal: new AbortController().signal,
      setExitCode: (code) => assert.equal(code, 0),
    });

    assert.match(plain.stderr, /^Read as: Hours · .*2026 · By client$/m);
    assert.match(shown.err, /^Read as: Hours · .*API · February 2026$/m);
    assert.match(shown.err, /^\d {2}Period: February 2026$/m);
    assert.match(shown.out, /^1:45 recorded/);
    assert.match(shown.err, /^Read as: Hours · .*API · March 2026$/m);
    assert.deepEqual(typed, []);
  });

  it('asks nothing without a terminal', async () => {
    const { code, stderr, stdout } = await chat('--edit', 'hours in 2026');

    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /There is no terminal to ask on/);
  });

  it('exits with 1 when the coach cannot answer, and with 2 without a question', async () => {
    const declined = await chat('tell me a joke');
    const usage = await runCli(['chat']);

    assert.equal(declined.code, 1);
    assert.match(declined.stderr, /You could ask:/);
    assert.match((await chat('Erzähl mir einen Witz')).stderr, /Du könntest fragen:\n {2}Wie viele Stunden/);
    assert.equal(usage.code, 2);
  });

  describe('with a model', () => {
    let server: FaultServer;

    before(async () => {
      server = await startFaultServer();
      const price = { inputMicroUsd: 1_000_000, outputMicroUsd: 2_000_000 };
      const models = [
        { id: 'big', price },
        { id: 'small', price },
      ];
      const body = { preset: 'ollama', title: 'Own', baseUrl: server.url, models };
      assert.equal((await backend.ask('POST', '/ai/providers', body)).status, 201);
    });
    after(async () => await server.close());

    const usage = { input: 1_000, output: 100 };

    it('marks figures that are from no record, and says who answered and what it cost', async () => {
      server.play(send(openAiBytes({ text: ['You worked 77:15.'], usage })));
      const { code, stdout, stderr } = await chat('how', 'much?', '--model', 'SMALL');

      assert.equal(code, 0);
      assert.equal(stdout, 'You worked 77:15[?].\n[?] not from your records\n');
      assert.match(stderr, /^small · < \$0\.01\n$/);
      assert.equal(JSON.parse(server.calls.at(-1)?.body ?? '{}').model, 'small');
    });

    it('asks no model with --built-in, and none that is not there', async () => {
      const before = server.calls.length;
      const builtIn = await chat('--built-in', 'hours by client in 2026');
      const unknown = await chat('--model', 'huge', 'hours in 2026');
      const both = await chat('--model', 'small', '--built-in', 'hours in 2026');

      assert.deepEqual([builtIn.code, unknown.code, both.code], [0, 2, 2]);
      assert.match(builtIn.stderr, /^Read as: .*\nBuilt-in coach · free\n$/);
      assert.match(unknown.stderr, /There is no model "huge", but big, small\./);
      assert.equal(server.calls.length, before);
    });

    it('asks no model for figures unless it is named, and says how one is asked', async () => {
      const before = server.calls.length;
      const { code, stdout, stderr } = await chat('hours by client in 2026');
      assert.equal(server.calls.length, before);
      server.play(send(openAiBytes({ text: ['By the model.'], usage })));
      const named = await chat('--model', 'auto', 'hours by client in 2026');

      assert.equal(code, 0);
      assert.match(stdout, /Nordwind \*GmbH\*: 1:45/);
      // Up to today, while the year is not over.
      assert.match(
        stderr,
        /^Read as: Hours · .*2026 · By client\nBuilt-in coach · free\nTo ask a model instead: --model auto\n$/,
      );
      assert.equal(named.stdout, 'By the model.\n');
    });

    it('lets the built-in coach answer where the model cannot be reached, and says so in one line', async () => {
      server.play(status(401, { error: { message: 'no' } }));
      const { code, stdout, stderr } = await chat('--model', 'auto', 'hours by client in 2026');

      assert.equal(code, 0);
      assert.match(stdout, /Nordwind \*GmbH\*: 1:45/);
      assert.match(
        stderr,
        /^Read as: Hours · .*2026 · By client\nOwn does not accept the key; the built-in coach answers instead\.\nBuilt-in coach · free\n$/,
      );
    });

    it('prints what came of an answer that broke off, with what it may cost', async () => {
      server.play(send(firstEvent(openAiBytes({ text: ['Half of it'] })), { end: 'reset' }));
      const { code, stdout, stderr } = await chat('how much?');

      assert.deepEqual([code, stdout], [2, 'Half of it\n']);
      assert.match(stderr, /^(?:big|small) · .* \(estimated\)\n.*The answer of Own broke off/m);

      const [, session = ''] = /^For the rest: vireo chat --continue (\S+) --data /m.exec(stderr) ?? [];
      server.play(send(openAiBytes({ text: [' and the rest.'], usage })));
      const rest = await chat('--continue', session);
      const again = await chat('--continue', session);

      assert.deepEqual([rest.code, rest.stdout], [0, ' and the rest.\n']);
      assert.match(server.calls.at(-1)?.body ?? '', /Half of it/);
      assert.equal(again.code, 2);
      assert.match(again.stderr, /The last answer of this session is whole/);
    });
  });
});
