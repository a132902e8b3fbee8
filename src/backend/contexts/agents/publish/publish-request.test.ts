/** From the token to the pull request over the API: what a person answers is what the backend pushes. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { migrations } from '../../../migrations/index.ts';
import { createLogger } from '../../../platform/log/logger.ts';
import type { Schema } from '../../../schema.ts';
import { startCodeHost, type TestCodeHost } from '../../../testing/agents/code-host.ts';
import { type FreshDatabase, openFresh } from '../../../testing/databases.ts';
import { createTestApp, type Reply, type TestApp } from '../../../testing/test-app.ts';

const token = 'tested-token-of-the-host';

describe('a request that is published', function () {
  this.timeout(300_000);
  let folder: string;
  let project: string;
  let host: TestCodeHost;
  let fresh: FreshDatabase<Schema>;
  let vireo: TestApp;
  let log: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vireo-publish-'));
    project = path.join(folder, 'project');
    await mkdir(project);
    host = await startCodeHost(folder, token);
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: project, stdio: 'pipe' });
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'user.name', 'Mara Voss');
    git('config', 'user.email', 'mara@example.org');
    await writeFile(
      path.join(project, 'load.py'),
      'import yaml\n\n\ndef load(text):\n    return yaml.load(text)\n',
    );
    git('add', '.');
    git('commit', '--quiet', '--message', 'Begin');
    git('remote', 'add', 'origin', host.url);
    git('push', '--quiet', path.join(folder, 'acme/api.git'), 'main');
    fresh = await openFresh<Schema>('sqljs', migrations);
    log = '';
    vireo = await createTestApp(fresh.database, {
      agentWork: { dataDirectory: path.join(folder, 'data') },
      outbound: { allowedHosts: async () => [host.host] },
      logger: createLogger('debug', {
        write: (line: string) => {
          log += line;
        },
      }),
    });
  });
  after(async () => {
    await vireo.app.close();
    await host.close();
    await fresh.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('pushes the branch that the person chose, and leaves the token nowhere', async () => {
    const { projectId } = await vireo.createProject();
    await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: project } });
    const body = { kind: 'github', token };
    assert.equal((await vireo.ask('PUT', `/code-hosts/${host.host}/token`, { body })).status, 204);
    const input = { publish: { base: 'main' } };
    const asked = await vireo.ask('POST', `/projects/${projectId}/requests`, {
      body: { agent: 'development', input, trusted: true },
    });
    const { id } = asked.body;
    const load = async () => (await vireo.ask('GET', `/requests/${id}`)).body;
    const until = async (isThere: (request: Reply['body']) => boolean, what: string) => {
      await waitFor(async () => {
        const request = await load();
        assert.notEqual(request.state, 'failed', JSON.stringify(request.error));
        return isThere(request);
      }, what);
      return await load();
    };
    const untilAsked = async (step: string) =>
      (await until(({ question }) => question?.step === step, step)).question;
    const answer = async (given: object) =>
      await vireo.ask('POST', `/requests/${id}/answer`, { body: given });

    const decide = await untilAsked('decide');
    await answer({ approved: true, question: decide.id });
    const { payload, id: question } = await untilAsked('publish');
    await answer({ approved: true, question, payload: { ...payload, branch: 'fixes/chosen' } });
    const done = await until(({ state }) => state === 'done', 'the end');

    assert.match(done.result, /Branch `fixes\/chosen`[\s\S]*Pull request 1/);
    assert.deepEqual(host.counts, { pushes: 1, opened: 1 });
    assert.equal(host.requests[0]?.branch, 'fixes/chosen');
    const events = await vireo.ask('GET', `/requests/${id}/events`);
    assert.doesNotMatch(JSON.stringify([done, events.body]), /tested-token/);
    assert.notEqual(log, '');
    assert.doesNotMatch(log, /tested-token/);
    const kept = spawnSync('grep', ['-rl', token, path.join(folder, 'data'), project], { encoding: 'utf8' });
    assert.equal(kept.stdout, '');
  });
});
