import assert from 'node:assert/strict';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { decideQuestionSchema } from '../../../../contract/work/development-questions.ts';
import { buildQuestionSchema, type ImageBuild } from '../../../../contract/work/effects/image-build.ts';
import type { AgentBrought } from '../../../../contract/work/work-tasks.ts';
import { openBuildEffects } from '../../../contexts/agents/build/open-build-effects.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Decided } from '../../../platform/work/hosted-run.ts';
import type { OutwardEffect } from '../../../platform/work/outward-effect.ts';
import type { Work } from '../../../platform/work/work.ts';
import type { Schema } from '../../../schema.ts';
import { type HostedWork, hostWork } from '../../../testing/agents/hosted-work.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createInProcessWork } from '../../../testing/in-process-work.ts';
import { sampleProjects } from './facts/sample-projects.test.ts';

const command = 'docker build --progress=plain --file Dockerfile .';
const buildKit =
  '#7 ERROR: process did not complete\n------\nDockerfile:5\n--------------------\n   5 | >>> RUN npm ci\n--------------------\nERROR: failed to solve\n';

function findOnPath(program: string): string {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const found = folders.map((each) => path.join(each, program)).find((file) => existsSync(file));
  assert.ok(found, program);
  return found;
}

/** With a docker of the test: it notes what it is asked, and ends as the test says. */
(process.platform === 'win32' ? describe.skip : describe)('Build to Check', function () {
  this.timeout(300_000);
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let folder: string;
    let project: string;
    let bin: string;
    let before: string | undefined;
    let work: Work;
    let hosted: HostedWork;
    let effects: readonly OutwardEffect[];

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vireo-build-'));
      [project, bin] = [path.join(folder, 'project'), path.join(folder, 'bin')];
      for (const [name, text] of Object.entries(sampleProjects[0]?.files ?? {})) {
        await mkdir(path.dirname(path.join(project, name)), { recursive: true });
        await writeFile(path.join(project, name), text);
      }
      await mkdir(bin);
      symlinkSync(findOnPath('git'), path.join(bin, 'git'));
      const database = await open();
      before = process.env['PATH'];
      // Nothing else of this machine, which may have a docker.
      process.env['PATH'] = bin;
      process.env['VIREO_TEST_TOKEN'] = 'not for a build';
      work = createInProcessWork({ dataDirectory: path.join(folder, 'data') });
      effects = openBuildEffects({ findFolder: async (_actor, id) => (id === 'p' ? project : undefined) });
      hosted = await hostWork(database, { effects });
    });
    afterEach(async () => {
      process.env['PATH'] = before;
      delete process.env['VIREO_TEST_TOKEN'];
      work.close();
      await rm(folder, { recursive: true, force: true });
    });

    async function giveDocker(said = '', exitCode = 0): Promise<void> {
      const file = path.join(bin, 'docker');
      const log = path.join(folder, 'log');
      await writeFile(path.join(folder, 'said'), said);
      await writeFile(
        file,
        `#!/bin/sh\necho "$PWD|$*|$VIREO_TEST_TOKEN" >> "${log}"\nwhile IFS= read -r line; do echo "$line" >&2; done < "${folder}/said"\nexit ${exitCode}\n`,
      );
      await chmod(file, 0o755);
    }

    const log = (): readonly string[] =>
      existsSync(path.join(folder, 'log'))
        ? readFileSync(path.join(folder, 'log'), 'utf8').trim().split('\n')
        : [];

    async function applyAll({ trusted = true, build = true } = {}): Promise<AgentBrought> {
      const asked = {
        agent: 'devops',
        input: { build },
        project: { id: 'p', name: 'Orders', folder: project, trusted },
      };
      const { waiting } = await hosted.ask(work, asked);
      const { accepted } = decideQuestionSchema.parse(waiting?.payload);
      return await hosted.ask(work, { ...asked, resume: { approved: true, payload: { accepted } } });
    }

    const answer = async (approved: boolean): Promise<AgentBrought> =>
      await hosted.ask(work, {
        agent: 'devops',
        input: { build: true },
        project: { id: 'p', name: 'Orders', folder: project, trusted: true },
        resume: { approved },
      });

    it('starts no program of the project, wherever the path leads', async () => {
      await giveDocker();
      const { waiting } = await applyAll();
      assert.equal(waiting?.step, 'build');
      await rename(path.join(bin, 'docker'), path.join(project, 'docker'));
      process.env['PATH'] = `.${path.delimiter}${path.delimiter}${bin}`;
      const { report } = await answer(true);

      assert.deepEqual(log(), []);
      assert.match(report, /could not be started/);
    });

    it('shows its command and that it asks registries, and begins with the answer of a person', async () => {
      await giveDocker();
      const { waiting } = await applyAll();

      assert.equal(waiting?.step, 'build');
      assert.ok(waiting.text.includes(`\n${command}\n`), waiting.text);
      assert.match(waiting.text, /asks registries for base images and packages/);
      assert.deepEqual(buildQuestionSchema.parse(waiting.payload).commands, [command]);
      assert.deepEqual(log(), []);

      const { report } = await answer(true);

      const real = readFileSync(path.join(folder, 'log'), 'utf8');
      assert.match(real, /\/project\|build --progress=plain --file Dockerfile \.\|\n$/);
      assert.match(report, /## Images\n\n- `Dockerfile`: \*built\*/);
    });

    it('says at which line of the Dockerfile it failed', async () => {
      await giveDocker(buildKit, 1);
      await applyAll();

      const { report } = await answer(true);

      assert.match(report, /- `Dockerfile`: \*failed at line 5\*\n/);
      assert.match(report, /ERROR: failed to solve/);
    });

    it('builds nothing where it is declined', async () => {
      await giveDocker();
      await applyAll();

      const { report } = await answer(false);

      assert.match(report, /\*Not built\*: you did not want it\./);
      assert.deepEqual(log(), []);
    });

    it('is not offered without a program that builds images', async () => {
      const without = await applyAll();
      assert.match(without.report, /\*Not built\*: there is no docker, podman or buildah on this machine\./);
      assert.equal(without.waiting, undefined);
    });

    it('holds no run that did not ask for it', async () => {
      await giveDocker();
      const { report, waiting } = await applyAll({ build: false });

      assert.equal(waiting, undefined);
      assert.match(report, /\*Not built\*: it was not asked for\./);
      assert.deepEqual(log(), []);
    });

    it('is never offered in a folder that is not trusted', async () => {
      await giveDocker();
      const { report, waiting } = await applyAll({ trusted: false });

      assert.equal(waiting, undefined);
      assert.match(report, /\*Not built\*: the folder is not trusted\./);
      assert.deepEqual(log(), []);
    });

    it('refuses what nobody approved, whatever a run says', async () => {
      await giveDocker();
      await writeFile(path.join(project, 'Dockerfile'), 'FROM scratch\n');
      await symlink(tmpdir(), path.join(project, 'away'));
      const [effect] = effects;
      const build: ImageBuild = { engine: 'docker', file: 'Dockerfile', context: '.' };
      const approved: Decided = {
        step: 'build',
        approved: true,
        payload: { builds: [build], commands: [command] },
      };
      const perform = async (asked: ImageBuild, decided?: Decided, isTrusted = true) => {
        const run = {
          id: 'r',
          actor: hosted.actor,
          agent: 'devops',
          title: '',
          projectId: 'p',
          isTrusted,
          decided,
          tell: () => undefined,
        };
        const outcome = await effect?.perform(asked as never, {
          run,
          key: 'k',
          signal: AbortSignal.timeout(20_000),
        });
        return String(Object(outcome)['outcome']);
      };

      assert.equal(await perform(build), 'refused');
      assert.equal(await perform(build, { ...approved, approved: false }), 'refused');
      assert.equal(await perform(build, { ...approved, step: 'decide' }), 'refused');
      assert.equal(await perform(build, approved, false), 'refused');
      assert.equal(await perform({ ...build, file: 'other/Dockerfile' }, approved), 'refused');
      assert.equal(await perform({ ...build, engine: 'podman' }, approved), 'refused');
      const away = { ...build, context: 'away' };
      assert.equal(
        await perform(away, { ...approved, payload: { builds: [away], commands: [] } }),
        'refused',
      );
      for (const wrong of [
        { ...build, file: '../Dockerfile' },
        { ...build, context: '/etc' },
        { ...build, context: '--no-cache' },
        { ...build, file: 'a/../../b' },
      ])
        assert.equal(effect?.input.safeParse(wrong).success, false, JSON.stringify(wrong));
      assert.deepEqual(log(), []);
      assert.equal(await perform(build, approved), 'built');
      assert.equal(log().length, 1);
    });
  });
});
