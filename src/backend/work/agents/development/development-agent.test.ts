import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { AgentAnswer, AgentEvent } from '../../../../contract/work/agent-run.ts';
import type { AutonomyLevel } from '../../../../contract/work/autonomy.ts';
import { type AgentBrought, restoredSchema } from '../../../../contract/work/work-tasks.ts';
import type { Decision, Verdict } from '../../../../domain/policy/acts/act.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Work } from '../../../platform/work/work.ts';
import type { Schema } from '../../../schema.ts';
import { type HostedWork, hostWork } from '../../../testing/agents/hosted-work.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createInProcessWork } from '../../../testing/in-process-work.ts';

const exec = promisify(execFile);

const load = `import yaml


def load(text):
    return yaml.load(text)
`;
const token = `function isNothing(value) {
  debugger;
  return value === undefined;
}

// Far from the other place, so that each is a hunk of its own.
//
//
//
//
//
function isNoNumber(value) {
  return value == NaN;
}

module.exports = { isNothing, isNoNumber };
`;
const check = `const { isNoNumber } = require('./token.js');
if (!isNoNumber(Number.NaN)) process.exit(1);
`;

interface Payload {
  readonly accepted: readonly string[];
  readonly review: {
    readonly files: readonly { readonly path: string; readonly hunks: readonly { readonly id: string }[] }[];
  };
}

/** More on a machine that does not know bash. */
describe('the development agent', function () {
  this.timeout(300_000);
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let folder: string;
    let project: string;
    let work: Work;
    let hosted: HostedWork;
    let events: AgentEvent[];
    let verdict: Verdict;
    let judged: (string | undefined)[];
    let level: AutonomyLevel;
    let git: (...args: string[]) => Promise<unknown>;

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vireo-development-'));
      project = path.join(folder, 'project');
      await mkdir(project);
      await writeFile(path.join(project, 'load.py'), load);
      await writeFile(path.join(project, 'token.js'), token);
      await writeFile(path.join(project, 'check.js'), check);
      git = async (...args) =>
        await exec('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], { cwd: project });
      await git('init', '-q', '-b', 'main');
      await git('add', '.');
      await git('commit', '-qm', 'Begin');
      events = [];
      verdict = 'ask';
      judged = [];
      level = 'ask';
      work = createInProcessWork({ dataDirectory: path.join(folder, 'data') });
      hosted = await hostWork(await open(), {
        runner: {
          judge: async (_actor, { command, tool }) => {
            judged.push(command ?? tool);
            return { verdict, about: command ?? '', why: 'unknown' } satisfies Decision;
          },
        },
        autonomy: { load: async () => ({ level, protectedBranches: ['main'] }) },
      });
    });
    afterEach(async () => {
      work.close();
      await rm(folder, { recursive: true, force: true });
    });

    const ask = async (input: object, resume?: AgentAnswer, trusted = true): Promise<AgentBrought> =>
      await hosted.ask(work, {
        agent: 'development',
        input,
        resume,
        project: { id: 'p', name: 'Project', folder: project, trusted },
        onEvent: (event) => void events.push(event),
      });
    const text = async (name: string) => await readFile(path.join(project, name), 'utf8');
    const payloadOf = ({ waiting }: AgentBrought) => waiting?.payload as Payload;
    const treesLeft = async () =>
      await readdir(path.join(folder, 'data', 'runs')).catch(() => [] as string[]);

    it('mends in a copy, waits with each change, and writes what was accepted alone', async () => {
      const asked = await ask({});
      const { accepted, review } = payloadOf(asked);

      assert.equal(asked.waiting?.step, 'decide');
      assert.match(asked.waiting?.text ?? '', /yaml\.safe_load/);
      assert.deepEqual(await text('load.py'), load);
      assert.deepEqual(review.files.map(({ path: file }) => file).toSorted(), ['load.py', 'token.js']);

      // The first place of token.js is left out; the user types elsewhere meanwhile.
      const dropped = review.files.find(({ path: file }) => file === 'token.js')?.hunks[0]?.id ?? '';
      await writeFile(path.join(project, 'load.py'), `# typed meanwhile\n${load}`);
      const done = await ask(
        {},
        { approved: true, payload: { accepted: accepted.filter((id) => id !== dropped) } },
      );

      assert.equal(done.waiting, undefined);
      assert.match(done.report, /Changed 2 files/);
      assert.equal(
        await text('load.py'),
        `# typed meanwhile\n${load.replace('yaml.load', 'yaml.safe_load')}`,
      );
      assert.match(await text('token.js'), /debugger;/);
      assert.match(await text('token.js'), /Number\.isNaN\(value\)/);
      assert.deepEqual(await treesLeft(), []);
    });

    it('leaves a file that is not UTF-8 as it is', async () => {
      const latin = Buffer.concat([Buffer.from('# gr'), Buffer.from([0xfc]), Buffer.from(`n\n${load}`)]);
      await writeFile(path.join(project, 'latin.py'), latin);

      const { review } = payloadOf(await ask({}));

      assert.deepEqual(review.files.map(({ path: file }) => file).toSorted(), ['load.py', 'token.js']);
      assert.deepEqual(await readFile(path.join(project, 'latin.py')), latin);
    });

    it('takes back what it wrote, and puts it back', async () => {
      const { accepted } = payloadOf(await ask({}));
      await ask({}, { approved: true, payload: { accepted } });
      await writeFile(path.join(project, 'token.js'), 'typed since');
      const restore = async (run = 'run-1') =>
        await work.ask({ kind: 'restore', folder: project, run }, restoredSchema);

      const first = await restore();
      assert.deepEqual(
        { holdsRun: first?.holdsRun, files: first?.files.toSorted() },
        { holdsRun: false, files: ['load.py', 'token.js'] },
      );
      assert.deepEqual([await text('load.py'), await text('token.js')], [load, token]);
      const second = await restore();
      assert.equal(second?.holdsRun, true);
      // What was typed since is there again, too.
      assert.equal(await text('token.js'), 'typed since');
      assert.match(await text('load.py'), /safe_load/);
      assert.equal((await restore())?.holdsRun, false);
      assert.equal(await text('load.py'), load);
      assert.equal(await restore('run-2'), null);
    });

    it('changes nothing where it was declined, and keeps what was said', async () => {
      await ask({});
      const done = await ask({}, { approved: false, comment: 'not this week' });

      assert.match(done.report, /Declined: nothing was changed/);
      assert.match(done.report, /> not this week/);
      assert.equal(await text('load.py'), load);
      assert.deepEqual(await treesLeft(), []);
    });

    it('asks before it runs a check, and says Verified of one that failed before and passes now', async () => {
      const input = { checks: ['node check.js'] };
      const allow = await ask(input);

      assert.equal(allow.waiting?.step, 'allow');
      assert.deepEqual(judged, ['node check.js']);
      const decide = await ask(input, { approved: true });
      assert.match(decide.waiting?.text ?? '', /^\*\*Verified\*\*/);
      assert.deepEqual(
        events.flatMap((event) => (event.type === 'check' ? event.outcome : [])),
        // Each state twice: a word needs the same result both times.
        ['failed', 'failed', 'passed', 'passed'],
      );
    });

    it('takes the verdict again where only a part is accepted, and asks before it applies what fails', async () => {
      verdict = 'allow';
      const strict = `const { readFileSync } = require('node:fs');
const { isNoNumber } = require('./token.js');
if (isNoNumber(Number.NaN) && readFileSync('load.py', 'utf8').includes('yaml.load')) process.exit(1);
`;
      await writeFile(path.join(project, 'check.js'), strict);
      const input = { checks: ['node check.js'] };
      const { accepted, review } = payloadOf(await ask(input));
      const ofLoad =
        review.files.find(({ path: file }) => file === 'load.py')?.hunks.map(({ id }) => id) ?? [];
      const part = accepted.filter((id) => !ofLoad.includes(id));

      const insist = await ask(input, { approved: true, payload: { accepted: part } });
      assert.equal(insist.waiting?.step, 'insist');
      assert.match(insist.waiting?.text ?? '', /^\*\*Failed\*\*/);
      assert.equal(await text('token.js'), token);
      const done = await ask(input, {
        approved: true,
        ...(insist.waiting?.id && { question: insist.waiting.id }),
      });

      assert.match(done.report, /Changed 1 file/);
      // One word, that of what was applied.
      assert.deepEqual(done.report.match(/^(?:Of .*)?\*\*[A-Z][\w ]+\*\*/gm), ['**Failed**']);
      assert.match(await text('token.js'), /Number\.isNaN/);
      assert.equal(await text('load.py'), load);
      assert.deepEqual(await treesLeft(), []);
    });

    it('takes the verdict again where files were edited since the review, also for all of it', async () => {
      verdict = 'allow';
      const input = { checks: ['node check.js'] };
      const { accepted } = payloadOf(await ask(input));
      const runsOf = () => events.filter(({ type }) => type === 'check').length;
      const before = runsOf();
      await writeFile(path.join(project, 'other.js'), 'module.exports = 1;\n');
      await writeFile(
        path.join(project, 'check.js'),
        "if (require('node:fs').existsSync('other.js')) process.exit(1);\n",
      );

      const insist = await ask(input, { approved: true, payload: { accepted } });

      assert.equal(insist.waiting?.step, 'insist');
      assert.match(insist.waiting?.text ?? '', /^\*\*Failed\*\*/);
      // The files as they are now, and what is offered on them: each twice.
      assert.equal(runsOf(), before + 4);
      assert.equal(await text('token.js'), token);
    });

    it('runs checks no further time where nothing was edited since the review', async () => {
      verdict = 'allow';
      const input = { checks: ['node check.js'] };
      const { accepted } = payloadOf(await ask(input));
      const runsOf = () => events.filter(({ type }) => type === 'check').length;
      const before = runsOf();

      const done = await ask(input, { approved: true, payload: { accepted } });

      assert.match(done.report, /Changed 2 files/);
      assert.equal(runsOf(), before);
      assert.deepEqual(await treesLeft(), []);
    });

    it('runs no check that was not allowed, that rules refuse, or in a folder that nobody trusts', async () => {
      const input = { checks: ['touch ran'] };
      await ask(input);
      const declined = await ask(input, { approved: false });
      assert.match(declined.waiting?.text ?? '', /`touch ran` was not allowed/);
      await ask(input, { approved: false });

      verdict = 'deny';
      const denied = await hosted.ask(work, {
        agent: 'development',
        input,
        run: 'run-2',
        project: { id: 'p', name: 'Project', folder: project, trusted: true },
      });
      assert.match(denied.waiting?.text ?? '', /`touch ran` was refused/);

      verdict = 'allow';
      judged = [];
      const stranger = await hosted.ask(work, {
        agent: 'development',
        input,
        run: 'run-3',
        project: { id: 'p', name: 'Project', folder: project, trusted: false },
      });
      assert.match(stranger.waiting?.text ?? '', /its folder is not trusted/);
      assert.deepEqual(judged, []);
      assert.equal(
        events.some(({ type }) => type === 'check'),
        false,
      );
    });

    it('writes nothing at all where one place was changed meanwhile', async () => {
      const { accepted } = payloadOf(await ask({}));
      await writeFile(path.join(project, 'load.py'), load.replace('yaml.load(text)', 'parse(text)'));
      const done = await ask({}, { approved: true, payload: { accepted } });

      assert.match(done.report, /Changed meanwhile at the same place: load\.py/);
      assert.equal(await text('token.js'), token);
    });

    it('begins anew where its copy is gone, and does not act on an answer to what is gone', async () => {
      const { accepted } = payloadOf(await ask({}));
      const runs = path.join(folder, 'data', 'runs');
      for (const name of await readdir(runs)) await rm(path.join(runs, name), { recursive: true });

      await assert.rejects(ask({}, { approved: true, payload: { accepted } }), /no longer exists: ask again/);
      assert.equal(await text('load.py'), load);
      for (const name of await readdir(runs)) await rm(path.join(runs, name), { recursive: true });
      const again = await ask({});
      assert.equal(again.waiting?.step, 'decide');
      assert.match(again.waiting?.text ?? '', /yaml\.safe_load/);
    });

    it('says so where nothing has a fix, and leaves no copy behind', async () => {
      const done = await ask({ rules: ['hardcoded-secret'] });

      assert.match(done.report, /anything else needs a model/);
      assert.deepEqual(await treesLeft(), []);
    });

    describe('where it is told how far it goes', () => {
      const input = { checks: ['node check.js'] };

      it('applies what it has proved, unattended, but not on a protected branch', async () => {
        level = 'unattended';
        verdict = 'allow';
        const onMain = await ask(input);
        assert.equal(onMain.waiting?.step, 'decide');
        assert.match(onMain.waiting?.text ?? '', /A person decides: the branch main is protected/);
        assert.equal(await text('token.js'), token);
        await ask(input, { approved: false });

        await git('switch', '-qc', 'topic');
        const done = await hosted.ask(work, {
          agent: 'development',
          input,
          run: 'run-2',
          project: { id: 'p', name: 'Project', folder: project, trusted: true },
        });
        assert.equal(done.waiting, undefined);
        assert.match(done.report, /^# Changed 2 files/);
        assert.match(done.report, /Applied without a question/);
        assert.match(await text('token.js'), /Number\.isNaN/);
        assert.ok(judged.includes('apply_changes'), String(judged));
        assert.deepEqual(await treesLeft(), []);
      });

      it('checks again what the user edited meanwhile, unattended, and asks where that is not proven', async () => {
        level = 'unattended';
        verdict = 'allow';
        await git('switch', '-qc', 'topic');
        const broken = token.replace('module.exports =', 'module.exports = {}; const all =');
        let edited = 0;
        const asked = await hosted.ask(work, {
          agent: 'development',
          input,
          run: 'run-2',
          project: { id: 'p', name: 'Project', folder: project, trusted: true },
          onEvent: (event) => {
            // The fourth time is the last one after the change.
            if (event.type !== 'check' || ++edited !== 4) return;
            writeFileSync(path.join(project, 'token.js'), broken);
          },
        });

        assert.equal(asked.waiting?.step, 'decide');
        assert.match(asked.waiting?.text ?? '', /^\*\*Failed\*\*/);
        assert.match(asked.waiting?.text ?? '', /A person decides: your files were edited meanwhile/);
        assert.equal(await text('token.js'), broken);
        assert.equal(await text('load.py'), load);
      });

      it('leaves out unattended what is not allowed, and then waits with what it could not prove', async () => {
        level = 'unattended';
        await git('switch', '-qc', 'topic');
        const asked = await ask({ checks: ['touch ran'] });

        assert.equal(asked.waiting?.step, 'decide');
        assert.match(asked.waiting?.text ?? '', /^\*\*Unproven\*\*/);
        assert.match(asked.waiting?.text ?? '', /`touch ran` did not run: it is not allowed yet/);
        assert.equal(await text('load.py'), load);
      });

      it('runs and applies nothing where it only suggests, also what was allowed or accepted before', async () => {
        level = 'suggest';
        verdict = 'allow';
        const done = await ask(input);
        assert.equal(done.waiting, undefined);
        assert.match(done.report, /^# Suggested: nothing was changed/);
        assert.match(done.report, /`node check\.js` did not run: agents only suggest/);
        assert.match(done.report, /\+.*yaml\.safe_load/);

        level = 'ask';
        const again = { agent: 'development', input, run: 'run-2' };
        const place = { id: 'p', name: 'Project', folder: project, trusted: true };
        const { accepted } = payloadOf(await hosted.ask(work, { ...again, project: place }));
        level = 'suggest';
        events = [];
        const resume = { approved: true, payload: { accepted } };
        const refused = await hosted.ask(work, { ...again, project: place, resume });
        assert.match(refused.report, /^# Nothing was changed\n\nNothing was written: agents only suggest/);
        assert.equal(await text('load.py'), load);
        assert.equal(await text('token.js'), token);
        assert.deepEqual(
          events.filter(({ type }) => type === 'check'),
          [],
        );
        assert.deepEqual(await treesLeft(), []);
      });
    });
  });
});
