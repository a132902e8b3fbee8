/** `vireo stack --format json`: one JSON value; docs/stack.md and docs/stack.schema.json describe it. */
import path from 'node:path';
import type { ShownStack } from './shown-stack.ts';

/** Rises when a reader of the old shape would misread the new one; fields may be added without. */
const formatVersion = 1;

export function printStackJson(shown: readonly ShownStack[], cwd: string): string {
  const stacks = shown.map(({ root, stack: { isPartial: _isPartial, ...stack } }) => ({
    path: path.relative(cwd, root).split(path.sep).join('/') || '.',
    ...stack,
  }));
  return `${JSON.stringify({ version: formatVersion, stacks }, null, 2)}\n`;
}
