import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { AgentAnswer, AgentEvent } from '../../../../contract/work/agent-run.ts';
import { decideQuestionSchema } from '../../../../contract/work/development-questions.ts';
import type { AgentBrought } from '../../../../contract/work/work-tasks.ts';
import type { Decision, Verdict } from '../../../../domain/policy/acts/act.ts';
import { migrations } from '../../../migrations/index.ts';
import type { ModelEvent, ModelRequest } from '../../../platform/models/gateway.ts';
import type { Work } from '../../../platform/work/work.ts';
import type { Schema } from '../../../schema.ts';
import type { Step } from '../../../testing/agents/crew-scripts.ts';
import { type HostedWork, hostWork } from '../../../testing/agents/hosted-work.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createInProcessWork } from '../../../testing/in-process-work.ts';

const exec = promisify(execFile);

const source = `exports.price = (count, isMember) => {
  if (count >= 10) return count * 2;
  return isMember ? count * 3 - 1 : count * 3;
};
`;
const head = `const { test } = require('node:test');
const assert = require('node:assert/strict');
const { price } = require('../price.js');
`;
const oldTest = `${head}test('one', () => assert.equal(price(1, false), 3));\n`;
const goodTest = `${head}
test('ten are cheaper', () => assert.deepEqual([price(9, false), price(10, false), price(11, false)], [27, 20, 22]));
test('members', () => assert.equal(price(2, true), 5));
`;
const weakTest = `${head}test('members', () => assert.ok(price(2, true) < 6));\n`;
/** Each third run in a copy fails. */
const flakyTest = `${head}const { readFileSync, writeFileSync } = require('node:fs');
test('now and then', () => {
  let runs = 0;
  try { runs = Number(readFileSync('runs.txt', 'utf8')); } catch {}
  writeFileSync('runs.txt', String(runs + 1));
  assert.equal(price(10, false), 20);
  assert.notEqual(runs % 3, 2);
});
`;
const readingTest = `${head}const { readFileSync } = require('node:fs');
test('text', () => assert.equal(readFileSync('price.js', 'utf8'), ${JSON.stringify(source)}));
`;
const write = (file: string, text: string) => ['write_file', { path: file, text }] as const;
const done: Step = { text: 'Done.' };

describe('the QA agent', function () {
  this.timeout(300_000);
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let folder: string;
    let project: string;
    let work: Work;
    let hosted: HostedWork;
    let events: AgentEvent[];
    let verdict: Verdict;
    let judged: (string | undefined)[];
    let steps: Step[];
    let asked: ModelRequest[];
    let onAutonomy: (time: number) => void;

    async function* play(request: ModelRequest): AsyncGenerator<ModelEvent> {
      asked.push(request);
      const step = steps.shift();
      if (step === undefined) throw new Error('No model is set up.');
      yield { type: 'routed', model: 'own/m', title: 'M', reason: '' };
      if (step.text !== undefined) yield { type: 'text', text: step.text };
      for (const [index, [tool, input]] of (step.calls ?? []).entries())
        yield { type: 'call', call: { id: `c${asked.length}-${index}`, tool, input } };
      yield { type: 'end', why: step.calls === undefined ? 'stop' : 'calls' };
    }

    const put = async (name: string, text: string) => {
      await mkdir(path.dirname(path.join(project, name)), { recursive: true });
      await writeFile(path.join(project, name), text);
    };
    const git = async (...args: string[]) =>
      (await exec('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], { cwd: project }))
        .stdout;

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vireo-qa-'));
      project = path.join(folder, 'project');
      await put('price.js', source);
      await put('test/price.test.js', oldTest);
      await git('init', '-q', '-b', 'main');
      await git('add', '.');
      await git('commit', '-qm', 'Begin');
      events = [];
      asked = [];
      steps = [];
      judged = [];
      verdict = 'allow';
      onAutonomy = () => undefined;
      let times = 0;
      work = createInProcessWork({ dataDirectory: path.join(folder, 'data') });
      hosted = await hostWork(await open(), {
        runner: {
          judge: async (_actor, { command, tool }) => {
            judged.push(command ?? tool);
            return { verdict, about: command ?? '', why: 'unknown' } satisfies Decision;
          },
          openPaths: async () => () => true,
        },
        autonomy: {
          load: async () => {
            times += 1;
            onAutonomy(times);
            return { level: 'ask', protectedBranches: ['main'] };
          },
        },
        models: { stream: (request) => play(request) },
      });
    });
    afterEach(async () => {
      work.close();
      await rm(folder, { recursive: true, force: true });
    });

    interface More {
      readonly resume?: AgentAnswer;
      readonly trusted?: boolean;
      readonly signal?: AbortSignal;
      readonly run?: string;
    }
    const ask = async (input: object = {}, { trusted = true, ...more }: More = {}): Promise<AgentBrought> =>
      await hosted.ask(work, {
        agent: 'qa',
        input,
        ...more,
        project: { id: 'p', name: 'Project', folder: project, trusted },
        onEvent: (event) => void events.push(event),
      });
    const text = async (name: string) => await readFile(path.join(project, name), 'utf8');
    const isClean = async () => assert.equal(await git('status', '--porcelain', '-uall'), '');
    const treesLeft = async () => await readdir(path.join(folder, 'data', 'runs')).catch(() => []);
    const reviewOf = (brought: AgentBrought) => decideQuestionSchema.parse(brought.waiting?.payload);
    const told = (at: number) => JSON.stringify(asked[at]?.messages.at(-1));

    it('offers tests that pass and notice what no test did, and commits nothing', async () => {
      steps = [
        { calls: [['read_file', { path: 'price.js' }]] },
        { calls: [write('test/more.test.js', goodTest)] },
        done,
      ];
      const decide = await ask();
      const { review, accepted } = reviewOf(decide);

      assert.equal(decide.waiting?.step, 'decide');
      assert.deepEqual(judged, ['node --test', 'read_file', 'write_file']);
      assert.equal(review.word, 'Checked', review.reasons.join('\n'));
      assert.deepEqual(
        review.files.map((file) => file.path),
        ['test/more.test.js'],
      );
      assert.match(
        review.reasons.join('\n'),
        /notice (\d+) of the \1 mutants that lived before: 100 %\. Asked are 60 %: reached/,
      );
      assert.match(told(0), /price\.js:2.*`>=` → `>` \(comparison-boundary\)/);
      await isClean();
      const brought = await ask({}, { resume: { approved: true, payload: { accepted } } });

      assert.match(brought.report, /^# Changed 1 file\n/);
      assert.match(brought.report, /\| comparison-boundary \| `<` → `<=` \| 1 \| 0 \| 1 \| 0 \|/);
      assert.match(
        brought.report,
        /### Noticed by the new tests\n\n[\s\S]*`>=` → `>` \(comparison-boundary\): ten are cheaper/,
      );
      assert.match(
        brought.report,
        /### Noticed by the tests that were there\n\n[\s\S]*\(return-value\): one/,
      );
      assert.doesNotMatch(brought.report, /### Noticed by no test/);
      assert.equal(await text('test/more.test.js'), goodTest);
      assert.equal(await text('price.js'), source);
      assert.equal((await git('log', '--format=%s')).trim(), 'Begin');
      assert.deepEqual(await treesLeft(), []);
    });

    it('changes no source, no setting and no line of a test, whatever the model writes', async () => {
      steps = [
        {
          calls: [
            write('price.js', 'exports.price = () => 3;\n'),
            write('package.json', '{}'),
            write('test/conftest.py', 'x = 1\n'),
            ['delete_file', { path: 'test/price.test.js' }],
            ['edit_file', { path: 'test/price.test.js', old: 'price(1, false), 3', new: '3, 3' }],
            write('test/helper.js', 'exports.two = 2;\n'),
          ],
        },
        done,
        done,
        done,
      ];
      const brought = await ask();

      const messages = JSON.stringify(asked[1]?.messages);
      assert.equal(messages.split('is no test file').length - 1, 3);
      assert.equal(messages.split('nothing of it is changed or removed').length - 1, 2);
      assert.match(told(2), /test\/helper\.js was put back/);
      assert.equal(brought.waiting, undefined);
      assert.match(brought.report, /^# \d+ mutants are noticed by no test, and no new test holds\n/);
      assert.match(
        brought.report,
        /`>=` → `>` \(comparison-boundary\)\. Call it with a value right at the limit\./,
      );
      await isClean();
    });

    it('leaves out a test that does not pass each time, and keeps the others', async () => {
      const flaky = write('test/flaky.test.js', flakyTest);
      steps = [{ calls: [flaky, write('test/more.test.js', goodTest)] }, done, done, done];
      const { review } = reviewOf(await ask());

      assert.match(told(2), /do not pass 3 times in a row/);
      assert.deepEqual(
        review.files.map((file) => file.path),
        ['test/more.test.js'],
      );
      assert.match(review.reasons.join('\n'), /test\/flaky\.test\.js was left out/);
      assert.match(review.reasons.join('\n'), /reached/);
    });

    it('offers nothing that only knows the text of a source', async () => {
      steps = [{ calls: [write('test/text.test.js', readingTest)] }, done, done, done];
      const brought = await ask();

      assert.match(told(2), /Call the code instead/);
      assert.match(brought.report, /no new test holds/);
      assert.match(brought.report, /test\/text\\?\.test\.js was left out/);
    });

    it('goes on with what lives still, and says so where the goal is not met', async () => {
      steps = [{ calls: [write('test/weak.test.js', weakTest)] }, done, done, done];
      const { review } = reviewOf(await ask());

      assert.match(told(2), /Your tests pass, and notice \d of \d+ changes/);
      assert.equal(review.word, 'Unproven');
      assert.match(review.reasons[0] ?? '', /Asked are 60 %: not reached/);
    });

    it('reports what no test notices where no model answers', async () => {
      const brought = await ask({ paths: ['price.js'], command: 'node --test test/price.test.js' });

      assert.equal(brought.waiting, undefined);
      assert.match(brought.report, /^# \d+ mutants are noticed by no test\n/);
      assert.match(brought.report, /\*No tests were written\*: No model is set up/);
      assert.match(
        brought.report,
        /price\.js:2 in exports\.price: `>=` → `>` \(comparison-boundary\)\. Call it/,
      );
      assert.deepEqual(judged, ['node --test test/price.test.js']);
      await isClean();
      assert.deepEqual(await treesLeft(), []);
    });

    it('runs nothing in a folder that is not trusted, and nothing that is refused', async () => {
      await assert.rejects(ask({}, { trusted: false }), /needs a folder that you trust/);
      verdict = 'deny';
      const brought = await ask();

      assert.match(brought.report, /^# The tests did not run\n/);
      assert.match(brought.report, /`node --test` was refused/);
      assert.deepEqual(asked, []);
      assert.ok(!events.some(({ type }) => type === 'check'));
    });

    it('asks for a command that no rule allows, and says what it would have tried where that is declined', async () => {
      verdict = 'ask';
      const allow = await ask();
      assert.equal(allow.waiting?.step, 'allow');
      assert.match(allow.waiting?.text ?? '', /`node --test`/);
      const brought = await ask({}, { resume: { approved: false } });

      assert.match(brought.report, /^# The tests did not run\n/);
      assert.match(brought.report, /places can be changed/);
    });

    it('knows nothing of mutants where the tests fail, or where nothing is to be changed', async () => {
      const failing = await ask({ command: 'false' });
      assert.match(failing.report, /^# The tests do not pass as they are/);

      const none = await ask({ paths: ['test'] }, { run: 'run-2' });
      assert.match(none.report, /^# No source of TypeScript, JavaScript or Python/);
    });

    it('stops in the middle of its mutants, and asks no model', async () => {
      const controller = new AbortController();
      // With the tenth mutant it asks whether it may go on.
      onAutonomy = (time) => time === 4 && controller.abort();

      await assert.rejects(ask({}, { signal: controller.signal }));
      assert.ok(!events.some(({ type }) => type === 'note'));
      assert.deepEqual(asked, []);
      await isClean();
    });
  });
});
