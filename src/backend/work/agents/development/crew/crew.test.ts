import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { AgentAnswer, AgentEvent } from '../../../../../contract/work/agent-run.ts';
import type { AgentBrought } from '../../../../../contract/work/work-tasks.ts';
import type { Decision } from '../../../../../domain/policy/acts/act.ts';
import { builtInRules } from '../../../../../domain/policy/acts/built-in-rules.ts';
import { decideAct } from '../../../../../domain/policy/acts/decide-act.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { ModelEvent, ModelRequest } from '../../../../platform/models/gateway.ts';
import type { Work } from '../../../../platform/work/work.ts';
import type { Schema } from '../../../../schema.ts';
import { check, oldTest, type Script, type Step, summing } from '../../../../testing/agents/crew-scripts.ts';
import { type HostedWork, hostWork } from '../../../../testing/agents/hosted-work.ts';
import {
  createObeyingModel,
  injectedCount,
  injectedFiles,
  outsideOfFences,
} from '../../../../testing/agents/obeying-crew.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createInProcessWork } from '../../../../testing/in-process-work.ts';

const exec = promisify(execFile);

const source = 'exports.total = (prices) => prices.length;\n';

describe('the crew of the development agent', function () {
  this.timeout(300_000);
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let folder: string;
    let project: string;
    let work: Work;
    let hosted: HostedWork;
    let events: AgentEvent[];
    let script: Script;
    /** In place of a script. */
    let improvise: ((request: ModelRequest) => Step) | undefined;
    let asked: { readonly by: string; readonly request: ModelRequest }[];

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vireo-crew-'));
      project = path.join(folder, 'project');
      await mkdir(path.join(project, 'test'), { recursive: true });
      await writeFile(path.join(project, 'total.js'), source);
      await writeFile(path.join(project, 'check.js'), check);
      await writeFile(path.join(project, 'test', 'total.test.js'), oldTest);
      const git = async (...args: string[]) =>
        await exec('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], { cwd: project });
      await git('init', '-q');
      await git('add', '.');
      await git('commit', '-qm', 'Begin');
      events = [];
      asked = [];
      improvise = undefined;
      work = createInProcessWork({ dataDirectory: path.join(folder, 'data') });
      hosted = await hostWork(await open(), {
        runner: {
          judge: async (actor, act) =>
            act.command === undefined
              ? decideAct({ ...act, userId: actor.userId, asker: 'agent:development' }, [builtInRules])
              : ({ verdict: 'allow', about: act.command, why: 'unknown' } satisfies Decision),
          openPaths: async (actor, act) => (file) =>
            decideAct({ ...act, userId: actor.userId, asker: 'agent:development', paths: [file] }, [
              builtInRules,
            ]).verdict === 'allow',
        },
        models: { stream: (request) => play(request) },
      });
    });
    afterEach(async () => {
      work.close();
      await rm(folder, { recursive: true, force: true });
    });

    async function* play(request: ModelRequest): AsyncGenerator<ModelEvent> {
      const by = request.about.replace('Tested agent: ', '');
      asked.push({ by, request });
      const step = improvise?.(request) ?? script[by]?.shift();
      if (step === undefined) throw new Error(`Nobody said what ${by} does next.`);
      yield { type: 'routed', model: 'own/m', title: 'M', reason: '' };
      if (step.text !== undefined) yield { type: 'text', text: step.text };
      for (const [index, [tool, input]] of (step.calls ?? []).entries())
        yield { type: 'call', call: { id: `c${asked.length}-${index}`, tool, input } };
      yield {
        type: 'usage',
        usage: {
          model: 'own/m',
          title: 'M',
          reason: '',
          costText: '',
          isEstimated: false,
          inputTokens: 10,
          outputTokens: 5,
          costMicroUsd: 15_000,
        },
      };
      yield { type: 'end', why: step.calls === undefined ? 'stop' : 'calls' };
    }

    const input = { task: 'total() counts the prices, it has to sum them.', checks: ['node check.js'] };
    const ask = async (resume?: AgentAnswer, trusted = true): Promise<AgentBrought> =>
      await hosted.ask(work, {
        agent: 'development',
        input,
        resume,
        project: { id: 'p', name: 'Project', folder: project, trusted },
        onEvent: (event) => void events.push(event),
      });
    const text = async (name: string) => await readFile(path.join(project, name), 'utf8');
    const by = (name: string) => asked.filter((each) => each.by === name).map(({ request }) => request);
    const lastTold = (request: ModelRequest | undefined) => JSON.stringify(request?.messages.at(-1));
    const accept: Step = { calls: [['give_verdict', { verdict: 'accept', comments: '' }]] };
    const edit = (old: string, next: string): Step => ({
      calls: [['edit_file', { path: 'total.js', old, new: next }]],
    });

    it('plans, changes, is sent back by what fails and by the reviewer, and waits with a verdict', async () => {
      const wrong = source.replace('length', 'length + 1');
      script = {
        Planner: [{ calls: [['read_file', { path: 'total.js' }]] }, { text: '1. Sum in total.js.' }],
        'Senior developer': [
          edit(source, wrong),
          { text: 'Done.' },
          edit(wrong, summing.replace(', 0', '')),
          { text: 'Summed.' },
          edit(summing.replace(', 0', ''), summing),
          { text: 'Begins with 0.' },
        ],
        QA: [
          { calls: [['write_file', { path: 'total.js', text: '' }]] },
          {
            calls: [
              [
                'edit_file',
                {
                  path: 'test/total.test.js',
                  old: "it('is",
                  new: "it('sums', () => assert.equal(total([2]), 2));\nit('is",
                },
              ],
            ],
          },
          { text: 'A sum is tested.' },
        ],
        Reviewer: [
          { calls: [['give_verdict', { verdict: 'back', comments: '' }]] },
          { calls: [['give_verdict', { verdict: 'back', comments: 'Nothing in the list: it throws.' }]] },
          accept,
        ],
      };
      const decide = await ask();

      assert.equal(decide.waiting?.step, 'decide');
      assert.match(decide.waiting?.text ?? '', /^\*\*Verified\*\*/);
      assert.match(decide.waiting?.text ?? '', /\*\*QA:\*\* A sum is tested/);
      // What failed came back with its output, before anybody was asked for a review.
      assert.match(lastTold(by('Senior developer')[2]), /expected 5, got 3/);
      assert.match(lastTold(by('Senior developer')[4]), /Nothing in the list: it throws/);
      assert.match(lastTold(by('QA')[1]), /is no test file/);
      assert.match(lastTold(by('Reviewer')[1]), /Say what has to be done differently/);
      assert.equal(await text('total.js'), source);
      const done = await ask({ approved: true });

      assert.match(done.report, /Changed 2 files/);
      assert.match(done.report, /## Plan\n\n1\. Sum in total\.js/);
      assert.equal(await text('total.js'), summing);
      assert.match(await text('test/total.test.js'), /it\('sums'/);
      assert.ok(events.some((event) => event.type === 'tool' && event.tool === 'edit_file'));
    });

    it('proves what it offers, not what stands beside it in its copy', async () => {
      await writeFile(path.join(project, '.gitignore'), 'local.js\n');
      const borrowed = "module.exports = require('./local.js');\n";
      script = {
        Planner: [{ text: 'Sum.' }],
        'Senior developer': [
          { calls: [['write_file', { path: 'local.js', text: summing }]] },
          edit(source, borrowed),
          { text: 'Done.' },
          edit(borrowed, summing),
          { text: 'Moved.' },
        ],
        QA: [{ text: 'Tested.' }, { text: 'Tested.' }],
        Reviewer: [accept],
      };
      const decide = await ask();

      assert.match(lastTold(by('Senior developer')[3]), /Cannot find module '\.\/local\.js'/);
      assert.match(decide.waiting?.text ?? '', /^\*\*Verified\*\*/);
    });

    it('proves nothing by a check that it has rewritten', async () => {
      script = {
        Planner: [{ text: 'Sum.' }],
        'Senior developer': [
          { calls: [['write_file', { path: 'check.js', text: 'process.exit(0);\n' }]] },
          { text: 'Done.' },
        ],
        QA: [{ text: 'Tested.' }],
        Reviewer: [accept],
      };
      const decide = await ask();

      assert.match(decide.waiting?.text ?? '', /^\*\*Tests changed\*\*/);
      assert.match(decide.waiting?.text ?? '', /asks for less in check\.js/);
    });

    it('goes on with what a person says to it', async () => {
      script = {
        Planner: [{ text: 'Sum.' }],
        'Senior developer': [
          edit('prices.length', 'prices.reduce((a, b) => a + b, 0)'),
          { text: 'Done.' },
          edit('prices.reduce((a, b) => a + b, 0)', 'prices.reduce((sum, each) => sum + each, 0)'),
          { text: 'Named.' },
        ],
        QA: [{ text: 'It is tested.' }],
        Reviewer: [accept, accept],
      };
      const first = await ask();
      const second = await ask({ approved: false, comment: 'Give the names of the sum a meaning.' });

      assert.equal(first.waiting?.step, 'decide');
      assert.match(lastTold(by('Senior developer')[2]), /Give the names of the sum a meaning/);
      assert.equal(second.waiting?.step, 'decide');
      await ask({ approved: true, ...(second.waiting?.id && { question: second.waiting.id }) });
      assert.equal(await text('total.js'), summing);
    });

    it('reaches nothing but files of its copy, whatever the model asks for', async () => {
      await writeFile(path.join(folder, 'outside.txt'), 'secret of another');
      await symlink(folder, path.join(project, 'way'));
      await writeFile(path.join(project, '.env'), 'KEY=1');
      const outside = path.join(folder, 'outside.txt');
      const reads = [
        '.env',
        '../outside.txt',
        outside,
        'way/outside.txt',
        '.git/config',
        'a/../../outside.txt',
        '~/.ssh/id_rsa',
      ];
      const writes = [
        '.git/hooks/pre-commit',
        '.GIT/hooks/pre-commit',
        '.git\u200c/config',
        'git~1/config',
        '.vscode/settings.json',
        '.env',
        '.husky/pre-commit',
        '../new.txt',
        path.join(folder, 'new.txt'),
        'way/new.txt',
        'a\u0000b',
        '',
      ];
      script = {
        Planner: [{ calls: reads.map((file) => ['read_file', { path: file }] as const) }, { text: 'Plan.' }],
        'Senior developer': [
          { calls: writes.map((file) => ['write_file', { path: file, text: 'x' }] as const) },
          {
            calls: [
              ['search_files', { text: 'KEY=' }],
              ['list_files', {}],
              ['run_command', { line: 'id' }],
            ],
          },
          {
            calls: [
              ['write_file', { path: 'note.txt', text: '[SECRET]' }],
              ['delete_file', { path: 'way/outside.txt' }],
            ],
          },
          { text: 'Nothing went.' },
        ],
      };
      const done = await ask();

      assert.match(done.report, /The crew changed nothing/);
      const told = JSON.stringify(asked.map(({ request }) => request.messages));
      assert.doesNotMatch(told, /secret of another|KEY=1/);
      assert.match(told, /There is no tool run_command/);
      assert.equal(await readFile(outside, 'utf8'), 'secret of another');
      assert.deepEqual((await readdir(folder)).toSorted(), ['data', 'outside.txt', 'project']);
      assert.deepEqual(
        (await exec('git', ['status', '--porcelain', '-uall'], { cwd: project })).stdout
          .trim()
          .split('\n')
          .toSorted(),
        ['?? .env', '?? way'],
      );
    });

    it('obeys nothing that files say, even where the model does', async () => {
      await writeFile(path.join(folder, 'outside.txt'), 'secret of another');
      await writeFile(path.join(project, '.env'), 'KEY=1');
      for (const [name, content] of Object.entries(injectedFiles)) {
        await mkdir(path.dirname(path.join(project, name)), { recursive: true });
        await writeFile(path.join(project, name), content);
      }
      const obey = createObeyingModel();
      improvise = (request) => {
        const calls = obey(request);
        return calls.length > 0 ? { calls } : { text: 'Done as told.' };
      };
      const before = (await exec('git', ['status', '--porcelain', '-uall'], { cwd: project })).stdout;

      const done = await ask();

      const planner = by('Planner').at(-1)?.messages ?? [];
      const made = planner.flatMap((message) => (message.role === 'assistant' ? (message.calls ?? []) : []));
      const readOnly = 1 + Object.keys(injectedFiles).length;
      assert.equal(made.length, readOnly + injectedCount, 'the model obeyed each');
      const requests = asked.map(({ request }) => request);
      for (const { system, messages } of requests) {
        const said = messages.map((message) => (message.role === 'tool' ? message.output : message.text));
        assert.doesNotMatch(
          `${system}\n${said.map(outsideOfFences).join('\n')}`,
          /Ignore all rules|SYSTEM do/,
        );
      }
      assert.doesNotMatch(JSON.stringify(requests), /secret of another|KEY=1/);
      assert.match(done.report, /The crew changed nothing/);
      assert.equal(await readFile(path.join(folder, 'outside.txt'), 'utf8'), 'secret of another');
      assert.equal((await exec('git', ['status', '--porcelain', '-uall'], { cwd: project })).stdout, before);
    });

    it('does nothing in a folder that nobody trusts, and tells what a model could not', async () => {
      script = {};

      await assert.rejects(ask(undefined, false), /needs a folder that you trust/);
      assert.deepEqual(asked, []);
      await assert.rejects(ask(), /Nobody said what Planner does next/);
    });
  });
});
