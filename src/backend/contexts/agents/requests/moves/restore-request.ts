/** Undoes and redoes what the agent of a request has changed in the user's files. */
import { restoredSchema } from '../../../../../contract/work/work-tasks.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import { rethrowRefusal } from '../../../../platform/work/rethrow-refusal.ts';
import type { WorkOwner } from '../../../../platform/work/work.ts';
import type { RequestPorts } from '../requests.ports.ts';
import type { RequestRow } from '../requests.repository.ts';
import type { RestoredRequest } from '../requests.schema.ts';

export async function restoreRequest(
  { work }: Pick<RequestPorts, 'work'>,
  { id, machine_id: machineId }: Pick<RequestRow, 'id' | 'machine_id'>,
  { folder, of }: { readonly folder: string | null; readonly of: WorkOwner },
): Promise<RestoredRequest> {
  const restored = await rethrowRefusal(
    async () =>
      await work.ask({ kind: 'restore', folder: folder ?? '', run: id }, restoredSchema, {
        organizationId: of.organizationId,
        userId: of.userId,
        machineId: machineId ?? undefined,
      }),
  );
  if (restored === null)
    throw new ApiError(
      'state_forbids',
      'Nothing can be put back: this request changed no files there, or what stood there is kept no longer.',
    );
  const { root, files, holdsRun } = restored;
  return { root, files, holdsChanges: holdsRun };
}
