/** Logs that several people send into one project of a server: which of them go on record. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ScannedRevision } from '../../../../../contract/revisions/scanned-revision.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { createLog, createResult } from '../../../../testing/sarif-log.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

const commit = (letter: string): string => letter.repeat(40);

const onMain = (letter: string, change: Partial<ScannedRevision> = {}): ScannedRevision => ({
  branch: 'main',
  isDefault: true,
  commit: commit(letter),
  isClean: true,
  since: null,
  history: [commit(letter)],
  ...change,
});

/** As `vireo scan` writes it. */
const provenanceOf = (letter: string, properties: object = {}) => ({
  repositoryUri: 'https://git.example/acme/api',
  revisionId: commit(letter),
  branch: 'main',
  properties: { isDefaultBranch: true, isClean: true, history: [], ...properties },
});

interface Sent {
  /** What the sender says of their checkout. */
  readonly revision?: ScannedRevision;
  /** What the log says. */
  readonly logged?: object;
  readonly source?: string;
  readonly anyRevision?: boolean;
}

describe('logs of several people', () => {
  let vireo: TestApp;
  let projectId: string;

  /** Why it is not on record. */
  const send = async (
    uris: readonly string[],
    { logged, ...asked }: Sent = {},
  ): Promise<string | undefined> => {
    const results = uris.map((uri) => createResult({ uri, text: `Fault in ${uri}` }));
    const log = createLog(results, { more: logged ? { versionControlProvenance: [logged] } : {} });
    const body = { projectId, source: 'ci', log, ...asked };
    const { status, body: made } = await vireo.ask('POST', '/findings/imports', { as: 'user', body });
    assert.equal(status, 201, JSON.stringify(made));
    return made.sources[0].notOnRecord;
  };
  const list = async (path: string) => (await vireo.ask('GET', `${path}?projectId=${projectId}`)).body.items;
  const findings = async () =>
    (await list('/findings'))
      .map((one: { path: string; state: string }) => `${one.path} ${one.state}`)
      .sort();
  const revisions = async () =>
    (await list('/findings/revisions')).map((one: { source: string; commit: string | null }) => [
      one.source,
      one.commit,
    ]);

  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    beforeEach(async () => {
      vireo = await createTestApp(await open(), { upTo: 'code', projectFolders: 'machines' });
      ({ projectId } = await vireo.createProject());
    });
    afterEach(async () => await vireo.app.close());

    it('go by the rule of a scan where they say of which commit they are', async () => {
      await send(['a.ts'], { revision: onMain('c'), source: 'Nightly' });

      assert.equal(await send(['b.ts'], { revision: onMain('b') }), undefined, 'a commit for each source');
      const feature = onMain('c', { branch: 'feature-x', isDefault: false });
      assert.equal(await send([], { revision: feature }), 'branch');
      assert.equal(await send([], { revision: onMain('b', { isClean: false }) }), 'edited');
      assert.equal(await send([], { revision: onMain('a') }), 'apart');
      assert.deepEqual(await findings(), ['a.ts open', 'b.ts open']);
      const history = [commit('c'), commit('b')];
      assert.equal(await send(['c.ts'], { revision: onMain('c', { history }) }), undefined);
      assert.deepEqual(await findings(), ['a.ts open', 'b.ts resolved', 'c.ts open']);
      assert.deepEqual(await revisions(), [
        ['ci', commit('c')],
        ['tool:Nightly', commit('c')],
      ]);
    });

    it('are of the commit that the log names, without what was edited since', async () => {
      const edited = onMain('a', { isClean: false });

      assert.equal(await send(['a.ts'], { revision: edited, logged: provenanceOf('a') }), undefined);
      const unclean = provenanceOf('a', { isClean: false });
      assert.equal(await send([], { revision: onMain('a'), logged: unclean }), 'edited');
      assert.equal(await send([], { revision: onMain('a'), logged: provenanceOf('b') }), 'apart');
      const history = [commit('b'), commit('a')];
      assert.equal(await send(['b.ts'], { logged: provenanceOf('b', { history }) }), undefined);
      assert.deepEqual(await findings(), ['a.ts resolved', 'b.ts open']);
    });

    it('of another tool are of the default branch where the checkout of the commit says so', async () => {
      const logged = { ...provenanceOf('a'), properties: {} };

      assert.equal(await send([], { logged }), 'branch');
      assert.equal(await send(['a.ts'], { logged, revision: onMain('a') }), undefined);
    });

    it('of no commit are on record while their source has none there, or where their sender means it', async () => {
      assert.deepEqual([await send(['a.ts']), await send(['b.ts'])], [undefined, undefined]);
      assert.equal(await send(['b.ts'], { revision: onMain('b') }), undefined);
      assert.equal(await send([]), 'unknown');
      assert.equal(await send(['c.ts'], { source: 'Nightly' }), undefined);
      assert.deepEqual(await findings(), ['a.ts resolved', 'b.ts open', 'c.ts open']);

      assert.equal(await send(['d.ts'], { anyRevision: true }), undefined);
      assert.deepEqual(await findings(), ['a.ts resolved', 'b.ts resolved', 'c.ts open', 'd.ts open']);
      assert.deepEqual(await revisions(), [
        ['ci', commit('b')],
        ['tool:Nightly', null],
      ]);
    });
  });
});
