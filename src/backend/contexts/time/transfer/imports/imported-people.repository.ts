/** SQL of people whom imports made known. */
import type { IdsOf } from '../../../../platform/unused.ts';
import type { Reader } from '../../../../schema.ts';
import { timeImportBegun, timeImported } from './imports.events.ts';

/** Ids of people whom an import made that is undone by now; the log says whom. */
export function peopleOfUndoneImports(db: Reader, organizationId: string): IdsOf {
  return db
    .selectFrom('time_imports')
    .innerJoin('events as imported', (join) =>
      join
        .onRef('imported.organization_id', '=', 'time_imports.organization_id')
        .onRef('imported.id', '=', 'time_imports.id')
        .on('imported.type', 'in', [timeImportBegun, timeImported]),
    )
    .innerJoin('events as created', (join) =>
      join
        .onRef('created.organization_id', '=', 'imported.organization_id')
        .onRef('created.seq', '>=', 'imported.first_seq')
        .onRef('created.seq', '<', 'imported.seq')
        .on('created.type', '=', 'user.created'),
    )
    .select('created.id')
    .where('time_imports.organization_id', '=', organizationId)
    .where('time_imports.undone_at', 'is not', null)
    .$asScalar();
}
