/**
 * The gate on severities: a finding's follows from the impact of its rule and its evidence, in src/scanner/severity.ts, so
 * no other file of the engine gives one, and no way of a rule has one of its own (ARCHITECTURE D23).
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../paths.ts';

/** Files that hand on the severity of a rule, which is its impact, and the one that asks for a finding's. */
const readers = new Set([
  'src/scanner/describe-rules.ts',
  'src/scanner/findings.ts',
  'src/scanner/model.ts',
  'src/scanner/rules/secret-data.ts',
  'src/scanner/secrets/formats.ts',
  'src/scanner/severity.ts',
]);

const givesOne = /\bseverity\b['"]?\s*(?:\??:|=(?!=))/;
/** Below the first level of a rule: a way to match, a sink, a caller. */
const ownOfAWay = /^\s+(?:- )?severity:|[{,]\s*severity:/;

/** A sentence for each line that gives a severity where it may not. */
export function findSeverities(file: string, text: string): readonly string[] {
  const isRule = file.endsWith('.yml');
  if (!isRule && readers.has(file)) return [];
  const fault = isRule ? ownOfAWay : givesOne;
  const advice = isRule
    ? 'name the impact of this way, or weaker evidence'
    : 'severities come from severityOf in src/scanner/severity.ts';
  return text
    .split('\n')
    .flatMap((line, index) =>
      fault.test(line) && !/^\s*(?:\/?\*|\/\/|#)/.test(line)
        ? [`${file}:${index + 1}: ${advice}: ${line.trim()}`]
        : [],
    );
}

function engineFiles(root: string): readonly string[] {
  const code = globSync('src/scanner/**/*.ts', { cwd: root }).filter(
    (file) => !/\.(?:test|generated)\.ts$/.test(file),
  );
  const rules = globSync('src/scanner/rules/{infrastructure,models,security,quality}/**/*.yml', {
    cwd: root,
  });
  return [...code, ...rules].map((file) => file.split(path.sep).join('/'));
}

if (import.meta.main) {
  const root = process.argv[2] ?? projectRoot;
  const problems = engineFiles(root).flatMap((file) =>
    findSeverities(file, readFileSync(path.join(root, file), 'utf8')),
  );
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
