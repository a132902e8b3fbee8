import { ApiError } from '../../../../../platform/http/api-error.ts';
import type { Reads } from '../../../../../platform/reach/reads.ts';
import { findUnfinished } from './unfinished-imports.repository.ts';

/** Time of which a part is still being written is neither submitted nor billed: the import can still fail, and be taken back. */
export async function requireNoImport(reads: Reads): Promise<void> {
  if ((await findUnfinished(reads)) === undefined) return;
  throw new ApiError('state_forbids', 'Time is being imported: try again when the import is done.');
}
