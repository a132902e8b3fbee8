/** The rows of a test's app, as its slices read them outside of a transaction. */
import type { SlicePorts } from '../../platform/ports.ts';
import { createReads } from '../../platform/reach/reads.ts';
import type { TestApp } from '../test-app.ts';

export function readsOf({ app, database: { query: db } }: TestApp): Pick<SlicePorts, 'reads'> {
  return { reads: (actor) => createReads({ db, actor, scopes: app.scopes }) };
}
