import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { waitFor } from '../../../../test/support/wait-for.ts';
import type { ToWork } from '../../../contract/work/work-messages.ts';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import { WorkClient, type WorkEnds, type WorkOptions } from './work.ts';
import { WorkError } from './work-error.ts';

const mask: WorkTask = { kind: 'mask', texts: ['a'] };
const texts = z.array(z.string());

/** A process that does what the test says. */
class ScriptedProcess {
  readonly ends: WorkEnds;
  readonly heard: ToWork[] = [];
  isEnded = false;

  constructor(ends: WorkEnds) {
    this.ends = ends;
  }

  /** Of the last task that it was given. */
  get id(): number {
    const last = this.heard.findLast((message) => message.type === 'run');
    assert.ok(last);
    return last.id;
  }

  answer(result: unknown): void {
    this.ends.onMessage({ type: 'done', id: this.id, result });
  }

  die(): void {
    this.ends.onEnd('ended before it was done (SIGKILL)');
  }
}

function open(options: Partial<WorkOptions> = {}) {
  const started: ScriptedProcess[] = [];
  const faults: string[] = [];
  const work = new WorkClient({
    settings: { scanCacheDirectory: '/cache' },
    start: (ends) => {
      const process = new ScriptedProcess(ends);
      started.push(process);
      return {
        send: (message) => void process.heard.push(message),
        end: () => {
          process.isEnded = true;
        },
      };
    },
    onFault: (fault) => void faults.push(fault),
    ...options,
  });
  const last = (): ScriptedProcess => {
    const process = started.at(-1);
    assert.ok(process);
    return process;
  };
  return { work, started, faults, last };
}

const isOf = (code: string) => (error: unknown) => WorkError.is(error) && error.code === code;

describe('the port to the work process', () => {
  it('starts no process before the first task, tells it where things lie, and keeps it for the next', async () => {
    const { work, started, last } = open();
    assert.equal(started.length, 0);

    const first = work.run(mask, { result: texts });
    last().answer(['b']);
    const second = work.run(mask, { result: texts }).catch(() => undefined);

    assert.deepEqual(await first, ['b']);
    assert.equal(started.length, 1);
    assert.deepEqual(last().heard[0], { type: 'open', settings: { scanCacheDirectory: '/cache' } });
    work.close();
    await second;
  });

  it('ends the process once it has rested, and starts another for the next task', async () => {
    const { work, started, last } = open({ restMs: 1 });
    const first = work.run(mask, { result: texts });
    last().answer([]);
    await first;
    await waitFor(() => last().isEnded, 'the process to be ended');

    const second = work.run(mask, { result: texts });
    last().answer([]);
    await second;

    assert.equal(started.length, 2);
    work.close();
  });

  for (const [what, message] of [
    ['of an unknown type', { type: 'token', id: 1 }],
    ['without a result', { type: 'failed', id: 1 }],
    ['that is no message at all', 'done'],
  ] as const) {
    it(`refuses a message ${what}, says so, and trusts that process no more`, async () => {
      const { work, faults, last } = open();
      const running = work.run(mask, { result: texts });

      last().ends.onMessage(message);

      await assert.rejects(running, isOf('malformed'));
      assert.equal(last().isEnded, true);
      assert.match(faults[0] ?? '', /a message that is not understood/);
    });
  }

  it('refuses a result that is not as who asked needs it, and says where', async () => {
    const { work, last } = open();
    const running = work.run(mask, { result: texts });

    last().answer([1]);

    await assert.rejects(running, /sent a result of mask that is not understood: 0: /);
    work.close();
  });

  it('tells each task at once that its process has died, and runs the next in another', async () => {
    const { work, started, last } = open();
    const both = [work.run(mask, { result: texts }), work.run(mask, { result: texts })];

    last().die();

    for (const each of both) await assert.rejects(each, isOf('lost'));
    const next = work.run(mask, { result: texts });
    last().answer(['c']);
    assert.deepEqual(await next, ['c']);
    assert.equal(started.length, 2);
    work.close();
  });

  const isBystander = (error: unknown) => isOf('lost')(error) && WorkError.is(error) && error.isBystander;
  const isNoBystander = (error: unknown) => WorkError.is(error) && !error.isBystander;

  it('blames a task for the end of its process where it ran alone, and none where several did', async () => {
    const { work, last } = open();
    const alone = work.run(mask, { result: texts });
    last().die();
    await assert.rejects(alone, isNoBystander);

    const both = [work.run(mask, { result: texts }), work.run(mask, { result: texts })];
    last().die();
    for (const each of both) await assert.rejects(each, isBystander);
  });

  it('blames the task that did not stop, and not the one beside it', async () => {
    const { work, last } = open({ stopMs: 1 });
    const abort = new AbortController();
    const stuck = work.run(mask, { result: texts, signal: abort.signal });
    const beside = work.run(mask, { result: texts });

    abort.abort(new Error('cancelled'));

    await Promise.all([assert.rejects(stuck, /cancelled/), assert.rejects(beside, isBystander)]);
    assert.equal(last().isEnded, true);
  });

  it('blames the task whose message is not understood, and loses the one beside it', async () => {
    const { work, last } = open();
    const beside = work.run(mask, { result: texts });
    const sender = work.run(mask, { result: texts });

    last().ends.onMessage({ type: 'token', id: last().id });

    await Promise.all([assert.rejects(sender, isOf('malformed')), assert.rejects(beside, isBystander)]);
  });

  it('asks once more where somebody waits and the process has died, and no more than once', async () => {
    const { work, started, last } = open();
    const answered = work.ask(mask, texts);
    last().die();
    await waitFor(() => started.length === 2, 'another process');
    last().answer(['d']);
    const lost = work.ask(mask, texts);
    last().die();
    await waitFor(() => started.length === 3, 'a third process');
    last().die();

    assert.deepEqual(await answered, ['d']);
    await assert.rejects(lost, isOf('lost'));
  });

  it('passes on what is refused, with its reason', async () => {
    const { work, last } = open();
    const running = work.run(mask, { result: texts });

    last().ends.onMessage({ type: 'failed', id: last().id, refusal: 'folder_missing', message: 'Gone.' });

    await assert.rejects(running, (error) => isOf('refused')(error) && /Gone/.test(String(error)));
    work.close();
  });

  it('cancels a task, waits for it to stop, and ends a process that does not', async () => {
    const { work, faults, last } = open({ stopMs: 1 });
    const abort = new AbortController();
    const running = work.run(mask, { result: texts, signal: abort.signal });

    abort.abort(new Error('cancelled'));

    await assert.rejects(running, /cancelled/);
    assert.deepEqual(last().heard.at(-1), { type: 'cancel', id: last().id });
    assert.equal(last().isEnded, true);
    assert.match(faults[0] ?? '', /did not stop/);
  });

  it('answers what the process asks of the records, and says when they cannot be read', async () => {
    const { work, last } = open();
    const answer = [{ path: 'a.ts', fingerprint: 'f', reason: 'known' }];
    let asked = 0;
    const running = work.run(mask, {
      result: texts,
      answers: {
        dismissals: async () => {
          asked += 1;
          if (asked > 1) throw new Error('the database is closed');
          return answer;
        },
      },
    });
    const read = { rules: { names: [], groups: {} }, roots: [''], unread: [], apart: {} };
    const { id } = last();
    for (const question of [1, 2]) {
      last().ends.onMessage({ type: 'ask', id, question, ask: { kind: 'dismissals', findings: [], read } });
    }

    await waitFor(() => last().heard.length === 4, 'both answers');
    assert.deepEqual(last().heard.slice(2), [
      { type: 'answer', id, question: 1, answer },
      { type: 'unanswered', id, question: 2, message: 'the database is closed' },
    ]);
    last().answer([]);
    await running;
    work.close();
  });

  it('refuses what the run may not ask for', async () => {
    const { work, last } = open();
    const running = work.run(mask, { result: texts });
    const { id } = last();

    last().ends.onMessage({ type: 'ask', id, question: 1, ask: { kind: 'tool', tool: 'send', input: {} } });
    await waitFor(() => last().heard.length === 3, 'the answer');

    assert.deepEqual(last().heard.at(-1), {
      type: 'unanswered',
      id,
      question: 1,
      message: 'This run may not ask for tool.',
    });
    last().answer([]);
    await running;
    work.close();
  });

  it('refuses everything from a cancel on, also what was asked before it', async () => {
    const { work, last } = open();
    const abort = new AbortController();
    const answered: string[] = [];
    const running = work.run(mask, {
      result: texts,
      signal: abort.signal,
      answers: {
        tool: async ({ tool }, { signal }) => {
          answered.push(tool);
          await new Promise((resolve) => signal.addEventListener('abort', resolve));
          return { outcome: 'done', output: null };
        },
      },
    });
    const { id } = last();
    const ask = (question: number, tool: string) =>
      last().ends.onMessage({ type: 'ask', id, question, ask: { kind: 'tool', tool, input: {} } });

    ask(1, 'before');
    await waitFor(() => answered.length === 1, 'the first question');
    abort.abort(new Error('cancelled'));
    ask(2, 'after');
    const refusals = () => last().heard.filter(({ type }) => type === 'unanswered');
    await waitFor(() => refusals().length === 2, 'both refusals');

    assert.deepEqual(answered, ['before']);
    assert.deepEqual(
      refusals().map((each) => each.type === 'unanswered' && each.message),
      ['The run was cancelled.', 'The run was cancelled.'],
    );
    last().answer([]);
    await running.catch(() => undefined);
    work.close();
  });

  it('tells what the run does', async () => {
    const { work, last } = open();
    const told: unknown[] = [];
    const running = work.run(mask, { result: texts, onEvent: (event) => void told.push(event) });
    const event = { type: 'step', step: 'plan', title: 'Plan', state: 'running' };

    last().ends.onMessage({ type: 'event', id: last().id, event });

    assert.deepEqual(told, [event]);
    last().answer([]);
    await running;
    work.close();
  });

  it('ends the process when it is closed, and runs nothing afterwards', async () => {
    const { work, last } = open();
    const running = work.run(mask, { result: texts });

    work.close();

    await assert.rejects(running, isOf('lost'));
    await assert.rejects(work.ask(mask, texts), isOf('lost'));
    assert.equal(last().isEnded, true);
  });
});
