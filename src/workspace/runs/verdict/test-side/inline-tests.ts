/** Tests that stand within sources: they cannot be put back without the source. */

const parts: readonly (readonly [RegExp, RegExp])[] = [
  [/\.rs$/, /#\[(?:cfg\(test\)|test|tokio::test)[\s\S]*$/],
  [/\.[cm]?[jt]sx?$/, /\bimport\.meta\.vitest\b[\s\S]*$/],
];
const doctest = /^[ \t]*(?:>>>|\.\.\.).*(?:\n(?![ \t]*(?:>>>|\.\.\.|"""|'''|$)).*)*/gm;
const rustDoctest = /^[ \t]*\/\/[/!].*$/gm;

/** Whether the part of a source that is a test is another one. */
export function hasNewInlineTest(
  path: string,
  before: string,
  after: string,
  runsDoctests: boolean,
): boolean {
  const isOther = (pattern: RegExp) => before.match(pattern)?.join('\n') !== after.match(pattern)?.join('\n');
  if (parts.some(([name, part]) => name.test(path) && isOther(part))) return true;
  if (path.endsWith('.rs')) return /^[ \t]*\/\/[/!]\s*```/m.test(before + after) && isOther(rustDoctest);
  return runsDoctests && path.endsWith('.py') && isOther(doctest);
}
