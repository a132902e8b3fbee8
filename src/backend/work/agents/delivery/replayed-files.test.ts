import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as z from 'zod';
import type { AgentAnswer, AgentEvent } from '../../../../contract/work/agent-run.ts';
import { decideQuestionSchema } from '../../../../contract/work/development-questions.ts';
import { replayQuestionSchema } from '../../../../contract/work/questions/replay-question.ts';
import type { AgentBrought } from '../../../../contract/work/work-tasks.ts';
import { keptFolder, listKeptCheckpoints } from '../../../../workspace/runs/kept/kept-record.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Work } from '../../../platform/work/work.ts';
import type { Schema } from '../../../schema.ts';
import { type HostedWork, hostWork } from '../../../testing/agents/hosted-work.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createInProcessWork } from '../../../testing/in-process-work.ts';
import { register } from '../registry.ts';
import { deliverFiles } from './deliver-files.ts';

const exec = promisify(execFile);
const config = 'port: 3000\nname: mine\nzone: one\n';
const made = config.replace('3000', '8080');

describe('a run that is replayed from a checkpoint', function () {
  this.timeout(300_000);
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let folder: string;
    let project: string;
    let data: string;
    let work: Work;
    let hosted: HostedWork;
    let makings: number;
    let told: AgentEvent[];

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vireo-replay-'));
      [project, data] = [path.join(folder, 'project'), path.join(folder, 'data')];
      await mkdir(project);
      await put('config.yaml', config);
      await put('other.txt', 'other\n');
      const git = async (...args: string[]) =>
        await exec('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], { cwd: project });
      await git('init', '-q', '-b', 'main');
      await git('add', '.');
      await git('commit', '-qm', 'Begin');
      [makings, told] = [0, []];
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
            make: async () => {
              makings += 1;
              return {
                files: new Map([['config.yaml', made]]),
                report: '',
                notes: [],
                title: 'Move the port',
              };
            },
          }),
      });
      work = createInProcessWork({ dataDirectory: data, agents: [tested] });
      hosted = await hostWork(await open());
    });
    afterEach(async () => {
      work.close();
      await rm(folder, { recursive: true, force: true });
    });

    const put = async (name: string, content: string) => await writeFile(path.join(project, name), content);
    const text = async (name: string) => await readFile(path.join(project, name), 'utf8');
    const ask = async (
      run: string,
      more: { readonly resume?: AgentAnswer; readonly from?: { run: string; checkpoint: string } } = {},
    ): Promise<AgentBrought> =>
      await hosted.ask(work, {
        run,
        ...more,
        project: { id: 'p', name: 'Project', folder: project, trusted: true },
        onEvent: (event) => void told.push(event),
      });
    const accepting = ({ waiting }: AgentBrought): AgentAnswer => {
      const { accepted } = decideQuestionSchema.parse(waiting?.payload);
      assert.ok(accepted.length > 0);
      return {
        approved: true,
        payload: { accepted },
        ...(waiting?.id !== undefined && { question: waiting.id }),
      };
    };
    const checkpointBefore = async (title: string, run = 'run-1') => {
      const kept = await listKeptCheckpoints(data, run, Date.now());
      const found = kept.findLast(({ before }) => before === title);
      assert.ok(found, kept.map(({ before }) => before).join(', '));
      return { run, checkpoint: found.id };
    };
    async function declined() {
      await ask('run-1');
      await ask('run-1', { resume: { approved: false } });
      assert.equal(await text('config.yaml'), config);
      return await checkpointBefore('Review the changes');
    }

    it('goes on where it was, in the files of then, without doing again what was done', async () => {
      const from = await declined();

      const again = await ask('run-2', { from });
      assert.deepEqual([makings, again.waiting?.step], [1, 'decide']);
      const done = await ask('run-2', { from, resume: accepting(again) });
      assert.match(done.report, /^# Changed 1 file\n/);
      assert.equal(await text('config.yaml'), made);
      // And of the replay itself copies are kept.
      await put('config.yaml', config);
      const third = await ask('run-3', { from: await checkpointBefore('Review the changes', 'run-2') });
      assert.equal(third.waiting?.step, 'decide');
    });

    it('does again what came after the checkpoint', async () => {
      await declined();
      const again = await ask('run-2', { from: await checkpointBefore('Writing') });
      assert.deepEqual([makings, again.waiting?.step], [2, 'decide']);
    });

    it('asks which files where they differ: those of then are merged at the end', async () => {
      const from = await declined();
      await put('config.yaml', config.replace('zone: one', 'zone: two'));
      await put('new.txt', 'new\n');

      const asked = await ask('run-2', { from });
      assert.deepEqual(
        [asked.waiting?.id, replayQuestionSchema.parse(asked.waiting?.payload)],
        ['files', { files: 'snapshot', differing: ['config.yaml', 'new.txt'], count: 2 }],
      );
      const again = await ask('run-2', { from, resume: { approved: true, question: 'files' } });
      const { review } = decideQuestionSchema.parse(again.waiting?.payload);
      assert.deepEqual(
        review.files.map((file) => file.path),
        ['config.yaml'],
      );
      await ask('run-2', { from, resume: accepting(again) });
      assert.equal(await text('config.yaml'), made.replace('zone: one', 'zone: two'));
    });

    it('takes what the run had changed into the files of today, where its person says so', async () => {
      const from = await declined();
      await put('config.yaml', config.replace('zone: one', 'zone: two'));
      await ask('run-2', { from });
      const resume = { approved: true, question: 'files', payload: { files: 'today' } };
      const again = await ask('run-2', { from, resume });
      await ask('run-2', { from, resume: accepting(again) });
      assert.equal(await text('config.yaml'), made.replace('zone: one', 'zone: two'));
    });

    it('ends with a sentence where that does not fit, and changes nothing where it is declined', async () => {
      const from = await declined();
      await put('config.yaml', config.replace('3000', '4000'));
      await ask('run-2', { from });
      const today = { approved: true, question: 'files', payload: { files: 'today' } };
      await assert.rejects(
        ask('run-2', { from, resume: today }),
        /does not fit into today's files: config\.yaml/,
      );

      const done = await ask('run-3', { from, resume: { approved: false, question: 'files' } });
      assert.match(done.report, /^# Not replayed: nothing was changed/);
      assert.equal(await text('config.yaml'), config.replace('3000', '4000'));
    });

    it('says where the copy is no longer kept', async () => {
      const from = await declined();
      await rm(keptFolder(data), { recursive: true });
      await assert.rejects(
        ask('run-2', { from }),
        /no longer kept on this machine\. Replay the run from its beginning/,
      );
    });

    it('is made again where an earlier try ended in the middle of opening it', async () => {
      const from = await declined();
      // A try that opened its copy, and wrote nothing of the run into it.
      await ask('run-2');
      await rm(path.join(data, 'kept-copies/run-2'), { recursive: true });
      const again = await ask('run-2', { from });
      assert.equal(again.waiting?.step, 'decide');
    });

    it('goes on without copies where they cannot be kept, and says so', async () => {
      await mkdir(data, { recursive: true });
      await writeFile(keptFolder(data), 'no folder');
      const asked = await ask('run-1');
      assert.equal(asked.waiting?.step, 'decide');
      assert.ok(
        told.some((event) => event.type === 'note' && /No copy is kept/.test(event.text)),
        JSON.stringify(told),
      );
    });
  });
});
