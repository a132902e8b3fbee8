/** A file that could not be kept or read, as the reply to whoever asked. */

import { asText, type Text, text } from '../../../../words/text.ts';
import type { FileStoreError } from '../../files/file-store.ts';
import { ApiError } from '../api-error.ts';

/** `lost`: what was not kept, as a sentence. */
export function fromFileStore(error: FileStoreError, lost?: Text): ApiError {
  const why = asText(error.message);
  const message = lost === undefined ? why : text`${lost} ${why}`;
  return new ApiError(error.code === 'disk_full' ? 'disk_full' : 'unavailable', message, [], error);
}
