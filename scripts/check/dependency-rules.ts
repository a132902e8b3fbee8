/**
 * The gate on imports: runs .dependency-cruiser.cjs and makes sure that it looked.
 * A cruiser that cannot parse TypeScript reports success on nothing, so what it saw is compared with what is on disk.
 */
import { existsSync, globSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { projectRoot } from '../paths.ts';

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

const sources = ['src', 'webviews', 'scripts', 'demo', 'bench', 'test'];
interface Config {
  readonly forbidden: (IForbiddenRuleType & { name: string; comment: string })[];
  readonly options: ICruiseOptions;
}

const config: Config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

/** Every rule of the configuration, by name; several may say one thing of different folders. */
export const ruleNames: readonly string[] = [...new Set(config.forbidden.map(({ name }) => name))];

/** Cruises the tree below `root` by the project's own rules; `overrides` is how a test makes the cruiser blind. */
export async function findViolations(
  root: string,
  overrides: ICruiseOptions = {},
): Promise<readonly Violation[]> {
  const folders = sources.filter((folder) => existsSync(path.join(root, folder)));
  const options = {
    ...config.options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
    ...overrides,
  };
  const { output } = await cruise(folders, options);
  const result = output as ICruiseResult;
  return [
    ...unseen(root, result),
    ...result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  ];
}

/** Modules on disk that the cruiser did not report, as violations of a rule of their own. */
function unseen(root: string, result: ICruiseResult): Violation[] {
  const seen = new Set(result.modules.map(({ source }) => source));
  return globSync('{src,webviews}/**/*.ts', { cwd: root })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => !seen.has(file))
    .map((file) => ({ rule: 'module-not-seen', from: file, to: file }));
}

/** Each violation with its reason. */
async function describeViolations(root: string): Promise<readonly string[]> {
  const comments = new Map(config.forbidden.map(({ name, comment }) => [name, comment]));
  return (await findViolations(root)).map(
    ({ rule, from, to }) =>
      `${rule}: ${from} → ${to}\n    ${comments.get(rule) ?? 'The cruiser did not look at this file.'}`,
  );
}

// The gate: the tree below the folder that is named.
if (import.meta.main) {
  const violations = await describeViolations(process.argv[2] ?? projectRoot);
  for (const violation of violations) console.error(violation);
  process.exitCode = violations.length > 0 ? 1 : 0;
}
