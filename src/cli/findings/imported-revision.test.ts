import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { makeHistory } from '../../../test/support/git-history.ts';
import type { CliIo } from '../io.ts';
import { type CliFixture, createCliFixture } from '../testing.test.ts';
import { readImportedRevision } from './imported-revision.ts';

describe('the commit of an imported log', () => {
  let fixture: CliFixture;
  let first = '';
  let second = '';

  beforeEach(() => {
    fixture = createCliFixture();
    makeHistory(fixture.folder, [{ files: { 'a.txt': 'a' } }, { files: { 'b.txt': 'b' } }]);
    const git = (...args: readonly string[]) =>
      execFileSync('git', args, { cwd: fixture.folder, encoding: 'utf8', stdio: 'pipe' });
    git('reset', '--quiet', '--hard');
    [second = '', first = ''] = git('rev-list', 'HEAD').trim().split('\n');
  });
  afterEach(() => fixture.remove());

  const read = async (provenance?: object, defaultBranch?: string) => {
    const named = provenance && { versionControlProvenance: [provenance] };
    const io: Pick<CliIo, 'cwd'> = { cwd: fixture.folder };
    const options = defaultBranch === undefined ? {} : { defaultBranch };
    return await readImportedRevision(
      { runs: [{ tool: { driver: { name: 'Lint' } }, ...named }] },
      options,
      io,
    );
  };
  const ofMain = { branch: 'main', isDefault: true, isClean: true, since: null };

  it('is what is checked out where the log names none, or that one', async () => {
    const out = { ...ofMain, commit: second, history: [second, first] };

    assert.deepEqual([await read(), await read({ revisionId: second })], [out, out]);
  });

  it('is the one that the log names, with what git here says of it', async () => {
    const named = { revisionId: first, branch: 'main' };

    assert.deepEqual(await read(named, 'main'), { ...ofMain, commit: first, history: [first] });
    assert.equal((await read(named))?.isDefault, false);
    assert.deepEqual((await read({ revisionId: 'f'.repeat(40) }))?.history, []);
  });
});
