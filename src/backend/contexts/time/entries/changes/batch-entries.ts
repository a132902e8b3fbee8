/** Many writes in one request, each for itself: what cannot be read, or is refused, holds up no other. */
import type { Caller } from '../../../../platform/http/actor.ts';
import { type ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import { toApiError, toEnvelope } from '../../../../platform/http/error-handler.ts';
import { sayFault } from '../../../../platform/http/refusals/schema-issues.ts';
import { idSchema } from '../../../../platform/http/wire.ts';
import type { TimeEntryPorts } from '../time-entries.ports.ts';
import { deleteSeen } from '../time-entries.service.ts';
import {
  type Batch,
  type BatchItem,
  type BatchResult,
  batchDeleteSchema,
  batchPutSchema,
} from './entry-changes.schema.ts';
import { putEntry } from './put-entry.ts';

type ItemResult = BatchResult['items'][number];

function readItem(item: Batch['items'][number], index: number): BatchItem {
  const deletes = typeof item === 'object' && item !== null && 'delete' in item;
  const read = (deletes ? batchDeleteSchema : batchPutSchema).safeParse(item);
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = ['items', index, ...(issue?.path ?? [])].join('.');
    throw invalidField(field, issue ? sayFault(issue) : 'is not valid');
  }
  return read.data;
}

/** Gone already, or not there yet, is what a deletion wants. */
async function deleteItem(ports: TimeEntryPorts, caller: Caller, item: BatchItem): Promise<ItemResult> {
  const { id, version } = item;
  await ports.unitOfWork.write(caller.actor, (work) => deleteSeen(work, { ports, caller, id }, version));
  return { id, status: 204, entry: null, error: null };
}

async function writeItem(ports: TimeEntryPorts, caller: Caller, item: BatchItem): Promise<ItemResult> {
  if (!('put' in item)) {
    return await deleteItem(ports, caller, item);
  }
  const { id, put: input, version: expected } = item;
  const { created, record } = await ports.unitOfWork.write(caller.actor, (work) =>
    putEntry(work, { ports, caller, id, input, expected }),
  );
  return { id, status: created ? 201 : 200, entry: record, error: null };
}

function toRefusal(item: unknown, error: ApiError, traceId: string): ItemResult {
  const id = idSchema.safeParse((item as { id?: unknown } | null)?.id);
  const { error: told } = toEnvelope(error, traceId);
  return { id: id.success ? id.data : null, status: error.status, entry: null, error: told };
}

export async function writeBatch(
  ports: TimeEntryPorts,
  caller: Caller,
  { batch, traceId }: { readonly batch: Batch; readonly traceId: string },
): Promise<BatchResult> {
  const items: ItemResult[] = [];
  for (const [index, item] of batch.items.entries()) {
    try {
      items.push(await writeItem(ports, caller, readItem(item, index)));
    } catch (thrown) {
      const error = toApiError(thrown);
      // The store is down, or a bug: the whole is sent again, and what was written is found as it is.
      if (error.status >= 500) throw thrown;
      items.push(toRefusal(item, error, traceId));
    }
  }
  return { items };
}
