/** What a test is about, by its name: `total.test.ts` is about `total.ts`, `TestPrice.java` about `Price.java`. */
import { posix } from 'node:path';
import { stemOf } from './file-index.ts';

const before = /^(?:tests?|spec)[-_.]?(?=\w)/i;
const after = /(?:[-_.]?(?:[uU]nit|[iI]ntegration|e2e|cy))?[-_.]?(?:[tT]ests?|[sS]pecs?|TestCase|IT)$/;

/** Lower case without signs; undefined where the name says nothing. */
export function subjectOf(test: string): string | undefined {
  const stem = posix.basename(test).replace(/\.\w+$/, '');
  const bare = after.test(stem) ? stem.replace(after, '') : stem.replace(before, '');
  const plain = plainOf(bare);
  return bare === stem || plain === '' ? undefined : plain;
}

/** The names by which a file can be the subject of a test. */
export function subjectNames(file: string): readonly string[] {
  const stem = stemOf(file);
  return ['index', '__init__', 'mod'].includes(stem)
    ? [plainOf(posix.basename(posix.dirname(file)))]
    : [plainOf(stem)];
}

function plainOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
