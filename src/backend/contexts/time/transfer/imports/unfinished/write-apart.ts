/**
 * Writes a large import in pieces, each a transaction of its own, so that others wait for no more than one of them. Until the
 * last is there the import is shown to nobody, and its time is neither submitted nor billed; what fails is taken away again,
 * by the job of `remains-job.ts` where the process itself has died.
 */
import { ignore } from '../../../../../../workspace/ignore-error.ts';
import { ApiError } from '../../../../../platform/http/api-error.ts';
import type { Work } from '../../../../../platform/unit-of-work.ts';
import { timeImportBegun } from '../imports.events.ts';
import { insertTimeImport } from '../imports.repository.ts';
import { addPeople, type Turns, type Writing, writeImport } from '../write-import.ts';
import { clearImport } from './clear-import.ts';
import { remainsJob } from './remains-job.ts';
import { setWritingUntil } from './unfinished-imports.repository.ts';

/** Far longer than a piece takes on a slow disk. */
const leaseMs = 60_000;

/** `requireUnmoved` is asked in the first transaction. */
export async function writeApart(
  writing: Writing,
  requireUnmoved: (work: Work) => Promise<void>,
): Promise<void> {
  const { ports, actor, row } = writing;
  await ports.unitOfWork.write(actor, async (work) => {
    await requireUnmoved(work);
    await begin(work, writing);
  });
  try {
    const finish = await writeImport(createTurns(writing), writing);
    await ports.unitOfWork.write(actor, async (work) => {
      await finish(work);
      await keep(work, writing, null);
    });
  } catch (error) {
    await clearImport(ports, actor, row).catch((left: unknown) => ignore(left, 'the job clears it'));
    ports.jobs.wake();
    throw error;
  }
}

async function begin(work: Work, writing: Writing): Promise<void> {
  const { ports, row } = writing;
  await insertTimeImport(work.trx, { ...row, writing_until: work.now + leaseMs });
  await ports.jobs.enqueue(work.trx, remainsJob(row));
  await addPeople(work, writing);
  await work.log({
    type: timeImportBegun,
    id: row.id,
    version: row.version,
    after: { fileName: row.file_name },
  });
}

function createTurns(writing: Writing): Turns {
  return {
    run: async (write) =>
      await writing.ports.unitOfWork.write(writing.actor, async (work) => {
        const result = await write(work);
        await keep(work, writing, work.now + leaseMs);
        return result;
      }),
  };
}

async function keep({ trx }: Work, { row }: Writing, until: number | null): Promise<void> {
  if (await setWritingUntil(trx, row, until)) return;
  throw new ApiError('state_forbids', 'The import stood still for too long, and nothing of it was kept.');
}
