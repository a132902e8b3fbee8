import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { AgentAnswer } from '../../../../contract/work/agent-run.ts';
import type { PublishQuestion } from '../../../../contract/work/publish.ts';
import type { AgentBrought } from '../../../../contract/work/work-tasks.ts';
import { createMemorySecrets } from '../../../platform/secrets/memory-secrets.ts';
import { input, setUpPublishing } from '../../../testing/agents/set-up-publishing.ts';
import { createTokenRing } from './token-ring.ts';

const load = 'import yaml\n\n\ndef load(text):\n    return yaml.load(text)\n';
describe('publishing that is refused or asked about again', function () {
  const stage = setUpPublishing();
  const { git, ask, payloadOf, stepOf, yes, giveToken } = stage;

  this.timeout(300_000);

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
    git('remote', 'add', 'origin', stage.host.url);
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    const asked = await ask(choose(again, true), {});
    assert.equal(stepOf(asked), 'publish');
    const done = await ask({ ...yes, ...(asked.waiting?.id && { question: asked.waiting.id }) }, {});

    assert.match(done.report, /^# Published what was accepted/);
    assert.equal(await readFile(path.join(stage.project, 'load.py'), 'utf8'), load);
  });

  it('asks again with the reason where it was refused: a protected name, no token, a branch that is there', async () => {
    stage.tokens = createTokenRing(createMemorySecrets());
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
    assert.match(withoutToken.waiting?.text ?? '', new RegExp(`There is no token for ${stage.host.host}`));
    giveToken('github');
    stage.host.git('branch', 'taken', 'main');
    const taken = await answer({ branch: 'taken' });
    assert.match(taken.waiting?.text ?? '', /has a branch taken already/);
    assert.deepEqual(stage.host.counts, { pushes: 0, opened: 0 });
    assert.equal(stage.host.git('for-each-ref', '--format=%(refname:short)', 'refs/heads'), 'main\ntaken');
    stage.host.refusal = {
      status: 422,
      body: { message: 'Validation Failed', errors: [{ message: 'base is invalid' }] },
    };
    const unopened = await answer({ branch: 'fixes', base: 'other' });
    assert.match(
      unopened.waiting?.text ?? '',
      /opened no pull request \(422\): Validation Failed base is invalid/,
    );
    assert.match(unopened.waiting?.text ?? '', /`fixes` is pushed/);
    stage.host.refusal = undefined;
    const done = await ask(yes);
    assert.match(done.report, /Pull request 1/);
    assert.deepEqual(stage.host.counts, { pushes: 1, opened: 1 });
    assert.equal(stage.host.requests[0]?.branch, 'fixes');
  });

  it('publishes nothing that was declined, or that needs what is not committed', async () => {
    await ask();
    await ask(yes);
    const declined = await ask({ approved: false });
    assert.match(declined.report, /Declined/);
    assert.equal(git('for-each-ref', '--format=%(refname:short)', 'refs/heads'), 'main');

    await writeFile(
      path.join(stage.project, 'load.py'),
      load
        .replace('def load(text)', 'def load(text, more)')
        .replace('yaml.load(text)', 'yaml.load(text + more)'),
    );
    const needs = async (resume?: AgentAnswer) =>
      await stage.hosted.ask(stage.work, {
        agent: 'development',
        input: { ...input, paths: ['load.py'] },
        resume,
        run: 'run-2',
        project: { id: 'p', name: 'Project', folder: stage.project, trusted: true },
      });
    await needs();
    const done = await needs(yes);
    assert.match(done.report, /needs what you have not committed in load\.py/);
    assert.deepEqual(stage.host.counts, { pushes: 0, opened: 0 });
  });

  it('refuses a remote whose address is another than the one that was approved', async () => {
    await ask();
    const publish = await ask(yes);
    git('remote', 'set-url', 'origin', stage.host.url.replace('acme/api', 'acme/other'));
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
        await stage.hosted.ask(stage.work, {
          agent: 'development',
          input,
          resume,
          run,
          project: { id: 'p', name: 'Project', folder: stage.project, trusted: true },
        });
      await next();
      assert.match((await next(yes)).report, why);
    }
    assert.deepEqual(stage.host.counts, { pushes: 0, opened: 0 });
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
      actor: stage.hosted.actor,
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
    for (const { perform, name } of stage.effects)
      for (const [asked, decided, why] of attempts) {
        const use = { run: { ...run, decided }, key: 'k', signal: new AbortController().signal };
        const outcome = (await perform(asked as never, use)) as { outcome: string; why: string };
        assert.equal(outcome.outcome, 'refused', name);
        assert.match(outcome.why, why);
      }
    assert.deepEqual(stage.host.counts, { pushes: 0, opened: 0 });
  });
});
