/** A server that lies about an agent's run, to a machine: it learns no path, and nothing of its user's changes at its word. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { toPlaced } from '../../../contract/runner/placed-project.ts';
import type { AgentQuestion } from '../../../contract/work/agent-run.ts';
import type { WorkAsk } from '../../../contract/work/work-asks.ts';
import type { AgentTask, WorkTask } from '../../../contract/work/work-tasks.ts';
import { createSilentLogger } from '../../platform/log/logger.ts';
import type { AskUse, WorkAnswerers } from '../../platform/work/work-answers.ts';
import { foundIn, type Pushed, pushInto } from '../../testing/runners/run-parts.ts';
import { sealingKeyBytes } from '../machine/machine-identity.ts';
import { openRunConsents, type RunConsents } from '../machine/run-consents.ts';
import { OwnWork } from './own-work.ts';

const projectId = '01890000-0000-7000-8000-00000000000a';
const otherId = '01890000-0000-7000-8000-00000000000b';
const run = '01890000-0000-7000-8000-0000000000aa';
const folder = '/home/mara/work/shop';
const use: AskUse = { signal: new AbortController().signal, over: new AbortController().signal };

const question: AgentQuestion = {
  id: 'q1',
  step: 'decide',
  title: 'Apply?',
  text: `Of ${folder}`,
  payload: { accepted: ['a'], root: folder },
};
const waits = { waiting: question };

describe('an agent’s run on a machine, and a server that lies', () => {
  let directory: string;
  let consents: RunConsents;
  let own: OwnWork;
  let now: number;
  let isTrusted: boolean;
  let from: AgentTask['from'];
  const allowed = new Set<string>();
  /** What the work process got, and what it does with it. */
  let tasks: WorkTask[];
  let script: (answers: Required<WorkAnswerers>) => Promise<unknown>;
  let told: unknown[];
  let pushed: Pushed[];
  let server: (ask: WorkAsk) => unknown;

  beforeEach(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'vireo-own-work-'));
    now = 1_700_000_000_000;
    tasks = [];
    told = [];
    pushed = [];
    allowed.clear();
    isTrusted = true;
    from = undefined;
    script = async () => waits;
    server = () => null;
    consents = openRunConsents({ directory, clock: () => now, log: createSilentLogger() });
    own = new OwnWork({
      work: {
        run: async (task, request) => {
          tasks.push(task);
          request.onProgress?.({ step: `In ${folder}` });
          request.onEvent?.({ type: 'note', text: `In ${folder}/src` });
          return request.result.parse(await script(request.answers as Required<WorkAnswerers>));
        },
        ask: async () => Promise.reject(new Error('A runner asks nothing.')),
        close: () => undefined,
      },
      directory,
      findFolder: (id) => ([projectId, otherId].includes(id) ? folder : null),
      askedOf: () => ({ trusted: isTrusted, from }),
      consents,
      own: {
        sealingKey: Buffer.alloc(sealingKeyBytes, 1),
        isAllowedAlways: ({ line }) => allowed.has(line),
        crews: { isAllowed: async () => false, keep: async () => assert.fail('nobody allowed it') },
        effects: [pushInto(pushed)],
      },
    });
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const asked = (more: Partial<AgentTask> = {}): AgentTask => ({
    kind: 'agent',
    run,
    agent: 'development',
    input: {},
    project: { id: projectId, name: 'Shop', folder: toPlaced(projectId), trusted: true },
    now: 0,
    ...more,
  });
  const give = async (task: WorkTask): Promise<unknown> =>
    await own.run(task, {
      signal: use.signal,
      onProgress: (progress) => void told.push(progress),
      onEvent: (event) => void told.push(event),
      askServer: async (ask) => {
        told.push(ask);
        return server(ask);
      },
    });
  const resumed = () => tasks.map((task) => task.kind === 'agent' && task.resume);

  it('goes on with what was answered at this machine alone, as it was answered here, and once', async () => {
    const resume = { question: 'q1', approved: true, payload: { accepted: ['a', 'evil'] } };
    await give(asked());
    await give(asked({ resume }));
    consents.answer(run, { question: 'q1', approved: true, payload: { accepted: ['a'] } });
    await give(asked({ resume }));
    await give(asked({ resume }));

    // Without an answer of this machine nothing is begun: it asks what it asked.
    assert.deepEqual(resumed(), [
      undefined,
      { question: 'q1', approved: true, payload: { accepted: ['a'] } },
    ]);
    assert.ok(JSON.stringify(told).includes('asks for an answer here'));
  });

  it('takes no answer to another question, and keeps what was answered over an end of the process', async () => {
    await give(asked());
    consents.answer(run, { question: 'q0', approved: true });
    assert.equal(consents.answerOf(run), undefined);
    consents.answer(run, { question: 'q1', approved: true });
    const again = openRunConsents({ directory, clock: () => now, log: createSilentLogger() });

    assert.deepEqual(again.answerOf(run), {
      question,
      answer: { question: 'q1', approved: true, payload: question.payload },
    });
    again.setAnswer(run, undefined);
    assert.equal(consents.answerOf(run), undefined);
  });

  it('is declined by its server’s word alone, without what that sends beside it', async () => {
    await give(asked());
    consents.answer(run, { question: 'q1', approved: true });
    await give(
      asked({ resume: { question: 'q1', approved: false, payload: { accepted: ['x'] }, comment: 'No' } }),
    );

    assert.deepEqual(resumed()[1], { question: 'q1', approved: false, comment: 'No' });
  });

  it('runs no command because the server allows it', async () => {
    const verdicts: unknown[] = [];
    const judge = async (verdict: string, reason = '') => {
      server = () => ({ verdict, reason });
      script = async ({ command }) => {
        verdicts.push((await command({ kind: 'command', line: 'npm test' }, use)).verdict);
        return {};
      };
      await give(asked());
    };
    await judge('allow');
    allowed.add('npm test');
    await judge('allow');
    await judge('ask');
    await judge('ask', 'A rule asks.');
    await judge('deny');
    isTrusted = false;
    await judge('allow');

    assert.deepEqual(verdicts, ['ask', 'allow', 'allow', 'ask', 'deny', 'ask']);
  });

  it('works unattended at no server’s word', async () => {
    server = () => ({ level: 'unattended', protectedBranches: [], writes: { verdict: 'allow', reason: '' } });
    let said: unknown;
    script = async ({ autonomy }) => {
      said = await autonomy({ kind: 'autonomy', writes: ['a.ts'] }, use);
      return {};
    };
    await give(asked());

    assert.deepEqual(said, { level: 'ask', protectedBranches: [], writes: { verdict: 'ask', reason: '' } });
  });

  it('pushes once what its user approved here, and tells its server before and after', async () => {
    const effect = { kind: 'effect', effect: 'push', node: 'n', key: 'k', input: { commit: 'c1' } } as const;
    const answers: unknown[] = [];
    await give(asked());
    consents.answer(run, { question: 'q1', approved: true, payload: { branch: 'mine' } });
    script = async (ask) => {
      answers.push(await ask.effect(effect, use), await ask.effect(effect, use));
      return {};
    };
    told = [];
    await give(asked({ resume: { question: 'q1', approved: true, payload: { branch: 'evil' } } }));

    assert.deepEqual(pushed, [{ commit: 'c1', decided: { branch: 'mine' } }]);
    assert.deepEqual(answers, [
      { outcome: { commit: 'c1' }, isRepeated: false },
      { outcome: { commit: 'c1' }, isRepeated: true },
    ]);
    const noted = { ...effect, kind: 'effect-note' };
    const done = { ...noted, state: 'done', outcome: { commit: 'c1' } };
    assert.deepEqual(
      told.filter((each) => JSON.stringify(each).includes('effect-note')),
      [{ ...noted, state: 'intended' }, done, done],
    );
  });

  it('is one thing from its beginning: of that agent, input and folder, and begins at no checkpoint by itself', async () => {
    await give(asked());
    await assert.rejects(give(asked({ input: { task: 'another' } })), /began as another one/);
    await assert.rejects(give(asked({ agent: 'devops' })), /began as another one/);
    const replay = { ...asked(), run: run.replace('aa', 'cc'), from: { run, checkpoint: 'c1' } };
    await assert.rejects(give(replay), /on the machine on which the run ran/);
    from = { run, checkpoint: 'c0' };
    await assert.rejects(give(replay), /on the machine on which the run ran/);
    from = replay.from;
    await give(replay);

    assert.deepEqual(
      tasks.map((task) => task.kind === 'agent' && task.from),
      [undefined, replay.from],
    );
  });

  it('says itself whose copies are needed yet', async () => {
    await give(asked({ alive: [] }));
    script = async () => ({});
    const other = run.replace('aa', 'dd');
    await give(asked({ run: other, alive: [] }));
    await give(asked({ run: run.replace('aa', 'ee'), alive: [] }));
    const last = tasks.at(-1);

    assert.ok(last?.kind === 'agent' && last.alive?.includes(run) && !last.alive.includes(other));
  });

  it('fails without a path or a secret in its reason', async () => {
    const secret = `ghp_${createHash('sha256').update('secret').digest('hex').slice(0, 36)}`;
    script = async () => Promise.reject(new Error(`ENOENT: ${folder}/.env ${secret}`));
    const failed = await give(asked()).then(
      () => assert.fail('it failed'),
      (error: Error) => error.message,
    );

    assert.ok(!failed.includes(folder) && !failed.includes(secret), failed);
  });

  it('puts files back where its user asked for it here, of that run and project, and once', async () => {
    script = async () => ({ root: folder, files: ['a.ts'], holdsRun: false });
    const restore = (project = projectId): WorkTask => ({ kind: 'restore', folder: toPlaced(project), run });
    await assert.rejects(give(restore()), /Nobody at this machine/);
    await give(asked());
    tasks = [];
    consents.wantRestore(run);
    await assert.rejects(give(restore(otherId)), /Nobody at this machine/);
    assert.deepEqual(await give(restore()), { root: toPlaced(projectId), files: ['a.ts'], holdsRun: false });
    await assert.rejects(give(restore()), /Nobody at this machine/);
    consents.wantRestore(run);
    now += 11 * 60_000;
    await assert.rejects(give(restore()), /Nobody at this machine/);

    assert.equal(tasks.length, 1);
  });

  it('takes no run of another project, and no name of a run that is none', async () => {
    await give(asked());
    const other = { id: otherId, name: 'Other', folder: toPlaced(otherId), trusted: true };
    await assert.rejects(give(asked({ project: other })), /another one/);
    await assert.rejects(give(asked({ run: '../../etc' })), /another one/);
  });

  it('tells no secret and no path of 100 that lie in all that a run says', async () => {
    const canaries = Array.from({ length: 100 }, (_, at) =>
      at % 2 === 0
        ? `ghp_${createHash('sha256').update(String(at)).digest('hex').slice(0, 36)}`
        : `${at % 4 === 1 ? folder : directory}/kept/${at}.ts`,
    );
    const words = canaries.map((canary) => `see "${canary}" here`);
    const text = words.join('\n');
    script = async ({ tool, model, dismissals, previous }) => {
      await tool({ kind: 'tool', tool: 'add_note', input: { text: words } }, use).catch(() => undefined);
      const messages = [{ role: 'user' as const, text }];
      const ask = {
        kind: 'model' as const,
        task: 'a',
        about: 'b',
        system: text,
        messages,
        tools: [],
        files: 0,
      };
      await model(ask, use).catch(() => undefined);
      const findings = words.map((message, at) => ({ ...foundIn(`${at}.ts`), message, snippet: message }));
      const read = { rules: { names: [], groups: {} }, roots: [], unread: [], apart: {} };
      await dismissals({ kind: 'dismissals', findings, read }, use).catch(() => undefined);
      await previous({ kind: 'previous' }, use).catch(() => undefined);
      return {
        report: text,
        findings,
        artifacts: [{ name: 'a', mediaType: 'text/plain', content: text }],
        waiting: { ...question, payload: { lines: words }, text },
      };
    };
    const result = await give(asked());

    const said = JSON.stringify([told, result]);
    assert.deepEqual(
      canaries.filter((canary) => said.includes(canary)),
      [],
    );
    assert.ok(told.length > 3 && said.includes('[SECRET]') && said.includes('/kept/1.ts'));
    assert.ok(canaries.every((canary) => consents.questionOf(run)?.question.text.includes(canary)));
  });

  it('tells no path of the machine, and gives a model’s answer back as the files have it', async () => {
    let answer: unknown;
    server = (ask) =>
      ask.kind === 'model'
        ? {
            text: `Edit ${JSON.stringify(ask.messages[0])}`,
            calls: [],
            end: 'stop',
            model: 'm',
            inputTokens: 1,
            outputTokens: 1,
            costMicros: 0,
          }
        : null;
    script = async ({ model }) => {
      const messages = [{ role: 'user' as const, text: `root = "${folder}/src" ${directory}/runs` }];
      const ask = {
        kind: 'model' as const,
        task: 'plan',
        about: folder,
        system: folder,
        messages,
        tools: [],
        files: 0,
      };
      answer = (await model(ask, use)).text;
      return waits;
    };
    const result = await give(asked());

    const said = JSON.stringify([told, result]);
    assert.ok(!said.includes(folder) && !said.includes(directory) && !said.includes('mara'), said);
    assert.ok(String(answer).includes(`${folder}/src`) && String(answer).includes(`${directory}/runs`));
    // Here it is shown as it is.
    assert.deepEqual(consents.questionOf(run), { projectId, question });
  });
});
