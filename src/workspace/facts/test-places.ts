/** Where tests lie: the folder that is named for them, else the folder of several, else the file. */
import type { ProjectFact } from './model.ts';
import type { Scopes } from './scopes.ts';
import { folderOf, type ReadTree } from './tree.ts';

const testFile =
  /(?:^|\/)(?:test_[^/]*\.py|[^/]*_test\.(?:py|go|exs|dart|rb)|tests?\.py|[^/]*[._-](?:test|tests|spec|e2e-spec|cy)\.[cm]?[jt]sx?|[^/]*(?:Test|Tests|IT|Spec)\.(?:java|kt|cs|php|scala)|[^/]*_spec\.rb)$/;
const code = /\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|php|cs|exs?|dart|sh|bats)$/;
const testFolder = /^(.*?(?:^|\/)(?:tests?|__tests__|specs?|e2e|cypress|playwright))\//i;
const notTests =
  /(?:^|\/)(?:__init__|conftest|setup|factories|helpers?|utils?|fixtures?)\.\w+$|(?:^|\/)(?:fixtures?|__fixtures__|__mocks__|mocks|data|support|snapshots|__snapshots__)\//i;

export function testFacts(tree: ReadTree, scopes: Scopes): readonly ProjectFact[] {
  const places = Map.groupBy(
    tree.files.filter(isTestFile),
    (file) => testFolder.exec(file)?.[1] ?? folderOf(file),
  );
  return [...places].map(([folder, files]): ProjectFact => {
    const [first = ''] = files;
    const isNamed = testFolder.test(first);
    const value = isNamed || files.length > 1 ? folder : first;
    return { kind: 'tests', value, rank: 'code', evidence: { file: first }, scope: scopes.of(first) };
  });
}

function isTestFile(file: string): boolean {
  if (notTests.test(file)) return false;
  return testFile.test(file) || (testFolder.test(file) && code.test(file));
}
