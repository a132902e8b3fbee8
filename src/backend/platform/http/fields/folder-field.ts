/** A folder of a machine, as a request names it. */
import path from 'node:path';
import { lineSchema } from '../wire.ts';

/** Absolute. Windows and the others alike: a folder is read on the machine that named it. */
export const folderSchema = lineSchema
  .max(4096)
  .refine((text) => path.posix.isAbsolute(text) || path.win32.isAbsolute(text), 'must be an absolute path');
