import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { restoredSchema } from '../../../../contract/work/work-tasks.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { load, setUpDevelopment, token } from '../../../testing/agents/set-up-development.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';

/** More on a machine that does not know bash. */
describe('the development agent', function () {
  this.timeout(300_000);
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpDevelopment(open);
    const { ask, payloadOf, text, treesLeft } = stage;

    it('mends in a copy, waits with each change, and writes what was accepted alone', async () => {
      const asked = await ask({});
      const { accepted, review } = payloadOf(asked);

      assert.equal(asked.waiting?.step, 'decide');
      assert.match(asked.waiting?.text ?? '', /yaml\.safe_load/);
      assert.deepEqual(await text('load.py'), load);
      assert.deepEqual(review.files.map(({ path: file }) => file).toSorted(), ['load.py', 'token.js']);

      // The first place of token.js is left out; the user types elsewhere meanwhile.
      const dropped = review.files.find(({ path: file }) => file === 'token.js')?.hunks[0]?.id ?? '';
      await writeFile(path.join(stage.project, 'load.py'), `# typed meanwhile\n${load}`);
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
      await writeFile(path.join(stage.project, 'latin.py'), latin);

      const { review } = payloadOf(await ask({}));

      assert.deepEqual(review.files.map(({ path: file }) => file).toSorted(), ['load.py', 'token.js']);
      assert.deepEqual(await readFile(path.join(stage.project, 'latin.py')), latin);
    });

    it('takes back what it wrote, and puts it back', async () => {
      const { accepted } = payloadOf(await ask({}));
      await ask({}, { approved: true, payload: { accepted } });
      await writeFile(path.join(stage.project, 'token.js'), 'typed since');
      const restore = async (run = 'run-1') =>
        await stage.work.ask({ kind: 'restore', folder: stage.project, run }, restoredSchema);

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
      assert.deepEqual(stage.judged, ['node check.js']);
      const decide = await ask(input, { approved: true });
      assert.match(decide.waiting?.text ?? '', /^\*\*Verified\*\*/);
      assert.deepEqual(
        stage.events.flatMap((event) => (event.type === 'check' ? event.outcome : [])),
        // Each state twice, and what failed before ten times: a word needs the same result each time.
        ['failed', 'failed', ...Array.from({ length: 10 }, () => 'passed')],
      );
    });

    it('takes the verdict again where only a part is accepted, and asks before it applies what fails', async () => {
      stage.verdict = 'allow';
      const strict = `const { readFileSync } = require('node:fs');
const { isNoNumber } = require('./token.js');
if (isNoNumber(Number.NaN) && readFileSync('load.py', 'utf8').includes('yaml.load')) process.exit(1);
`;
      await writeFile(path.join(stage.project, 'check.js'), strict);
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
      stage.verdict = 'allow';
      const input = { checks: ['node check.js'] };
      const { accepted } = payloadOf(await ask(input));
      const runsOf = () => stage.events.filter(({ type }) => type === 'check').length;
      const before = runsOf();
      await writeFile(path.join(stage.project, 'other.js'), 'module.exports = 1;\n');
      await writeFile(
        path.join(stage.project, 'check.js'),
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
      stage.verdict = 'allow';
      const input = { checks: ['node check.js'] };
      const { accepted } = payloadOf(await ask(input));
      const runsOf = () => stage.events.filter(({ type }) => type === 'check').length;
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

      stage.verdict = 'deny';
      const denied = await stage.hosted.ask(stage.work, {
        agent: 'development',
        input,
        run: 'run-2',
        project: { id: 'p', name: 'Project', folder: stage.project, trusted: true },
      });
      assert.match(denied.waiting?.text ?? '', /`touch ran` was refused/);

      stage.verdict = 'allow';
      stage.judged = [];
      const stranger = await stage.hosted.ask(stage.work, {
        agent: 'development',
        input,
        run: 'run-3',
        project: { id: 'p', name: 'Project', folder: stage.project, trusted: false },
      });
      assert.match(stranger.waiting?.text ?? '', /its folder is not trusted/);
      assert.deepEqual(stage.judged, []);
      assert.equal(
        stage.events.some(({ type }) => type === 'check'),
        false,
      );
    });

    it('writes nothing at all where one place was changed meanwhile', async () => {
      const { accepted } = payloadOf(await ask({}));
      await writeFile(path.join(stage.project, 'load.py'), load.replace('yaml.load(text)', 'parse(text)'));
      const done = await ask({}, { approved: true, payload: { accepted } });

      assert.match(done.report, /Changed meanwhile at the same place: load\.py/);
      assert.equal(await text('token.js'), token);
    });

    it('begins anew where its copy is gone, and does not act on an answer to what is gone', async () => {
      const { accepted } = payloadOf(await ask({}));
      const runs = path.join(stage.folder, 'data', 'runs');
      for (const name of await readdir(runs)) await rm(path.join(runs, name), { recursive: true });

      await assert.rejects(ask({}, { approved: true, payload: { accepted } }), /no longer exists: ask again/);
      assert.equal(await text('load.py'), load);
      for (const name of await readdir(runs)) await rm(path.join(runs, name), { recursive: true });
      const again = await ask({});
      assert.equal(again.waiting?.step, 'decide');
      assert.match(again.waiting?.text ?? '', /yaml\.safe_load/);
    });

    it('says so where nothing was found, and leaves no copy behind', async () => {
      const done = await ask({ rules: ['hardcoded-secret'] });

      assert.match(done.report, /anything else needs a model/);
      assert.deepEqual(await treesLeft(), []);
    });

    it('does not end as done where what was found has no fix', async () => {
      const code = 'from flask import request\n\n\ndef run():\n    return eval(request.args["code"])\n';
      await writeFile(path.join(stage.project, 'run.py'), code);

      await assert.rejects(
        ask({ rules: ['code-injection'] }),
        /no fix that Vireo knows\. Ask again with a task/,
      );
      assert.deepEqual(await treesLeft(), []);
    });
  });
});
