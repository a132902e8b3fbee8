/** A file that could not be kept or read, as the reply to whoever asked. */
import type { FileStoreError } from '../../files/file-store.ts';
import { ApiError } from '../api-error.ts';

/** `lost`: what was not kept, as a sentence. */
export function fromFileStore(error: FileStoreError, lost?: string): ApiError {
  const message = lost === undefined ? error.message : `${lost} ${error.message}`;
  return new ApiError(error.code === 'disk_full' ? 'disk_full' : 'unavailable', message, [], error);
}
