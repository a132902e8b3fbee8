/** Files that Multer has stored: it draws the name on the disk, unless the program makes it of the client's own. */
import type { Run } from '../run.ts';
import type { Value } from '../value/value.ts';
import { fileFacts } from './file-facts.ts';
import { namedUploadLabel } from './upload-labels.ts';

/** `req.file`, `req.files`: labelled as what has a drawn name where no storage of this file names it otherwise. */
export function asStored({ syntax }: Run, name: string | undefined, value: Value): Value {
  if (name !== 'express.Request().file' && name !== 'express.Request().files') return value;
  if (fileFacts(syntax).namesUploads) return value;
  return { ...value, taints: value.taints.map((taint) => ({ ...taint, label: namedUploadLabel })) };
}
