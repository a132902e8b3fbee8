/** Files that add tests and take nothing away. */
import type { TestReader } from '../../../../scanner/test-cases/index.ts';
import type { FileChange } from '../../file-change.ts';
import { textOf } from '../../hunks/text-lines.ts';
import { hasNewEscape } from '../new-escapes.ts';
import { isRunnerSettings, isSettings, isTestName } from './side-names.ts';

/** A new file of tests, or one whose lines are all still there, in their order, with tests between them. */
export function isNewTest({ path, from, before, after }: FileChange, read: TestReader): boolean {
  if (!isTestName(path) || isRunnerSettings(path) || isSettings(path) || from !== undefined) return false;
  const [was, becomes] = [textOf(before) ?? '', textOf(after)];
  if (becomes === undefined || (before !== undefined && !keepsLines(was, becomes))) return false;
  return !hasNewEscape(was, becomes) && hasMoreTests(path, { was, becomes }, read);
}

function keepsLines(before: string, after: string): boolean {
  const lines = after.split('\n');
  let at = 0;
  return before
    .split('\n')
    .filter((line) => line.trim() !== '')
    .every((line) => {
      at = lines.indexOf(line, at) + 1;
      return at > 0;
    });
}

interface Texts {
  readonly was: string;
  readonly becomes: string;
}

function hasMoreTests(path: string, { was, becomes }: Texts, read: TestReader): boolean {
  const now = read(path, becomes);
  if (now === undefined) return becomes.length > was.length;
  const asking = (tests: typeof now.tests) =>
    tests.filter((test) => !test.isSkipped && test.assertions.length > 0);
  const known = new Set((was === '' ? [] : (read(path, was)?.tests ?? [])).map(({ name }) => name));
  return (
    asking(now.tests).some(({ name }) => !known.has(name)) && !now.tests.some(({ isFocused }) => isFocused)
  );
}
