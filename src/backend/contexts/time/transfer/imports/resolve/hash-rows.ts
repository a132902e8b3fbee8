/** What a row is known by when its file, or another that overlaps it, comes again. */
import { createHash } from 'node:crypto';
import type { SourceRow } from '../../readers/source-row.ts';
import type { HashedRow } from './resolved-rows.ts';

/** 128 bits are enough that two never meet, and half the index. */
const hashBytes = 16;

/** Rows that are the same in every word are as many pieces of work: the first is 0, the next 1. */
export function* hashRows(rows: readonly SourceRow[]): Generator<HashedRow> {
  const seen = new Map<string, number>();
  for (const source of rows) {
    const before = seen.get(source.identity) ?? 0;
    seen.set(source.identity, before + 1);
    const hash = createHash('sha256')
      .update(`${source.identity}\u001f\u001f${before}`)
      .digest()
      .toString('hex', 0, hashBytes);
    yield { source, hash };
  }
}
