/** The file of the mark: beside the database, for the user alone, replaced at once. */
import fs from 'node:fs';
import path from 'node:path';
import {
  type NumberMarkFile,
  numberMarkFileSchema,
  numberMarkSuffix,
  type SkipReason,
} from '../../../contract/backup/number-mark.ts';
import { practiceFileName } from '../../../contract/practice-file.ts';
import { type NumberMark, raiseMark } from '../../../domain/invoicing/number-mark.ts';
import { replaceFile, stageFile, syncDirectory } from '../../platform/db/durable-files.ts';

const mode = 0o600;
const nothing: NumberMarkFile = { format: 'vireo-numbers', version: 1, series: [] };

export function numberMarkFileOf(data: string): string {
  return path.join(data, `${practiceFileName}${numberMarkSuffix}`);
}

/** What was marked; nothing where there is no file. One that cannot be read is moved aside, never written over. */
export function readNumberMark(data: string): NumberMarkFile {
  const file = numberMarkFileOf(data);
  const text = readIfThere(file);
  if (text === undefined) return nothing;
  try {
    return numberMarkFileSchema.parse(JSON.parse(text));
  } catch {
    fs.renameSync(file, `${file}.unreadable-${Date.now()}`);
    syncDirectory(data);
    return nothing;
  }
}

/** Raises the mark, and never lowers it. Nothing is written where it says no more than it did. */
export function raiseNumberMark(data: string, others: NumberMark, replaced?: SkipReason): NumberMarkFile {
  const before = readNumberMark(data);
  const after = { ...before, series: [...raiseMark(before.series, others)], ...(replaced && { replaced }) };
  if (after.series.length === 0 || JSON.stringify(after) === JSON.stringify(before)) return before;
  replaceFile(numberMarkFileOf(data), toText(after), mode);
  return after;
}

/** Has `content` on the disk beside the file; what is returned puts it in its place, which fails for no full disk. */
export function stageNumberMark(data: string, content: NumberMarkFile): () => void {
  const file = numberMarkFileOf(data);
  const draft = `${file}.new`;
  stageFile(draft, toText(content), mode);
  return () => {
    fs.renameSync(draft, file);
    syncDirectory(data);
  };
}

function toText(content: NumberMarkFile): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
