import assert from 'node:assert/strict';
import type * as Api from '../../api-client/index.ts';
import type * as Connecting from '../../connection/index.ts';
import type { Notification } from '../../contract/events.ts';
import { BackendUnavailable } from '../../pages/backend.ts';
import { tellProblem } from '../../pages/backend-problem.ts';
import { Backend, type BackendState } from './backend.ts';

const connection: Connecting.Connection = {
  url: 'http://127.0.0.1:1',
  token: 'secret-token',
  version: '0.1.0',
  pid: 7,
};

type Subscribe = Connecting.SubscribeOptions;

interface Line {
  readonly backend: Backend;
  readonly states: BackendState['phase'][];
  readonly logged: string[];
  /** Data folders for which an empty database was answered. */
  readonly answered: string[];
  readonly attempts: () => number;
  /** What the next attempts answer, in order; after them all succeed. */
  readonly answers: (Connecting.Connection | Error)[];
  /** Why there is no session, where it is asked; in order. */
  readonly sessions: Error[];
  readonly subscribed: Promise<Subscribe>;
}

/** The module of the connection, with the machine behind it taken away. */
function createLine(...answers: (Connecting.Connection | Error)[]): Line {
  const subscribed = Promise.withResolvers<Subscribe>();
  const logged: string[] = [];
  const answered: string[] = [];
  const sessions: Error[] = [];
  let attempts = 0;
  const connecting = {
    defaultDataDirectory: () => '/data',
    connectBackend: async () => {
      attempts += 1;
      const answer = answers.shift() ?? connection;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    requireSession: async () => {
      const answer = sessions.shift();
      if (answer !== undefined) throw answer;
    },
    answerStartEmpty: async ({ dataDirectory }: Connecting.ConnectOptions) => {
      answered.push(dataDirectory);
    },
    subscribeEvents: async (options: Subscribe) => {
      subscribed.resolve(options);
      await options.connect();
      options.onState?.({ up: true });
      await new Promise((resolve) => options.signal.addEventListener('abort', resolve));
    },
  } as unknown as typeof Connecting;
  const api = {
    createApiClient: ({ token, language }: Api.ApiClientOptions) => ({ token, language }),
  } as unknown as typeof Api;
  const backend = new Backend({
    loadConnecting: async () => connecting,
    loadApi: async () => api,
    options: () => ({
      dataDirectory: '/data',
      backendEntry: 'backend.js',
      nodePath: 'node',
      version: '0.1.0',
    }),
    agent: 'test',
    language: 'de',
    log: { info: (message) => logged.push(message), warn: (message) => logged.push(message) },
  });
  const states: BackendState['phase'][] = [];
  backend.onDidChangeState(({ phase }) => states.push(phase));
  return {
    backend,
    states,
    logged,
    answered,
    attempts: () => attempts,
    answers,
    sessions,
    subscribed: subscribed.promise,
  };
}

const problem = (code: string, message: string) => Object.assign(new Error(message), { code });

describe('Backend', () => {
  it('answers what was asked before the line was up', async () => {
    const { backend } = createLine();
    const asked = backend.ask(async (_api, { client }) => ({ data: client }));

    const running = backend.run();

    assert.deepEqual(await asked, { token: 'secret-token', language: 'de' });
    backend.dispose();
    await running;
  });

  it('says why it failed, and does not try again by itself', async () => {
    const line = createLine(problem('data_directory', 'The folder /data cannot be written.'));
    line.backend.run().catch(() => undefined);

    await assert.rejects(line.backend.whenReady(), (error) => {
      assert.ok(error instanceof BackendUnavailable);
      assert.deepEqual(error.problem, {
        code: 'data_directory',
        sentence: 'The folder /data cannot be written.',
      });
      return true;
    });
    assert.equal(line.attempts(), 1);
    line.backend.dispose();
  });

  it('is ready after the user tried again with success', async () => {
    const line = createLine(problem('cannot_start', 'It did not start.'));
    const running = line.backend.run();
    await assert.rejects(line.backend.whenReady());

    line.backend.reconnect();

    assert.equal((await line.backend.whenReady()).pid, 7);
    assert.deepEqual(line.states, ['failed', 'starting', 'ready']);
    line.backend.dispose();
    await running;
  });

  it('announces no end of a session that the user asked for, and the next one again', async () => {
    const line = createLine(problem('signed_out', 'You are signed out.'));
    const known: (boolean | undefined)[] = [];
    line.backend.onDidChangeState((state) => {
      if (state.phase === 'failed') known.push(state.problem.isKnown);
    });
    line.backend.leave();
    const running = line.backend.run();
    await assert.rejects(line.backend.whenReady());
    line.backend.reconnect();
    await line.backend.whenReady();
    const { connect, onState } = await line.subscribed;
    line.answers.push(problem('signed_out', 'You are signed out.'));
    onState?.({ up: false, reason: '4401' });
    const again = connect();
    await assert.rejects(line.backend.whenReady());

    assert.deepEqual(known, [true, undefined]);
    line.backend.dispose();
    await Promise.all([running, again.catch(() => undefined)]);
  });

  it('keeps what was set aside for the question, and is ready after the answer', async () => {
    const setAside = {
      path: '/data/vireo.db.set-aside-1',
      at: '2026-01-01T00:00:00.000Z',
      reason: 'Damaged.',
    };
    const line = createLine(Object.assign(problem('store_set_aside', 'It was moved.'), { setAside }));
    const running = line.backend.run();
    await assert.rejects(line.backend.whenReady(), (error) => {
      assert.ok(error instanceof BackendUnavailable);
      assert.deepEqual(error.problem, { code: 'store_set_aside', sentence: 'It was moved.', setAside });
      assert.match(
        tellProblem(error.problem, (text, ...args) => [text, ...args].join(' ')),
        /vireo\.db\.set-aside-1$/,
      );
      return true;
    });

    await line.backend.startEmpty();

    assert.equal((await line.backend.whenReady()).pid, 7);
    assert.deepEqual(line.answered, ['/data']);
    line.backend.dispose();
    await running;
  });

  it('passes notifications on', async () => {
    const line = createLine();
    const running = line.backend.run();
    const seen: Notification[] = [];
    line.backend.onDidNotify((notification) => seen.push(notification));

    const { onNotification } = await line.subscribed;
    await line.backend.whenReady();
    onNotification({ reload: true, seq: 3 });

    assert.deepEqual(seen, [{ reload: true, seq: 3 }]);
    line.backend.dispose();
    await running;
  });

  it('makes who asks wait while the line is down, and goes on when it is back', async () => {
    const line = createLine();
    const running = line.backend.run();
    await line.backend.whenReady();
    const { onState } = await line.subscribed;

    onState?.({ up: false, reason: '1006' });
    const asked = line.backend.ask(async () => ({ data: 'answer' }));
    onState?.({ up: true });

    assert.equal(await asked, 'answer');
    line.backend.dispose();
    await running;
  });

  it('says that its account is signed out, and goes on once it is signed in again', async () => {
    const line = createLine();
    const running = line.backend.run();
    await line.backend.whenReady();
    const { onState, connect } = await line.subscribed;

    line.sessions.push(problem('signed_out', 'You are signed out of vireo.example.'));
    onState?.({ up: false, reason: '4401 ' });
    const again = connect();
    await assert.rejects(line.backend.whenReady(), (error) => {
      assert.ok(error instanceof BackendUnavailable);
      assert.equal(error.problem.code, 'signed_out');
      return true;
    });
    assert.equal(line.attempts(), 2);
    line.backend.reconnect();
    await again;
    onState?.({ up: true });

    assert.equal((await line.backend.whenReady()).pid, 7);
    line.backend.dispose();
    await running;
  });

  it('never writes the token into the log', async () => {
    const line = createLine();
    const running = line.backend.run();
    await line.backend.whenReady();

    assert.ok(line.logged.some((message) => message.includes('http://127.0.0.1:1')));
    assert.ok(!line.logged.some((message) => message.includes('secret-token')));
    line.backend.dispose();
    await running;
  });

  it('refuses after its end, instead of waiting for ever', async () => {
    const line = createLine();
    line.backend.dispose();

    await assert.rejects(
      line.backend.ask(async () => ({ data: 1 })),
      BackendUnavailable,
    );
  });
});
