/** Words that let a check pass without doing what it asks, where a change brings more of them than there were. */

/** Comments by which a compiler, a linter, a scan or a report of coverage looks away. */
const suppressions =
  /@ts-(?:ignore|expect-error|nocheck)|eslint-disable|biome-ignore|tslint:disable|#\s*type:\s*ignore|#\s*noqa|#\s*pylint:\s*disable|#\s*pyright:\s*ignore|#\s*nosec|\bnosemgrep|\bNOSONAR|vireo(?:\s*:\s*|-)ignore|(?:istanbul|c8|v8)\s+ignore|pragma:\s*no\s*cover/gi;

/** What ends a run of tests early, or runs a failing test until it passes. */
const ways =
  /\bprocess\.(?:exit|reallyExit|exitCode)\b|\bsys\.exit\b|\bos\._exit\b|\bretryTimes\b|\.retries\s*\(|\bretr(?:y|ies)\s*:|@(?:pytest\.mark\.)?flaky\b|\breruns?\s*=|\bpassWithNoTests\b/gi;

/** Names of tests and assertions that are bound to something else than a library. */
const bindings =
  /\b(?:const|let|var|function|class)\s+(?:\{[^}\n]{0,200})?\b(?:it|test|describe|suite|expect|assert)\b[^;\n]{0,200}|\bimport\b[^;'"]{0,400}\b(?:it|test|describe|suite|expect|assert)\b[^;'"]{0,400}['"][^'"\n]+['"]/g;
const libraries =
  /['"](?:vitest|@jest\/globals|mocha|chai|node:test|node:assert(?:\/strict)?|assert(?:\/strict)?|ava|tap|tape|uvu(?:\/assert)?|@playwright\/test|jasmine|qunit|bun:test|expect|power-assert)['"]/;

export function hasNewSuppression(before: string, after: string): boolean {
  return hasMore(before, after, suppressions);
}

/** For a file of tests. */
export function hasNewEscape(before: string, after: string): boolean {
  if (hasMore(before, after, ways)) return true;
  const known: readonly string[] = before.match(bindings) ?? [];
  return (after.match(bindings) ?? []).some(
    (binding) => !known.includes(binding) && !libraries.test(binding),
  );
}

export function hasMore(before: string, after: string, pattern: RegExp): boolean {
  return (after.match(pattern)?.length ?? 0) > (before.match(pattern)?.length ?? 0);
}
