import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createHasRead, type ReadExtent } from './read-extent.ts';

function extent(change: Partial<ReadExtent> = {}): ReadExtent {
  return { rules: { names: [], groups: {} }, roots: [''], unread: [], apart: {}, ...change };
}

describe('what a run has read', () => {
  it('is all of the folder, but for files that were not read to their end', () => {
    const hasRead = createHasRead(extent({ unread: ['src/broken.ts'] }));

    assert.deepEqual(
      ['src/a.ts', 'src/broken.ts'].map((path) => hasRead(path, 'any')),
      [true, false],
    );
  });

  it('is what lies below the roots, by whole names', () => {
    const hasRead = createHasRead(extent({ roots: ['src', 'one.ts'] }));

    assert.deepEqual(
      ['src/a.ts', 'one.ts', 'src2/a.ts', 'one.tsx'].map((path) => hasRead(path, 'any')),
      [true, true, false, false],
    );
  });

  it('is nothing where the run did not come to its end', () => {
    assert.equal(createHasRead(extent({ roots: [] }))('a.ts', 'any'), false);
  });

  it('goes by the rules that were asked for: ids, beginnings of ids, groups, and what is left out of them', () => {
    const groups = { 'aws-key': ['secrets', 'security'], 'npm-token': ['secrets', 'security'] };
    const hasRead = createHasRead(
      extent({ rules: { names: ['secrets', '!aws-*', 'sql-injection'], groups } }),
    );

    assert.deepEqual(
      ['npm-token', 'aws-key', 'sql-injection', 'gone-since', 'constructor'].map((id) => hasRead('a', id)),
      [true, false, true, false, false],
    );
  });

  it('is told apart for rules that go by other files', () => {
    const apart = {
      'dependency-license': { isLookedFor: false, except: [] },
      'dependency-vulnerable': { isLookedFor: true, except: ['go.mod'] },
    };
    const hasRead = createHasRead(extent({ roots: [], apart }));

    assert.deepEqual(
      [
        hasRead('package.json', 'dependency-license'),
        hasRead('package.json', 'dependency-vulnerable'),
        hasRead('go.mod', 'dependency-vulnerable'),
      ],
      [false, true, false],
    );
  });
});
