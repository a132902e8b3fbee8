import { ApiError } from '../../../../../platform/http/api-error.ts';
import type { Trx } from '../../../../../schema.ts';
import { findUnfinished } from './unfinished-imports.repository.ts';

/** Time of which a part is still being written is neither submitted nor billed: the import can still fail, and be taken back. */
export async function requireNoImport(trx: Trx, organizationId: string): Promise<void> {
  if ((await findUnfinished(trx, organizationId)) === undefined) return;
  throw new ApiError('state_forbids', 'Time is being imported: try again when the import is done.');
}
