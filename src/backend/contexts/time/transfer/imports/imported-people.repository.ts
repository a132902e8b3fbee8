/** SQL of people whom imports made known. */
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { IdsOf } from '../../../../platform/unused.ts';
import { timeImportBegun, timeImported } from './imports.events.ts';

/** Ids of people whom an import made that is undone by now; the log says whom. */
export function peopleOfUndoneImports(reads: Reads): IdsOf {
  const reason = 'whom an import made known goes with it';
  return reads
    .whole('time_imports', reason)
    .innerJoin('events as imported', (join) =>
      join
        .on(reads.wholeCondition('events', reason, 'imported'))
        .onRef('imported.id', '=', 'time_imports.id')
        .on('imported.type', 'in', [timeImportBegun, timeImported]),
    )
    .innerJoin('events as created', (join) =>
      join
        .on(reads.wholeCondition('events', reason, 'created'))
        .onRef('created.seq', '>=', 'imported.first_seq')
        .onRef('created.seq', '<', 'imported.seq')
        .on('created.type', '=', 'user.created'),
    )
    .select('created.id')
    .where('time_imports.undone_at', 'is not', null)
    .$asScalar();
}
