/** The mark of the practice that this backend serves, raised to what its database has issued. */
import type { NumberMarkFile } from '../../../contract/backup/number-mark.ts';
import { type NumberMark, raiseMark } from '../../../domain/invoicing/number-mark.ts';
import { listOrganizationIds } from '../../contexts/account/first-start.ts';
import { listLastNumbers } from '../../contexts/money/invoices/numbers/issued-numbers.repository.ts';
import type { Database } from '../../platform/db/database.ts';
import { toDatabaseError } from '../../platform/db/sqlite-errors.ts';
import type { NumberMarks } from '../../platform/numbers/number-marks.ts';
import { createReads } from '../../platform/reach/reads.ts';
import type { Schema } from '../../schema.ts';
import { raiseNumberMark, stageNumberMark } from './number-mark-file.ts';

/** Of an opened store; undefined of a server's, which its operator restores. Nobody else writes the file meanwhile. */
export async function openNumberMarks(
  data: string,
  database: Database<Schema>,
): Promise<NumberMarks | undefined> {
  if (database.dialect !== 'sqlite') return undefined;
  // A kill between the commit and the mark: the number was told to nobody, and is marked now.
  return createNumberMarks(data, raiseNumberMark(data, await readIssued(database)));
}

/** What the database itself has issued. */
export async function readIssued(database: Pick<Database<Schema>, 'query'>): Promise<NumberMark> {
  let mark: NumberMark = [];
  for (const id of await listOrganizationIds(database)) {
    const actor = { kind: 'system', organizationId: id, task: 'number-marks' } as const;
    const reads = createReads({ db: database.query, actor, scopes: {} });
    mark = raiseMark(mark, await listLastNumbers(reads));
  }
  return mark;
}

/** A full disk refuses the number, as it would refuse the row. @throws DatabaseError */
function stage(data: string, content: NumberMarkFile): () => void {
  try {
    return stageNumberMark(data, content);
  } catch (error) {
    throw toDatabaseError(error);
  }
}

function createNumberMarks(data: string, file: NumberMarkFile): NumberMarks {
  let { series } = file;
  const raisedBy = (mark: NumberMark) => ({ ...file, series: [...raiseMark(series, mark)] });
  const say = (mark: NumberMark) => JSON.stringify(raisedBy(mark));
  return {
    current: () => series,
    replaced: file.replaced ?? 'unknown',
    prepare(drawn) {
      const staged = say([drawn]);
      let place = stage(data, raisedBy([drawn]));
      return () => {
        // Another number of the same transaction was staged over it.
        if (say([drawn]) !== staged) place = stageNumberMark(data, raisedBy([drawn]));
        place();
        series = raisedBy([drawn]).series;
      };
    },
  };
}
