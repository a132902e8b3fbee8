/**
 * Under which names a document awaits a file that its imports have not led to. An import may lead to many places, which
 * mostly differ in their endings: one name stands for all of those, since they are told with every scan. Pure.
 */
import path from 'node:path';
import { hasSiblings } from './sibling-files.ts';

/** Of a place where a module was looked for and not found. */
export function awaitedName(file: string): string {
  return `${file.slice(0, file.length - path.extname(file).length)}.*`;
}

/** Of a folder whose files of Terraform are one module: any that comes belongs to it. */
export function awaitedBeside(file: string): string {
  return path.join(path.dirname(file), '*.tf');
}

/** All names that somebody may know a file by who reads it, or awaits it. */
export function namesOfFile(file: string): readonly string[] {
  return [file, awaitedName(file), ...(hasSiblings(file) ? [awaitedBeside(file)] : [])];
}
