/** What was accepted of a run, published: the real agent, a real Git server over HTTP, and REST interfaces that count. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { AgentAnswer, AgentEvent } from '../../../../contract/work/agent-run.ts';
import { decideQuestionSchema } from '../../../../contract/work/development-questions.ts';
import {
  branchPushName,
  type PublishQuestion,
  pullRequestOpenName,
} from '../../../../contract/work/publish.ts';
import type { AgentBrought } from '../../../../contract/work/work-tasks.ts';
import { migrations } from '../../../migrations/index.ts';
import { createOutbound } from '../../../platform/outbound/create-outbound.ts';
import type { OutwardEffect } from '../../../platform/work/outward-effect.ts';
import type { Work } from '../../../platform/work/work.ts';
import type { Schema } from '../../../schema.ts';
import { startCodeHost, type TestCodeHost } from '../../../testing/agents/code-host.ts';
import { type HostedWork, hostWork } from '../../../testing/agents/hosted-work.ts';
import { type FreshDatabase, openFresh } from '../../../testing/databases.ts';
import { createInProcessWork } from '../../../testing/in-process-work.ts';
import { openPublishEffects } from './open-publish-effects.ts';
import type { CodeHostKind } from './publish.schema.ts';
import { createTokenRing, type TokenRing } from './token-ring.ts';

const token = 'tested-token-of-the-host';
const load = 'import yaml\n\n\ndef load(text):\n    return yaml.load(text)\n';
const script = 'function isNothing(value) {\n  debugger;\n  return value === undefined;\n}\n';
const input = { publish: { title: 'Load YAML safely' } };

describe('publishing what was accepted', function () {
  this.timeout(300_000);
  let folder: string;
  let project: string;
  let fresh: FreshDatabase<Schema>;
  let work: Work;
  let hosted: HostedWork;
  let host: TestCodeHost;
  let tokens: TokenRing;
  let events: AgentEvent[];
  let logged: unknown[];
  let effects: readonly OutwardEffect[];
  let wrap: (effect: OutwardEffect) => OutwardEffect;

  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Mara', '-c', 'user.email=mara@example.org', ...args], {
      cwd: project,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vireo-publish-'));
    project = path.join(folder, 'project');
    await mkdir(project);
    host = await startCodeHost(folder, token);
    await writeFile(path.join(project, 'load.py'), load);
    await writeFile(path.join(project, 'script.js'), script);
    git('init', '--quiet', '--initial-branch=main');
    for (const [name, value] of [
      ['user.name', 'Mara Voss'],
      ['user.email', 'mara@example.org'],
    ] as const)
      git('config', name, value);
    git('add', '.');
    git('commit', '--quiet', '--message', 'Begin');
    git('remote', 'add', 'origin', host.url);
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    git('push', '--quiet', path.join(folder, 'acme/api.git'), 'main');
    [events, logged, wrap, tokens] = [[], [], (effect) => effect, createTokenRing()];
    fresh = await openFresh<Schema>('sqljs', migrations);
    work = createInProcessWork({ dataDirectory: path.join(folder, 'data') });
    const keep = (...facts: unknown[]) => void logged.push(facts);
    effects = openPublishEffects({
      tokens: { find: (place) => tokens.find(place) },
      outbound: createOutbound({ allowedHosts: async () => [host.host] }, { info: keep, warn: keep }),
      findFolder: async (_organization, id) => (id === 'p' ? project : undefined),
      findCost: async () => undefined,
    });
    hosted = await hostWork(fresh.database, {
      effects: effects.map((effect) => ({
        name: effect.name,
        input: effect.input,
        isDone: (outcome) => wrap(effect).isDone?.(outcome) ?? true,
        perform: async (...asked) => await wrap(effect).perform(...asked),
        lookUp: async (...asked) => await wrap(effect).lookUp(...asked),
      })),
      runner: { judge: async () => ({ verdict: 'allow', about: '', why: 'rule' }) as never },
    });
    giveToken('github');
  });
  afterEach(async () => {
    work.close();
    await host.close();
    await fresh.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  function giveToken(kind: CodeHostKind): void {
    const { organizationId, userId } = hosted.actor;
    tokens.put({ organizationId, userId, host: host.host }, { kind, token });
  }

  const ask = async (resume?: AgentAnswer, asked: object = input): Promise<AgentBrought> =>
    await hosted.ask(work, {
      agent: 'development',
      input: asked,
      resume,
      project: { id: 'p', name: 'Project', folder: project, trusted: true },
      onEvent: (event) => void events.push(event),
    });
  const stepOf = ({ waiting }: AgentBrought) => waiting?.step;
  const payloadOf = ({ waiting }: AgentBrought) => waiting?.payload as PublishQuestion;
  const yes = { approved: true } as const;
  /** Dies after the first time that it was done. */
  function dieAfter(name: string): void {
    let hasDied = false;
    wrap = (effect) => ({
      ...effect,
      async perform(...asked) {
        const outcome = await effect.perform(...asked);
        if (effect.name !== name || hasDied) return outcome;
        hasDied = true;
        throw new Error('the backend was killed');
      },
    });
  }

  it('makes one commit of what was accepted alone, pushes it and opens a pull request that says what ran', async () => {
    const check =
      "node -e \"process.exit(require('node:fs').readFileSync('load.py', 'utf8').includes('yaml.load') ? 3 : 0)\"";
    const asked = { ...input, checks: [check] };
    await writeFile(path.join(project, 'script.js'), `${script}\n// not committed\n`);
    git('add', 'script.js');
    await writeFile(path.join(project, 'notes.txt'), 'mine\n');
    const decide = await ask(undefined, asked);
    const { review } = decideQuestionSchema.parse(decide.waiting?.payload);
    const accepted = review.files.filter((file) => file.path === 'load.py').flatMap(({ hunks }) => hunks);
    const before = stateOfUser();

    const publish = await ask({ ...yes, payload: { accepted: accepted.map(({ id }) => id) } }, asked);
    assert.equal(stepOf(publish), 'publish');
    assert.match(publish.waiting?.text ?? '', new RegExp(`on \\*\\*${host.host}\\*\\*`));
    assert.deepEqual(host.counts, { pushes: 0, opened: 0 });
    const done = await ask(yes, asked);

    const { branch } = payloadOf(publish);
    assert.match(branch, /^vireo\/run1-load-yaml-safely$/);
    assert.equal(done.waiting, undefined);
    assert.match(done.report, /Pull request 1: <http:/);
    assert.deepEqual(stateOfUser(), before);
    assert.deepEqual(host.counts, { pushes: 1, opened: 1 });
    assert.equal(
      host.git('log', '--format=%an <%ae>: %s', `main..${branch}`),
      'Mara Voss <mara@example.org>: Load YAML safely',
    );
    assert.equal(host.git('diff', '--name-only', 'main', branch), 'load.py');
    assert.equal(host.git('show', `${branch}:load.py`), load.replace('yaml.load', 'yaml.safe_load').trim());
    assert.equal(git('rev-parse', branch), host.git('rev-parse', branch));
    const [opened] = host.requests;
    assert.deepEqual(
      { branch: opened?.branch, base: opened?.base, title: opened?.title },
      { branch, base: 'main', title: 'Load YAML safely' },
    );
    assert.match(opened?.body ?? '', /\*\*Verified\*\*/);
    assert.match(opened?.body ?? '', /exit code 3 before, exit code 0 after/);
    assert.match(opened?.body ?? '', /changes which are not committed/);
    assert.match(opened?.body ?? '', /No model was asked\.\n\n<!-- vireo-run: run-1 -->$/);
  });

  /** All that the user could lose: files, index, current branch. */
  function stateOfUser() {
    const files = ['load.py', 'script.js', '.git/index', '.git/HEAD', '.git/config'];
    return [
      ...files.map((name) => readFileSync(path.join(project, name), 'base64')),
      git('rev-parse', 'HEAD'),
    ];
  }

  for (const kind of ['github', 'gitlab'] as const) {
    it(`does it once on ${kind} where the backend dies between push and record`, async () => {
      giveToken(kind);
      await ask();
      const publish = await ask(yes);
      dieAfter(branchPushName);
      await assert.rejects(ask(yes), /was killed/);
      assert.deepEqual(host.counts, { pushes: 1, opened: 0 });
      const done = await ask(yes);

      assert.match(done.report, /Pull request 1/);
      assert.deepEqual(host.counts, { pushes: 1, opened: 1 });
      assert.equal(host.requests[0]?.branch, payloadOf(publish).branch);
    });

    it(`does it once on ${kind} where it dies between opening and record`, async () => {
      giveToken(kind);
      await ask();
      await ask(yes);
      dieAfter(pullRequestOpenName);
      await assert.rejects(ask(yes), /was killed/);
      const done = await ask(yes);

      assert.match(done.report, /Pull request 1/);
      assert.deepEqual(host.counts, { pushes: 1, opened: 1 });
    });
  }

  it('runs nothing of the repository, and shows the token to nobody', async () => {
    const marker = path.join(folder, 'ran');
    const program = path.join(folder, 'program.sh');
    const argv = path.join(folder, 'argv');
    await writeFile(program, `#!/bin/sh\necho "$0 $@" >> '${marker}'\ncat\n`);
    await chmod(program, 0o755);
    const settings = [
      'core.sshCommand',
      'core.fsmonitor',
      'core.askPass',
      'core.editor',
      'credential.helper',
      'gpg.program',
      'filter.evil.clean',
      'filter.evil.smudge',
      'filter.evil.process',
      'diff.external',
      'core.gitProxy',
    ];
    for (const name of settings) git('config', name, program);
    git('config', 'commit.gpgSign', 'true');
    git('config', 'push.gpgSign', 'true');
    git('config', `url.ext::${program} .insteadOf`, `http://${host.host}/`);
    git('config', 'protocol.ext.allow', 'always');
    git('config', `http.http://${host.host}/.proxy`, 'http://127.0.0.1:9');
    git('config', 'submodule.x.url', `ext::${program}`);
    git('config', 'core.hooksPath', path.join(folder, 'hooks'));
    await mkdir(path.join(folder, 'hooks'));
    const hooks = [
      'pre-push',
      'pre-commit',
      'commit-msg',
      'post-commit',
      'reference-transaction',
      'post-index-change',
    ];
    for (const name of hooks) {
      await writeFile(path.join(folder, 'hooks', name), readFileSync(program));
      await chmod(path.join(folder, 'hooks', name), 0o755);
    }
    await rm(marker, { force: true });
    await writeFile(path.join(project, '.git/info/attributes'), 'script.js filter=evil diff=evil\n');
    const bin = path.join(folder, 'bin');
    await mkdir(bin);
    const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    await writeFile(path.join(bin, 'git'), `#!/bin/sh\necho "$@" >> '${argv}'\nexec '${real}' "$@"\n`);
    await chmod(path.join(bin, 'git'), 0o755);
    const searched = process.env['PATH'];
    process.env['PATH'] = `${bin}${path.delimiter}${searched}`;
    try {
      const decide = await ask();
      // The filter is asked about, not run.
      const refused = await ask(yes);
      assert.match(refused.report, /script\.js goes through a filter/);
      assert.equal(stepOf(decide), 'decide');
      await writeFile(path.join(project, '.git/info/attributes'), 'other.js filter=evil diff=evil\n');
      const again = async (resume?: AgentAnswer) =>
        await hosted.ask(work, {
          agent: 'development',
          input,
          resume,
          run: 'run-2',
          project: { id: 'p', name: 'Project', folder: project, trusted: true },
          onEvent: (event) => void events.push(event),
        });
      await again();
      await again(yes);
      const done = await again(yes);
      assert.match(done.report, /Pull request 1/);
      const told = JSON.stringify([done, decide, events, logged, readFileSync(argv, 'utf8')]);
      assert.doesNotMatch(told, /tested-token/);
      assert.equal(told.includes(Buffer.from(`x-access-token:${token}`).toString('base64')), false);
    } finally {
      process.env['PATH'] = searched;
    }
    assert.equal(existsSync(marker) ? readFileSync(marker, 'utf8') : '', '');
    // What was set does run for whoever starts git as it comes.
    git('status');
    git('update-ref', 'refs/tested', 'HEAD');
    assert.match(readFileSync(marker, 'utf8'), /program\.sh[\s\S]*reference-transaction/);
    assert.match(readFileSync(argv, 'utf8'), /push .*--force-with-lease=refs\/heads\/vireo/);
    assert.deepEqual(host.counts, { pushes: 1, opened: 1 });
  });

  it('is chosen when changes are reviewed, and is asked about again where there is no remote', async () => {
    git('remote', 'remove', 'origin');
    const first = await ask(undefined, {});
    const { accepted } = payloadOf(first) as unknown as { readonly accepted: readonly string[] };
    const choose = (waiting: AgentBrought, publish: boolean): AgentAnswer => ({
      approved: true,
      payload: { accepted, publish },
      ...(waiting.waiting?.id && { question: waiting.waiting.id }),
    });
    const again = await ask(choose(first, true), {});

    assert.equal(stepOf(again), 'decide');
    assert.match(again.waiting?.text ?? '', /Not published: The repository has no remote/);
    git('remote', 'add', 'origin', host.url);
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    const asked = await ask(choose(again, true), {});
    assert.equal(stepOf(asked), 'publish');
    const done = await ask({ ...yes, ...(asked.waiting?.id && { question: asked.waiting.id }) }, {});

    assert.match(done.report, /^# Published what was accepted/);
    assert.equal(await readFile(path.join(project, 'load.py'), 'utf8'), load);
  });

  it('asks again with the reason where it was refused: a protected name, no token, a branch that is there', async () => {
    tokens = createTokenRing();
    await ask();
    const first = payloadOf(await ask(yes));
    const answer = async (change: Partial<PublishQuestion>) =>
      await ask({ ...yes, payload: { ...first, ...change } });

    for (const branch of ['main', 'Master', 'release/1.0', '-x', 'a..b', 'HEAD']) {
      const brought = await answer({ branch });
      assert.equal(stepOf(brought), 'publish', branch);
      assert.match(brought.waiting?.text ?? '', /doesn't push to|can't be the name/);
    }
    const withoutToken = await answer({ branch: 'fixes' });
    assert.match(withoutToken.waiting?.text ?? '', new RegExp(`There is no token for ${host.host}`));
    giveToken('github');
    host.git('branch', 'taken', 'main');
    const taken = await answer({ branch: 'taken' });
    assert.match(taken.waiting?.text ?? '', /has a branch taken already/);
    assert.deepEqual(host.counts, { pushes: 0, opened: 0 });
    assert.equal(host.git('for-each-ref', '--format=%(refname:short)', 'refs/heads'), 'main\ntaken');
    host.refusal = {
      status: 422,
      body: { message: 'Validation Failed', errors: [{ message: 'base is invalid' }] },
    };
    const unopened = await answer({ branch: 'fixes', base: 'other' });
    assert.match(
      unopened.waiting?.text ?? '',
      /opened no pull request \(422\): Validation Failed base is invalid/,
    );
    assert.match(unopened.waiting?.text ?? '', /`fixes` is pushed/);
    host.refusal = undefined;
    const done = await ask(yes);
    assert.match(done.report, /Pull request 1/);
    assert.deepEqual(host.counts, { pushes: 1, opened: 1 });
    assert.equal(host.requests[0]?.branch, 'fixes');
  });

  it('publishes nothing that was declined, or that needs what is not committed', async () => {
    await ask();
    await ask(yes);
    const declined = await ask({ approved: false });
    assert.match(declined.report, /Declined/);
    assert.equal(git('for-each-ref', '--format=%(refname:short)', 'refs/heads'), 'main');

    await writeFile(
      path.join(project, 'load.py'),
      load
        .replace('def load(text)', 'def load(text, more)')
        .replace('yaml.load(text)', 'yaml.load(text + more)'),
    );
    const needs = async (resume?: AgentAnswer) =>
      await hosted.ask(work, {
        agent: 'development',
        input: { ...input, paths: ['load.py'] },
        resume,
        run: 'run-2',
        project: { id: 'p', name: 'Project', folder: project, trusted: true },
      });
    await needs();
    const done = await needs(yes);
    assert.match(done.report, /needs what you have not committed in load\.py/);
    assert.deepEqual(host.counts, { pushes: 0, opened: 0 });
  });

  it('refuses a remote whose address is another than the one that was approved', async () => {
    await ask();
    const publish = await ask(yes);
    git('remote', 'set-url', 'origin', host.url.replace('acme/api', 'acme/other'));
    const again = await ask(yes);

    assert.equal(stepOf(publish), 'publish');
    assert.match(again.waiting?.text ?? '', /The remote origin changed/);
    for (const [url, why] of [
      ['http://example.org/acme/api.git', /in the clear/],
      ['ext::sh -c touch', /none of https/],
      ['file:///tmp/x', /none of https/],
    ] as const) {
      git('remote', 'set-url', 'origin', url);
      const run = `run-${url.length}`;
      const next = async (resume?: AgentAnswer) =>
        await hosted.ask(work, {
          agent: 'development',
          input,
          resume,
          run,
          project: { id: 'p', name: 'Project', folder: project, trusted: true },
        });
      await next();
      assert.match((await next(yes)).report, why);
    }
    assert.deepEqual(host.counts, { pushes: 0, opened: 0 });
  });

  it('pushes nothing that nobody approved, whatever a run asks for', async () => {
    await ask();
    const payload = payloadOf(await ask(yes));
    const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
    const commitOf = (tree: string) => git(...identity, 'commit-tree', '-p', payload.parent, '-m', 'x', tree);
    const input = { branch: payload.branch, commit: commitOf(payload.tree) };
    const other = { branch: payload.branch, commit: commitOf(git('rev-parse', 'HEAD^{tree}')) };
    const approved = { step: 'publish', approved: true, payload };
    const run = {
      id: 'run-1',
      actor: hosted.actor,
      agent: 'development',
      title: '',
      projectId: 'p',
      tell: () => undefined,
    };
    const attempts = [
      [input, undefined, /Nobody has approved/],
      [input, { ...approved, approved: false }, /Nobody has approved/],
      [input, { ...approved, step: 'decide' }, /Nobody has approved/],
      [{ ...input, branch: 'other' }, approved, /Nobody has approved/],
      [
        { ...input, branch: 'main' },
        { ...approved, payload: { ...payload, branch: 'main' } },
        /doesn't push to main/,
      ],
      [other, approved, /not the one that was approved/],
      [{ ...input, commit: payload.parent }, approved, /not the one that was approved/],
    ] as const;
    for (const { perform, name } of effects)
      for (const [asked, decided, why] of attempts) {
        const use = { run: { ...run, decided }, key: 'k', signal: new AbortController().signal };
        const outcome = (await perform(asked as never, use)) as { outcome: string; why: string };
        assert.equal(outcome.outcome, 'refused', name);
        assert.match(outcome.why, why);
      }
    assert.deepEqual(host.counts, { pushes: 0, opened: 0 });
  });

  it('ends the push where the run is cancelled', async () => {
    await ask();
    await ask(yes);
    const cancelled = new AbortController();
    host.stall = () => cancelled.abort(new Error('cancelled by its user'));
    const running = hosted.ask(work, {
      agent: 'development',
      input,
      resume: yes,
      signal: cancelled.signal,
      project: { id: 'p', name: 'Project', folder: project, trusted: true },
    });

    await assert.rejects(running);
    host.stall = undefined;
    assert.deepEqual(host.counts, { pushes: 0, opened: 0 });
  });
});
