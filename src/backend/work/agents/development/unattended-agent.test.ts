import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { load, setUpDevelopment, token } from '../../../testing/agents/set-up-development.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';

/** More on a machine that does not know bash. */
describe('the development agent', function () {
  this.timeout(300_000);
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpDevelopment(open);
    const { ask, text, treesLeft, payloadOf } = stage;

    describe('where it is told how far it goes', () => {
      const input = { checks: ['node check.js'] };

      it('applies what it has proved, unattended, but not on a protected branch', async () => {
        stage.level = 'unattended';
        stage.verdict = 'allow';
        const onMain = await ask(input);
        assert.equal(onMain.waiting?.step, 'decide');
        assert.match(onMain.waiting?.text ?? '', /A person decides: the branch main is protected/);
        assert.equal(await text('token.js'), token);
        await ask(input, { approved: false });

        await stage.git('switch', '-qc', 'topic');
        const done = await stage.hosted.ask(stage.work, {
          agent: 'development',
          input,
          run: 'run-2',
          project: { id: 'p', name: 'Project', folder: stage.project, trusted: true },
        });
        assert.equal(done.waiting, undefined);
        assert.match(done.report, /^# Changed 2 files/);
        assert.match(done.report, /Applied without a question/);
        assert.match(await text('token.js'), /Number\.isNaN/);
        assert.ok(stage.judged.includes('apply_changes'), String(stage.judged));
        assert.deepEqual(await treesLeft(), []);
      });

      it('checks again what the user edited meanwhile, unattended, and asks where that is not proven', async () => {
        stage.level = 'unattended';
        stage.verdict = 'allow';
        await stage.git('switch', '-qc', 'topic');
        const broken = token.replace('module.exports =', 'module.exports = {}; const all =');
        let edited = 0;
        const asked = await stage.hosted.ask(stage.work, {
          agent: 'development',
          input,
          run: 'run-2',
          project: { id: 'p', name: 'Project', folder: stage.project, trusted: true },
          onEvent: (event) => {
            // The fourth time is the last one after the change.
            if (event.type !== 'check' || ++edited !== 4) return;
            writeFileSync(path.join(stage.project, 'token.js'), broken);
          },
        });

        assert.equal(asked.waiting?.step, 'decide');
        assert.match(asked.waiting?.text ?? '', /^\*\*Failed\*\*/);
        assert.match(asked.waiting?.text ?? '', /A person decides: your files were edited meanwhile/);
        assert.equal(await text('token.js'), broken);
        assert.equal(await text('load.py'), load);
      });

      it('leaves out unattended what is not allowed, and then waits with what it could not prove', async () => {
        stage.level = 'unattended';
        await stage.git('switch', '-qc', 'topic');
        const asked = await ask({ checks: ['touch ran'] });

        assert.equal(asked.waiting?.step, 'decide');
        assert.match(asked.waiting?.text ?? '', /^\*\*Unproven\*\*/);
        assert.match(asked.waiting?.text ?? '', /`touch ran` did not run: it is not allowed yet/);
        assert.equal(await text('load.py'), load);
      });

      it('runs and applies nothing where it only suggests, also what was allowed or accepted before', async () => {
        stage.level = 'suggest';
        stage.verdict = 'allow';
        const done = await ask(input);
        assert.equal(done.waiting, undefined);
        assert.match(done.report, /^# Suggested: nothing was changed/);
        assert.match(done.report, /`node check\.js` did not run: agents only suggest/);
        assert.match(done.report, /\+.*yaml\.safe_load/);

        stage.level = 'ask';
        const again = { agent: 'development', input, run: 'run-2' };
        const place = { id: 'p', name: 'Project', folder: stage.project, trusted: true };
        const { accepted } = payloadOf(await stage.hosted.ask(stage.work, { ...again, project: place }));
        stage.level = 'suggest';
        stage.events = [];
        const resume = { approved: true, payload: { accepted } };
        const refused = await stage.hosted.ask(stage.work, { ...again, project: place, resume });
        assert.match(refused.report, /^# Nothing was changed\n\nNothing was written: agents only suggest/);
        assert.equal(await text('load.py'), load);
        assert.equal(await text('token.js'), token);
        assert.deepEqual(
          stage.events.filter(({ type }) => type === 'check'),
          [],
        );
        assert.deepEqual(await treesLeft(), []);
      });
    });
  });
});
