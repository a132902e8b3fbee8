/** Files that do not count for the stack of a project: vendored code, generated files, test fixtures. */
import type { LeftOut } from './model.ts';

/** Folders of vendored code; folders that no scan enters are in discovery.ts. */
const vendoredFolders = new Set(
  '_vendor vendored vendors third-party thirdparty 3rdparty external_libs extern Godeps Carthage Pods'.split(
    ' ',
  ),
);

/** Folders of test fixtures. */
const fixtureFolders = new Set(
  'fixtures __fixtures__ testdata test-data test_data test-fixtures __snapshots__ __mocks__'.split(' '),
);

/** Below a test folder these are fixtures, too. */
const testFolders = new Set('test tests spec specs __tests__'.split(' '));
const testDataFolders = new Set('corpus cases samples data projects'.split(' '));

const lockName =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|bun\.lock|go\.sum|go\.work\.sum|packages\.lock\.json|\.terraform\.lock\.hcl|gradle\.lockfile|Package\.resolved|\.pnp\.c?js|[\w.-]+\.lock)$/i;

/** Undefined for a file that counts. A lock file counts for no lines, and yet is evidence. */
export function reasonInPath(
  path: string,
): Extract<LeftOut, 'vendored' | 'fixture' | 'lock-file'> | undefined {
  const steps = path.split('/');
  const name = steps.pop() ?? '';
  // Mix and Rebar install there; deeper down it is a name as any other.
  if (steps[0] === 'deps' || steps.some((step) => vendoredFolders.has(step))) return 'vendored';
  if (isFixture(steps)) return 'fixture';
  return lockName.test(name) ? 'lock-file' : undefined;
}

function isFixture(steps: readonly string[]): boolean {
  return steps.some(
    (step, index) =>
      fixtureFolders.has(step) || (testDataFolders.has(step) && testFolders.has(steps[index - 1] ?? '')),
  );
}
