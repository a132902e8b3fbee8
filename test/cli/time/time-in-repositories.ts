import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { GitFacts } from '../../../src/api-client/index.ts';
import { runCli } from '../../support/run-cli.ts';
import type { setUpTime } from './set-up-time.ts';

/** Timers in folders of git. */
export function itTimesRepositories(stage: ReturnType<typeof setUpTime>): void {
  const { time } = stage;

  describe('in repositories', () => {
    let folder: string;
    const runIn = async (repository: string, ...args: string[]) => {
      const { stdout, stderr } = await runCli(['time', ...args, '--json', '--data', stage.directory], {
        cwd: path.join(folder, repository),
      });
      return { stderr, entry: JSON.parse(stdout) };
    };
    const git = (repository: string, ...args: string[]) =>
      void execFileSync('git', args, { cwd: path.join(folder, repository), stdio: 'ignore' });
    const commit = (repository: string, subject: string, email = 'mara@x.de') =>
      git(
        repository,
        '-c',
        `user.email=${email}`,
        '-c',
        'user.name=N',
        'commit',
        '--allow-empty',
        '--message',
        subject,
      );
    const begin = async (startedAt?: string) => {
      const { body: projects } = await stage.backend.ask('GET', '/projects');
      const place = { remote: 'git@example.com:acme/one.git', branch: 'feature/one', commits: [] };
      const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: path.join(folder, 'one') });
      const facts = { ...place, head: head.toString().trim() };
      const started = startedAt === undefined ? {} : { startedAt };
      await stage.backend.ask('POST', '/timer', { projectId: projects.items[0].id, git: facts, ...started });
    };
    const facts = ({ git: { remote, branch, commits } }: { git: GitFacts }) => [
      remote,
      branch,
      commits.map(({ subject }) => subject),
    ];

    // New ones for each test: what the last one did a moment ago would be a branch that was left since the start, too.
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'vireo-repositories-'));
      for (const repository of ['one', 'other']) {
        mkdirSync(path.join(folder, repository));
        git(repository, 'init', '--initial-branch', `feature/${repository}`);
        git(repository, 'config', 'user.email', 'mara@x.de');
        git(repository, 'remote', 'add', 'origin', `git@example.com:acme/${repository}.git`);
        commit(repository, 'Before');
      }
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    it('starts on the project that the folder belongs to, and on none where that is not sure', async () => {
      const { body: projects } = await stage.backend.ask('GET', '/projects');
      const [one, two] = projects.items;
      const setRemotes = async (remotes: readonly string[], { id }: { id: string }) =>
        await stage.backend.ask('PATCH', `/projects/${id}`, { remotes });
      await setRemotes(['example.com/acme/one'], one);
      const startIn = async (repository: string) =>
        await runCli(['time', 'start', '--json', '--data', stage.directory], {
          cwd: path.join(folder, repository),
        });

      const [sure, none] = [await startIn('one'), await startIn('other')];
      await setRemotes(['example.com/acme/one'], two);
      const many = await startIn('one');
      await time('stop');
      for (const project of [one, two]) await setRemotes([], project);

      assert.equal(JSON.parse(sure.stdout).projectId, one.id);
      assert.deepEqual({ none: none.code, many: many.code }, { none: 2, many: 2 });
      assert.match(none.stderr, /No project belongs to this folder: name one with --project/);
      assert.match(
        many.stderr,
        /more than one project: .*API rewrite.*Support|more than one project: .*Support.*API/,
      );
    });

    it('keeps what was made on a branch that was out meanwhile, and is gone or changed by the end', async () => {
      // Git keeps whole seconds, in one of which all of this is done.
      await begin(new Date(Date.now() - 1_000).toISOString());
      git('one', 'checkout', '-b', 'feature/second');
      commit('one', 'Worded badly');
      git('one', '-c', 'user.name=M', 'commit', '--amend', '--allow-empty', '--message', 'On the second');
      git('one', 'checkout', '-b', 'feature/third', 'feature/one');
      commit('one', 'On the third');
      git('one', 'checkout', '--detach');
      commit('one', 'On none');
      git('one', 'checkout', '-b', 'feature/last', 'feature/one');
      git('one', 'branch', '-D', 'feature/third');

      const { entry } = await runIn('one', 'stop');

      const [, branch, subjects] = facts(entry);
      assert.equal(branch, 'feature/one');
      assert.deepEqual([subjects].flat().toSorted(), ['On none', 'On the second', 'On the third']);
    });

    it('keeps what was made on a branch that a rebase of another one left', async () => {
      await begin(new Date(Date.now() - 1_000).toISOString());
      git('one', 'branch', 'feature/topic');
      git('one', 'checkout', '-b', 'feature/left');
      commit('one', 'On what was left');
      git('one', 'rebase', 'feature/one', 'feature/topic');
      git('one', 'checkout', 'feature/one');

      const { entry } = await runIn('one', 'stop');

      assert.deepEqual(facts(entry).at(-1), ['On what was left']);
    });

    it('keeps where the work was begun, and the own commits since', async () => {
      await begin();
      commit('one', 'Mine');
      commit('one', 'Of a colleague', 'jo@x.de');
      git('one', 'checkout', '-b', 'chore/later');

      const { entry } = await runIn('one', 'stop');

      assert.deepEqual(facts(entry), ['git@example.com:acme/one.git', 'feature/one', ['Mine']]);
    });

    it('keeps the commits of the branch that the work was begun on, whatever is out at the end', async () => {
      await begin();
      commit('one', 'On the branch');
      git('one', 'checkout', '--orphan', 'main');
      commit('one', 'On the other');

      const { entry } = await runIn('one', 'stop');

      assert.deepEqual(facts(entry).at(-1), ['On the branch', 'On the other']);
    });

    it('counts a commit once that a rebase made anew on another branch', async () => {
      await begin();
      commit('one', 'Mine');
      git('one', 'checkout', '-b', 'feature/rebased');
      git('one', '-c', 'user.name=M', 'commit', '--amend', '--allow-empty', '--no-edit');

      const { entry } = await runIn('one', 'stop');

      assert.deepEqual(facts(entry).at(-1), ['Mine']);
    });

    it('takes for work that was begun without git only what surely is of its project', async () => {
      const { body: projects } = await stage.backend.ask('GET', '/projects');
      const [{ id: projectId }] = projects.items;
      const stopped = async () => {
        await stage.backend.ask('POST', '/timer', { projectId });
        commit('other', 'Of whom?');
        return (await runIn('other', 'stop')).entry.git;
      };

      const unknown = await stopped();
      await stage.backend.ask('PATCH', `/projects/${projectId}`, { remotes: ['example.com/acme/other'] });
      const known = await stopped();
      await stage.backend.ask('PATCH', `/projects/${projectId}`, { remotes: [] });

      assert.deepEqual({ unknown, branch: known?.branch }, { unknown: null, branch: 'feature/other' });
    });

    it('starts and resumes with no branch of another place where the project has its own folder', async () => {
      const { body: projects } = await stage.backend.ask('GET', '/projects');
      const [{ id: projectId, name }] = projects.items;
      const setFolder = async (at: string | null) =>
        await stage.backend.ask('PATCH', `/projects/${projectId}`, { folder: at });
      await setFolder(path.join(folder, 'one'));

      const { entry: elsewhere } = await runIn('other', 'start', '--project', name);
      await time('stop');
      const { entry: resumed } = await runIn('other', 'resume');
      await time('stop');
      const { entry: own } = await runIn('one', 'start', '--project', name);
      await time('stop');
      await setFolder(null);

      assert.deepEqual([elsewhere.git, resumed.git, own.git?.branch], [null, null, 'feature/one']);
    });

    it('takes nothing of another repository for work that was begun in this one', async () => {
      await begin();
      commit('other', 'Elsewhere');

      const { entry } = await runIn('other', 'stop');

      assert.deepEqual(facts(entry), ['git@example.com:acme/one.git', 'feature/one', []]);
    });

    it('keeps the commits of what a switch and a resumption end', async () => {
      await begin(new Date(Date.now() - 10_000).toISOString());
      commit('one', 'Before the switch');
      const { entry: switched } = await runIn('one', 'switch', '--project', 'API rewrite', '--note', 'Next');
      commit('one', 'Before the resumption');
      // A switch after less than five seconds is a slip.
      const startedAt = new Date(Date.parse(switched.startedAt) - 5_000).toISOString();
      await stage.backend.ask('PATCH', `/time-entries/${switched.id}`, { startedAt });
      const { entry: resumed } = await runIn('one', 'resume', switched.ended.id);
      await stage.backend.ask('POST', '/timer/discard', {});

      assert.deepEqual(
        [switched, resumed].map(({ ended }) =>
          ended.git.commits.map((one: { subject: string }) => one.subject),
        ),
        [['Before the switch'], ['Before the resumption']],
      );
    });

    it('leaves what was committed since the time that a start says to what it starts', async () => {
      const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
      await begin(ago(1800));
      commit('one', 'After the switch');
      const { entry: started } = await runIn('one', 'start', '--project', 'API rewrite', '--from', ago(600));
      const { entry: stopped } = await runIn('one', 'stop');

      assert.deepEqual(
        [started.ended, stopped].map(({ git }) => git.commits.map((one: { subject: string }) => one.subject)),
        [[], ['Before', 'After the switch']],
      );
    });
  });
}
