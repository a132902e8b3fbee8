import assert from 'node:assert/strict';
import { countOpenApart } from './count-open.ts';
import type { ListedFinding } from './listed-finding.ts';
import { mergeFile } from './listed-finding.ts';
import { fileOf, liveFinding, mergePorts, wireFinding } from './testing.test.ts';

/** On record as open, though the editor sees it no more; on no record; and dismissed. */
function listedAt(uri: string): readonly ListedFinding[] {
  const records = [wireFinding('a'), wireFinding('b', { state: 'dismissed' })];
  const range = { startLine: 1, startColumn: 0, endLine: 1, endColumn: 4 };
  return mergeFile({ ...fileOf([liveFinding('c', { range })], records), uri }, mergePorts);
}

describe('countOpenApart', () => {
  const record = listedAt('file:///shop/a.ts');
  const own = listedAt('file:///api/a.ts');
  const isOfView = ({ uri }: Pick<ListedFinding, 'uri'>) => uri.startsWith('file:///api/');

  it('counts by the record where no scan of one’s own is shown', () => {
    const { total, parts } = countOpenApart(record, isOfView);

    assert.deepEqual([total, parts.unrecorded], [1, 1]);
    assert.deepEqual(
      parts.byFinder.map(({ count }) => count),
      [1],
    );
  });

  it('counts what is seen where one is', () => {
    const { total, parts } = countOpenApart(own, isOfView);

    assert.deepEqual([total, parts.unrecorded ?? 0, parts.byFinder], [2, 0, []]);
  });

  it('counts each project of a window in its own way', () => {
    const { total, parts } = countOpenApart([...record, ...own], isOfView);

    assert.deepEqual([total, parts.unrecorded, parts.byFinder], [3, 1, []]);
  });
});
