/**
 * The gate on files that must stay short enough to be read at a glance. A composition root lists what there is: decisions
 * belong in the platform or a context.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../paths.ts';

/** Lines at most, by file. */
const limits: Readonly<Record<string, number>> = { 'src/backend/app.ts': 80 };

/** A sentence for each file that is too long, or doesn't exist. */
function findLengthProblems(root: string): readonly string[] {
  return Object.entries(limits).flatMap(([file, limit]) => {
    const lines = countLines(path.join(root, file));
    if (lines === undefined)
      return [`${file} has a limit in scripts/check/file-lengths.ts, but doesn't exist.`];
    return lines > limit
      ? [`${file} has ${lines} lines, of at most ${limit}: move decisions to the platform or a context.`]
      : [];
  });
}

function countLines(file: string): number | undefined {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

// The gate: the tree below the folder that is named.
if (import.meta.main) {
  const problems = findLengthProblems(process.argv[2] ?? projectRoot);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
