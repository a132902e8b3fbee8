import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as z from 'zod';
import type { AgentAnswer } from '../../../../contract/work/agent-run.ts';
import { decideQuestionSchema } from '../../../../contract/work/development-questions.ts';
import type { AgentBrought } from '../../../../contract/work/work-tasks.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Work } from '../../../platform/work/work.ts';
import type { Schema } from '../../../schema.ts';
import { type HostedWork, hostWork } from '../../../testing/agents/hosted-work.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createInProcessWork } from '../../../testing/in-process-work.ts';
import { register } from '../registry.ts';
import { deliverFiles } from './deliver-files.ts';
import type { MadeFiles } from './maker.ts';

const exec = promisify(execFile);
const config = 'port: 3000\nname: mine\n';

/** More on a machine that does not know bash. */
describe('files of a generator', function () {
  this.timeout(300_000);
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let folder: string;
    let project: string;
    let work: Work;
    let hosted: HostedWork;
    let made: MadeFiles;
    let seen: readonly string[];

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vireo-delivery-'));
      project = path.join(folder, 'project');
      await mkdir(project);
      await writeFile(path.join(project, 'config.yaml'), config);
      await writeFile(path.join(project, 'same.txt'), 'same\n');
      const git = async (...args: string[]) =>
        await exec('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], { cwd: project });
      await git('init', '-q', '-b', 'main');
      await git('add', '.');
      await git('commit', '-qm', 'Begin');
      made = {
        files: new Map([
          ['config.yaml', config.replace('3000', '8080')],
          ['deploy/run.py', 'import yaml\n\n\ndef load(text):\n    return yaml.load(text)\n'],
          ['same.txt', 'same\n'],
        ]),
        report: '## From these facts\n\nPort 8080: `config.yaml`.',
        notes: ['The health path is not known.'],
        title: 'Add a deployment',
      };
      const tested = register({
        name: 'tested',
        title: 'Tested agent',
        description: 'Writes files.',
        version: '1.0.0',
        needsProject: true,
        inputSchema: z.strictObject({}),
        run: async (asked) =>
          await deliverFiles(asked, {
            name: 'tested',
            title: 'Writing',
            make: async (place) => {
              seen = await place.list();
              assert.equal(await place.read('config.yaml'), config);
              assert.equal(await place.read('none.txt'), undefined);
              return made;
            },
          }),
      });
      work = createInProcessWork({ dataDirectory: path.join(folder, 'data'), agents: [tested] });
      hosted = await hostWork(await open());
    });
    afterEach(async () => {
      work.close();
      await rm(folder, { recursive: true, force: true });
    });

    const ask = async (resume?: AgentAnswer): Promise<AgentBrought> =>
      await hosted.ask(work, {
        resume,
        project: { id: 'p', name: 'Project', folder: project, trusted: true },
      });
    const text = async (name: string) => await readFile(path.join(project, name), 'utf8');
    const decide = ({ waiting }: AgentBrought) => decideQuestionSchema.parse(waiting?.payload);

    it('are offered as hunks with what is not known and what the scan finds, and written where accepted', async () => {
      const asked = await ask();
      const { review, accepted } = decide(asked);

      assert.deepEqual(seen.toSorted(), ['config.yaml', 'same.txt']);
      assert.equal(asked.waiting?.step, 'decide');
      assert.deepEqual(review.files.map((file) => file.path).toSorted(), ['config.yaml', 'deploy/run.py']);
      assert.ok(review.reasons.includes('The health path is not known.'), review.reasons.join(' '));
      assert.ok(
        review.reasons.some((reason) => reason.startsWith('The scan finds 1 ')),
        review.reasons.join(' '),
      );
      assert.equal(await text('config.yaml'), config);

      // The user goes on elsewhere in the file, and takes the change of it alone.
      await writeFile(path.join(project, 'config.yaml'), `${config}# mine\n`);
      const hunk = review.files.find((file) => file.path === 'config.yaml')?.hunks[0]?.id ?? '';
      assert.ok(accepted.includes(hunk));
      const done = await ask({ approved: true, payload: { accepted: [hunk] } });

      assert.equal(await text('config.yaml'), `${config.replace('3000', '8080')}# mine\n`);
      await assert.rejects(text('deploy/run.py'));
      assert.match(done.report, /^# Changed 1 file\n/);
      assert.match(done.report, /## From these facts/);
      assert.equal(done.offers?.work?.note, 'Add a deployment');
    });

    it('are none where all of it is there already: the run ends with its report', async () => {
      made = { ...made, files: new Map([['same.txt', 'same\n']]) };

      const done = await ask();

      assert.equal(done.waiting, undefined);
      assert.match(done.report, /^# All of it is there already: nothing to change\n/);
      assert.match(done.report, /Port 8080/);
    });

    it('are left alone where they are declined', async () => {
      await ask();
      const done = await ask({ approved: false });

      assert.match(done.report, /^# Declined: nothing was changed\n/);
      assert.equal(await text('config.yaml'), config);
    });
  });
});
