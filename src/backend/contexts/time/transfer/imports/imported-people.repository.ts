/** SQL of people whom imports made known. */
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { IdsOf } from '../../../../platform/unused.ts';
import { logOf } from '../log-of.ts';
import { timeImportBegun, timeImported } from './imports.events.ts';

/** Ids of people whom an import made that is undone by now; the log says whom. */
export function peopleOfUndoneImports(reads: Reads): IdsOf {
  return reads
    .invariant('time_imports')
    .innerJoin('events as imported', (join) =>
      join
        .on(logOf(reads).condition('events', 'imported'))
        .onRef('imported.id', '=', 'time_imports.id')
        .on('imported.type', 'in', [timeImportBegun, timeImported]),
    )
    .innerJoin('events as created', (join) =>
      join
        .on(logOf(reads).condition('events', 'created'))
        .onRef('created.seq', '>=', 'imported.first_seq')
        .onRef('created.seq', '<', 'imported.seq')
        .on('created.type', '=', 'user.created'),
    )
    .select('created.id')
    .where('time_imports.undone_at', 'is not', null)
    .$asScalar();
}
