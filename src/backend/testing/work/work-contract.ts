/** What who asks for work can rely on, whichever work does it: the process of this backend, or a machine of who asked. */
import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as z from 'zod';
import type { AgentEvent } from '../../../contract/work/agent-run.ts';
import {
  type AgentBrought,
  type AgentTask,
  agentBroughtSchema,
  restoredSchema,
  scanBroughtSchema,
  unknownNamesSchema,
  type WorkTask,
} from '../../../contract/work/work-tasks.ts';
import type { WorkRequest } from '../../platform/work/work.ts';
import { WorkError, type WorkErrorCode } from '../../platform/work/work-error.ts';
import { AgentError } from '../../work/agents/agent.ts';
import { createScriptedAgent, readOf, type Script, type ScriptedAgent } from '../scripted-agent.ts';
import { contractOwner, contractProjectId, type FarEnd, type WorkStage } from './work-stage.ts';

const weakCode = "const { exec } = require('node:child_process');\nexec('ls ' + process.argv[2]);\n";
const program = { name: 'shop', version: '1.0.0', dependencies: { fastify: '5.0.0' } };

const isOf = (code: WorkErrorCode, words: RegExp, refusal?: string) => (error: unknown) => {
  assert.ok(WorkError.is(error), String(error));
  assert.deepEqual([error.code, error.refusal], [code, refusal], error.message);
  assert.match(error.message, words);
  return true;
};

export function describeWork(name: string, open: (far: FarEnd) => Promise<WorkStage>): void {
  describe(name, () => {
    let folder: string;
    let agent: ScriptedAgent;
    let stage: WorkStage;
    let runs: number;
    let killAt: FarEnd['killAt'];

    beforeEach(async () => {
      folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'vireo-work-')));
      writeFileSync(path.join(folder, 'main.js'), weakCode);
      writeFileSync(path.join(folder, 'package.json'), JSON.stringify(program));
      agent = createScriptedAgent();
      runs = 0;
      killAt = () => undefined;
      stage = await open({ folder, agent, killAt: (message) => killAt(message) });
    });
    afterEach(() => {
      stage.work.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const newRun = (): string => {
      runs += 1;
      return `01890000-0000-7000-8000-0000000000${String(runs).padStart(2, '0')}`;
    };
    const agentTask = (more: Partial<AgentTask> = {}): AgentTask => ({
      kind: 'agent',
      run: newRun(),
      agent: 'scripted',
      input: {},
      project: { id: contractProjectId, name: 'Shop', folder: stage.folder, trusted: true },
      now: 0,
      ...more,
    });
    async function give(task: AgentTask, request: Partial<WorkRequest<unknown>> = {}): Promise<AgentBrought> {
      const job = `job of ${task.run} ${task.resume === undefined ? 1 : 2}`;
      const asked = { of: contractOwner, job, ...request };
      return await stage.work.run(task, { ...asked, result: agentBroughtSchema });
    }
    const runScript = async (script: Script, request: Partial<WorkRequest<unknown>> = {}) => {
      agent.script(script);
      return await give(agentTask(), request);
    };
    async function ask<Result>(task: WorkTask, result: z.ZodType<Result>): Promise<Result> {
      return await stage.work.ask(task, result, contractOwner);
    }
    const scanTask = (): WorkTask => ({
      kind: 'scan',
      folder: stage.folder,
      paths: [],
      rules: [],
      advisories: 'offline',
      now: 0,
      trusted: false,
    });

    it('scans, asks what people have dismissed, and says how far it is', async () => {
      const steps: string[] = [];
      const asked: unknown[] = [];
      const { findings, outcome } = await stage.work.run(scanTask(), {
        result: scanBroughtSchema,
        of: contractOwner,
        job: 'scan',
        onProgress: ({ step }) => steps.push(step),
        answers: {
          dismissals: async (ask) => {
            asked.push(ask.findings.length);
            return [];
          },
        },
      });

      assert.deepEqual([findings.map((each) => each.path), outcome.files], [['main.js'], 2]);
      assert.ok(steps.length > 0 && asked.length > 0, JSON.stringify([steps, asked]));
    });

    it('answers what is in the folder: its stack, its dependencies, lines of a file, and names that are not there', async () => {
      const { folder: at } = stage;
      const read = { folder: at, paths: ['main.js', 'none.js'], rules: [] };
      const stack = JSON.stringify(await ask({ kind: 'stack', folder: at }, z.unknown()));
      const inventory = JSON.stringify(await ask({ kind: 'inventory', folder: at }, z.unknown()));
      const range = { startLine: 1, startColumn: 0, endLine: 2, endColumn: 4 };
      const lines = await ask({ kind: 'snippet', folder: at, path: 'main.js', range }, z.string());
      const unknown = await ask({ kind: 'check-scan', ...read }, unknownNamesSchema);

      assert.match(stack, /fastify/i);
      assert.match(inventory, /fastify/);
      assert.match(lines, /exec\('ls/);
      assert.deepEqual(
        unknown.map(({ field }) => field),
        ['paths.1'],
      );
    });

    it('brings what an agent found, said and left, in order', async () => {
      const events: AgentEvent[] = [];
      const brought = await runScript(
        async ({ tell, leave, report }) => {
          for (const text of ['one', 'two', 'three']) tell({ type: 'note', text });
          report({ step: 'Reading', fraction: 0.5 });
          leave({ name: 'plan.md', mediaType: 'text/markdown', content: '# Plan' });
          return { report: '# Done', read: readOf(['']) };
        },
        { onEvent: (event) => events.push(event) },
      );

      assert.deepEqual(
        events,
        ['one', 'two', 'three'].map((text) => ({ type: 'note', text })),
      );
      assert.deepEqual(
        [brought.report, brought.artifacts],
        ['# Done', [{ name: 'plan.md', mediaType: 'text/markdown', content: '# Plan' }]],
      );
    });

    it('waits for a person, and goes on with their answer as they left it', async () => {
      const resumes: unknown[] = [];
      agent.script(async ({ resume }) => {
        resumes.push(resume);
        if (resume !== undefined) return { report: '# Went on' };
        const question = {
          id: 'q1',
          step: 'decide',
          title: 'Apply?',
          text: 'Two.',
          payload: { ids: [1, 2] },
        };
        return { waiting: question };
      });
      const task = agentTask();
      const { waiting } = await give(task);
      const answer = { question: 'q1', approved: true, payload: { ids: [2] } };
      stage.answer(task.run, answer);
      const { report } = await give({ ...task, resume: answer });

      assert.deepEqual([waiting?.step, waiting?.payload], ['decide', { ids: [1, 2] }]);
      assert.deepEqual([report, resumes], ['# Went on', [undefined, answer]]);
    });

    it('answers what a run asks by its caller alone, and says why where there is no answer', async () => {
      const said: unknown[] = [];
      await runScript(
        async (run) => {
          const asked = [
            run.ask({ kind: 'previous' }),
            run.ask({ kind: 'tool', tool: 'add_note', input: {} }),
            run.ask({ kind: 'tools' }),
          ];
          for (const each of await Promise.allSettled(asked))
            said.push(each.status === 'fulfilled' ? each.value : String(each.reason));
          return {};
        },
        {
          answers: {
            previous: async () => ({ summary: 'Last time.' }),
            tool: async () => await Promise.reject(new Error('The policy refuses it.')),
          },
        },
      );

      assert.deepEqual(said, [
        { summary: 'Last time.' },
        'Error: The policy refuses it.',
        'Error: This run may not ask for tools.',
      ]);
    });

    it('keeps what belongs to one of several tasks from the others', async () => {
      const both = Promise.withResolvers<void>();
      let begun = 0;
      agent.script(async ({ tell, id }) => {
        begun += 1;
        if (begun === 2) both.resolve();
        await both.promise;
        tell({ type: 'note', text: id });
        return { report: id };
      });
      const told = new Map<string, unknown[]>();
      const tasks = [agentTask(), agentTask()];
      const brought = tasks.map(async (task) => {
        const events: unknown[] = [];
        told.set(task.run, events);
        return (await give(task, { onEvent: (event) => events.push(event) })).report;
      });

      assert.deepEqual(
        await Promise.all(brought),
        tasks.map(({ run }) => run),
      );
      for (const [run, events] of told) assert.deepEqual(events, [{ type: 'note', text: run }]);
    });

    it('ends a task that is cancelled with the reason, and goes on with the one beside it', async () => {
      const began = Promise.withResolvers<void>();
      const other = Promise.withResolvers<void>();
      let refused: unknown;
      agent.script(
        async (run) => {
          began.resolve();
          await new Promise<void>((resolve) => run.signal.addEventListener('abort', () => resolve()));
          refused = await run.ask({ kind: 'previous' }).catch((error: unknown) => error);
          throw new Error('stopped');
        },
        async () => {
          await other.promise;
          return { report: '# Beside' };
        },
      );
      const abort = new AbortController();
      const cancelled = give(agentTask(), { signal: abort.signal });
      cancelled.catch(() => undefined);
      await began.promise;
      const beside = give(agentTask());
      abort.abort(new Error('cancelled by its person'));
      await assert.rejects(cancelled, /cancelled by its person/);
      other.resolve();

      assert.equal((await beside).report, '# Beside');
      assert.ok(refused instanceof Error, 'nothing is answered after a cancel');
    });

    it('begins nothing for a signal that was aborted before', async () => {
      agent.script(async () => assert.fail('it began'));
      const signal = AbortSignal.abort(new Error('too late'));

      await assert.rejects(give(agentTask(), { signal }), /too late/);
    });

    it('says why a task failed, and whether asking again may help', async () => {
      const failWith = (error: Error) => runScript(async () => await Promise.reject(error));
      const full = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
      await assert.rejects(failWith(new Error('It broke.')), isOf('failed', /It broke\./));
      await assert.rejects(failWith(full), isOf('disk_full', /ENOSPC/));
      await assert.rejects(
        failWith(new AgentError('nothing_fixable', 'Nothing can be fixed.')),
        isOf('refused', /Nothing can be fixed/, 'nothing_fixable'),
      );
      await assert.rejects(
        give(agentTask({ agent: 'none' })),
        isOf('refused', /no agent none/, 'unknown_agent'),
      );
      assert.equal((await runScript(async () => ({ report: '# Next' }))).report, '# Next');
    });

    it('refuses a task that it does not know, and goes on', async () => {
      const wrong = [
        [{ kind: 'fold-laundry' }, /does not know the task "fold-laundry": update it/],
        [{ now: 'yesterday' }, /The task scan is not understood: now: /],
      ] as const;
      for (const [change, words] of wrong) {
        const task = { ...scanTask(), ...change } as never as WorkTask;
        const running = stage.work.run(task, { result: z.unknown(), of: contractOwner, job: String(words) });
        await assert.rejects(running, isOf('refused', words, 'unknown_task'));
      }

      assert.equal((await runScript(async () => ({ report: '# Next' }))).report, '# Next');
    });

    it('refuses a result that is not as who asked needs it, and says where', async () => {
      const running = stage.work.run(agentTask(), {
        result: z.object({ cats: z.number() }),
        of: contractOwner,
      });

      await assert.rejects(running, isOf('malformed', /a result of agent that is not understood: cats/));
    });

    it('loses what ran in a process that died, and runs the next one in another', async () => {
      killAt = ({ type }) => (type === 'event' ? 'lost' : undefined);
      const lost = runScript(async ({ tell }) => {
        tell({ type: 'note', text: 'last words' });
        return {};
      });
      await assert.rejects(lost, isOf('lost', /was killed/));

      assert.equal((await runScript(async () => ({ report: '# Next' }))).report, '# Next');
    });

    it('asks once more where the process died under who waits, and no more than once', async () => {
      let deaths = 1;
      killAt = ({ type }) => (type === 'done' && deaths-- > 0 ? 'lost' : undefined);
      const task: WorkTask = { kind: 'check-scan', folder: stage.folder, paths: ['none.js'], rules: [] };
      assert.equal((await ask(task, unknownNamesSchema)).length, 1);
      deaths = 2;

      await assert.rejects(ask(task, unknownNamesSchema), isOf('lost', /was killed/));
    });

    it('brings a large result whole', async () => {
      const line = 'A line of a report with ümlauts and 😀.\n';
      const report = line.repeat(100_000);
      const brought = await runScript(async () => ({ report }));

      assert.equal(brought.report.length, report.length);
      assert.ok(brought.report === report);
    });

    it('puts back nothing of a run that changed nothing', async () => {
      const task = agentTask();
      await give(task);
      stage.wantRestore(task.run);

      assert.equal(await ask({ kind: 'restore', folder: stage.folder, run: task.run }, restoredSchema), null);
    });

    it('runs nothing after it was closed, and says so', async () => {
      await runScript(async () => ({}));
      stage.work.close();

      await assert.rejects(give(agentTask()), isOf('lost', /is ending|ends/));
    });
  });
}
