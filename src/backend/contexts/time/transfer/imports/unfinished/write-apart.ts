/**
 * Writes a large import in pieces, each a transaction of its own, so that others wait for no more than one of them. Until the
 * last is there the import is shown to nobody, and its time is neither submitted nor billed; what fails is taken away again,
 * by the job of `remains-job.ts` where the process itself has died.
 */
import { ignore } from '../../../../../../workspace/ignore-error.ts';
import { ApiError } from '../../../../../platform/http/api-error.ts';
import { RightsError } from '../../../../../platform/rights/rights.ts';
import type { Work } from '../../../../../platform/unit-of-work.ts';
import type { RuleBook } from '../../../../account/model/time-rule-fields.ts';
import { timeImportBegun } from '../imports.events.ts';
import { insertTimeImport } from '../imports.repository.ts';
import { addPeople, type Turns, type Writing, writeImport } from '../write-import.ts';
import { clearImport } from './clear-import.ts';
import { haveBooksChanged, isDisturbed } from './disturbing-changes.ts';
import { RecordsMoved } from './records-moved.ts';
import { remainsActor, remainsJob } from './remains-job.ts';
import { setWritingUntil } from './unfinished-imports.repository.ts';

/** Far longer than a piece takes on a slow disk. */
const leaseMs = 60_000;

/** What the first transaction found. */
export interface Begun {
  /** Number of its first change. */
  readonly at: number;
  readonly rules: RuleBook;
}

/** The first transaction: from then on the import is there, if unfinished. */
export async function beginApart(work: Work, writing: Writing): Promise<Begun> {
  const { ports, row } = writing;
  await insertTimeImport(work.writes, { ...row, writing_until: work.now + leaseMs });
  await ports.jobs.enqueue(work.trx, remainsJob(row));
  await addPeople(work, writing);
  await work.log({
    type: timeImportBegun,
    id: row.id,
    version: row.version,
    after: { fileName: row.file_name },
  });
  return { at: work.firstSeq() ?? 0, rules: await ports.loadRuleBook(work.reads) };
}

/** Throws `RecordsMoved` where others changed what it depends on meanwhile. What fails leaves nothing. */
export async function goOnApart(writing: Writing, { at: begunAt, rules }: Begun): Promise<void> {
  const { ports, actor, row, looked } = writing;
  const since = { begunAt, own: new Set<number>() };
  ports.jobs.wake();
  try {
    const { finish, rates } = await writeImport(createTurns(writing, since.own), writing);
    await ports.unitOfWork.write(actor, async (work) => {
      await keep(work, writing, null);
      await work.holdLog();
      if (
        (await haveBooksChanged(ports, work.reads, { rules, rates })) ||
        (await isDisturbed(work.reads, since, looked))
      ) {
        throw new RecordsMoved({ isWritten: true });
      }
      await finish(work);
    });
  } catch (error) {
    // Its own writer gives it up, however long its lease is.
    const own = { ...row, writing_until: Number.MAX_SAFE_INTEGER };
    const clearer = RightsError.is(error) ? remainsActor(row.organization_id) : actor;
    await clearImport(ports, { actor: clearer, row: own }).catch((left: unknown) =>
      ignore(left, 'the job clears it'),
    );
    ports.jobs.wake();
    throw error;
  }
}

/** The lease is drawn first: nobody takes it for abandoned until the transaction ends. */
function createTurns(writing: Writing, own: Set<number>): Turns {
  return {
    async run(write) {
      const { result, firstSeq } = await writing.ports.unitOfWork.write(writing.actor, async (work) => {
        await keep(work, writing, work.now + leaseMs);
        return { result: await write(work), firstSeq: work.firstSeq() };
      });
      if (firstSeq !== undefined) own.add(firstSeq);
      return result;
    },
  };
}

async function keep({ writes }: Work, { row }: Writing, until: number | null): Promise<void> {
  if (await setWritingUntil(writes, row, until)) return;
  throw new ApiError('state_forbids', 'The import stood still for too long, and nothing of it was kept.');
}
