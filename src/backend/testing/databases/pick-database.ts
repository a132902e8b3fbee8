/** Which of the databases that ship a business suite runs on. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(import.meta.dirname, '../../../..');

/**
 * By a hash of the file's path in the project, so that a suite stays on its database on every machine and half of them
 * run on each. `file` is the `import.meta.url` of the test file.
 */
export function pickDatabase(file: string): 'sqljs' | 'postgres' {
  const [first = 0] = createHash('sha256').update(projectPathOf(file)).digest();
  return first % 2 === 0 ? 'sqljs' : 'postgres';
}

/** `src/backend/authorization.test.ts` */
export function projectPathOf(file: string): string {
  return path.relative(root, fileURLToPath(file)).replaceAll(path.sep, '/');
}
