import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import { createMemorySecrets } from '../../../platform/secrets/memory-secrets.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import { gitHub } from './hosts/github.ts';
import { gitLab } from './hosts/gitlab.ts';
import { createTokenRing } from './token-ring.ts';

describe('tokens of hosts of code', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;

    beforeEach(async () => {
      const env = { VIREO_GITHUB_TOKEN: 'from-the-environment', VIREO_GITLAB_TOKEN: '' };
      vireo = await createTestApp(await open(), { models: { env } });
    });
    afterEach(async () => await vireo.app.close());

    it('are handed over for one host, listed without what they are, and forgotten', async () => {
      const body = { kind: 'gitlab', token: 'handed-over-token' };
      const put = await vireo.ask('PUT', '/code-hosts/Git.Example.org:8443/token', { body });
      const listed = await vireo.ask('GET', '/code-hosts');

      assert.equal(put.status, 204);
      assert.deepEqual(listed.body, {
        items: [
          { host: 'git.example.org:8443', kind: 'gitlab', from: 'handed-over' },
          { host: 'github.com', kind: 'github', from: 'environment' },
        ],
      });
      const removed = await vireo.ask('DELETE', '/code-hosts/git.example.org:8443/token');
      assert.equal(removed.status, 204);
      assert.doesNotMatch(JSON.stringify((await vireo.ask('GET', '/code-hosts')).body), /example/);
    });

    it('are refused for what is no host, and where they are no token', async () => {
      const fine = { kind: 'github', token: 'handed-over-token' };
      for (const host of ['a%2Fb', 'a@b', '-a', 'a:b', '%20'])
        assert.equal((await vireo.ask('PUT', `/code-hosts/${host}/token`, { body: fine })).status, 422, host);
      for (const change of [
        { token: 'short' },
        { token: 'with a space in it' },
        { token: 'a\nline-break' },
        { kind: 'svn' },
      ]) {
        const body = { ...fine, ...change };
        assert.equal((await vireo.ask('PUT', '/code-hosts/github.com/token', { body })).status, 422);
      }
    });
  });

  it('are of one person and one host', async () => {
    const ring = createTokenRing(createMemorySecrets({ VIREO_GITHUB_TOKEN: 'e' }));
    const place = { organizationId: 'o', userId: 'u', host: 'git.example.org' };
    await ring.put(place, { kind: 'github', token: 't' });

    assert.equal(ring.find(place)?.token, 't');
    assert.equal(ring.find({ ...place, userId: 'v' }), undefined);
    assert.equal(ring.find({ ...place, host: 'git.example.org:8443' }), undefined);
    assert.equal(ring.find({ ...place, host: 'github.com' })?.token, 'e');
    assert.equal(ring.find({ ...place, host: 'gitlab.com' }), undefined);
  });

  it('go to the interface of their host', () => {
    const at = (host: string) => ({ host, path: 'a/b', url: `https://${host}/a/b.git` });
    assert.equal(gitHub.baseOf(at('github.com')), 'https://api.github.com');
    assert.equal(gitHub.baseOf(at('git.example.org')), 'https://git.example.org/api/v3');
    assert.equal(gitLab.baseOf(at('gitlab.com')), 'https://gitlab.com/api/v4');
  });
});
