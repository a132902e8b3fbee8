/** What was accepted of a run, published: the real agent, a real Git server over HTTP, and REST interfaces that count. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { AgentAnswer } from '../../../../contract/work/agent-run.ts';
import { decideQuestionSchema } from '../../../../contract/work/development-questions.ts';
import { branchPushName, pullRequestOpenName } from '../../../../contract/work/publish.ts';
import { input, script, setUpPublishing } from '../../../testing/agents/set-up-publishing.ts';

const token = 'tested-token-of-the-host';

const load = 'import yaml\n\n\ndef load(text):\n    return yaml.load(text)\n';
describe('publishing what was accepted', function () {
  const stage = setUpPublishing();
  const { git, ask, yes, stepOf, payloadOf, giveToken } = stage;

  this.timeout(300_000);

  /** Dies after the first time that it was done. */
  function dieAfter(name: string): void {
    let hasDied = false;
    stage.wrap = (effect) => ({
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
    await writeFile(path.join(stage.project, 'script.js'), `${script}\n// not committed\n`);
    git('add', 'script.js');
    await writeFile(path.join(stage.project, 'notes.txt'), 'mine\n');
    const decide = await ask(undefined, asked);
    const { review } = decideQuestionSchema.parse(decide.waiting?.payload);
    const accepted = review.files.filter((file) => file.path === 'load.py').flatMap(({ hunks }) => hunks);
    const before = stateOfUser();

    const publish = await ask({ ...yes, payload: { accepted: accepted.map(({ id }) => id) } }, asked);
    assert.equal(stepOf(publish), 'publish');
    assert.match(publish.waiting?.text ?? '', new RegExp(`on \\*\\*${stage.host.host}\\*\\*`));
    assert.deepEqual(stage.host.counts, { pushes: 0, opened: 0 });
    const done = await ask(yes, asked);

    const { branch } = payloadOf(publish);
    assert.match(branch, /^vireo\/run1-load-yaml-safely$/);
    assert.equal(done.waiting, undefined);
    assert.match(done.report, /Pull request 1: <http:/);
    assert.deepEqual(stateOfUser(), before);
    assert.deepEqual(stage.host.counts, { pushes: 1, opened: 1 });
    assert.equal(
      stage.host.git('log', '--format=%an <%ae>: %s', `main..${branch}`),
      'Mara Voss <mara@example.org>: Load YAML safely',
    );
    assert.equal(stage.host.git('diff', '--name-only', 'main', branch), 'load.py');
    assert.equal(
      stage.host.git('show', `${branch}:load.py`),
      load.replace('yaml.load', 'yaml.safe_load').trim(),
    );
    assert.equal(git('rev-parse', branch), stage.host.git('rev-parse', branch));
    const [opened] = stage.host.requests;
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
      ...files.map((name) => readFileSync(path.join(stage.project, name), 'base64')),
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
      assert.deepEqual(stage.host.counts, { pushes: 1, opened: 0 });
      const done = await ask(yes);

      assert.match(done.report, /Pull request 1/);
      assert.deepEqual(stage.host.counts, { pushes: 1, opened: 1 });
      assert.equal(stage.host.requests[0]?.branch, payloadOf(publish).branch);
    });

    it(`does it once on ${kind} where it dies between opening and record`, async () => {
      giveToken(kind);
      await ask();
      await ask(yes);
      dieAfter(pullRequestOpenName);
      await assert.rejects(ask(yes), /was killed/);
      const done = await ask(yes);

      assert.match(done.report, /Pull request 1/);
      assert.deepEqual(stage.host.counts, { pushes: 1, opened: 1 });
    });
  }

  it('runs nothing of the repository, and shows the token to nobody', async () => {
    const marker = path.join(stage.folder, 'ran');
    const program = path.join(stage.folder, 'program.sh');
    const argv = path.join(stage.folder, 'argv');
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
    git('config', `url.ext::${program} .insteadOf`, `http://${stage.host.host}/`);
    git('config', 'protocol.ext.allow', 'always');
    git('config', `http.http://${stage.host.host}/.proxy`, 'http://127.0.0.1:9');
    git('config', 'submodule.x.url', `ext::${program}`);
    git('config', 'core.hooksPath', path.join(stage.folder, 'hooks'));
    await mkdir(path.join(stage.folder, 'hooks'));
    const hooks = [
      'pre-push',
      'pre-commit',
      'commit-msg',
      'post-commit',
      'reference-transaction',
      'post-index-change',
    ];
    for (const name of hooks) {
      await writeFile(path.join(stage.folder, 'hooks', name), readFileSync(program));
      await chmod(path.join(stage.folder, 'hooks', name), 0o755);
    }
    await rm(marker, { force: true });
    await writeFile(path.join(stage.project, '.git/info/attributes'), 'script.js filter=evil diff=evil\n');
    const bin = path.join(stage.folder, 'bin');
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
      await writeFile(path.join(stage.project, '.git/info/attributes'), 'other.js filter=evil diff=evil\n');
      const again = async (resume?: AgentAnswer) =>
        await stage.hosted.ask(stage.work, {
          agent: 'development',
          input,
          resume,
          run: 'run-2',
          project: { id: 'p', name: 'Project', folder: stage.project, trusted: true },
          onEvent: (event) => void stage.events.push(event),
        });
      await again();
      await again(yes);
      const done = await again(yes);
      assert.match(done.report, /Pull request 1/);
      const told = JSON.stringify([done, decide, stage.events, stage.logged, readFileSync(argv, 'utf8')]);
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
    assert.deepEqual(stage.host.counts, { pushes: 1, opened: 1 });
  });

  it('ends the push where the run is cancelled', async () => {
    await ask();
    await ask(yes);
    const cancelled = new AbortController();
    stage.host.stall = () => cancelled.abort(new Error('cancelled by its user'));
    const running = stage.hosted.ask(stage.work, {
      agent: 'development',
      input,
      resume: yes,
      signal: cancelled.signal,
      project: { id: 'p', name: 'Project', folder: stage.project, trusted: true },
    });

    await assert.rejects(running);
    stage.host.stall = undefined;
    assert.deepEqual(stage.host.counts, { pushes: 0, opened: 0 });
  });

  it('takes for its own what an earlier try brought there while it was at it', async () => {
    await ask();
    const publish = await ask(yes);
    stage.host.comesTwice = true;
    const done = await ask(yes);

    assert.match(done.report, /Pull request 1/);
    assert.equal(stage.host.counts.opened, 1);
    const { branch } = payloadOf(publish);
    assert.deepEqual(stage.host.git('for-each-ref', '--format=%(refname:short)', 'refs/heads').split('\n'), [
      'main',
      branch,
    ]);
  });
});
