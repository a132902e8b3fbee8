/**
 * The gate on imports: runs .dependency-cruiser.cjs and makes sure that it looked.
 * A cruiser that cannot parse TypeScript reports success on nothing, so what it saw is compared with what is on disk.
 */
import { existsSync, globSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  cruise,
  type ICruiseOptions,
  type ICruiseResult,
  type IForbiddenRuleType,
  type IReachabilityForbiddenRuleType,
} from 'dependency-cruiser';
import { projectRoot } from '../paths.ts';

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

const sources = ['src', 'webviews', 'scripts', 'demo', 'bench', 'test'];
interface Named {
  readonly name: string;
  readonly comment: string;
}

interface Config {
  readonly forbidden: (IForbiddenRuleType & Named)[];
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
    // Who depends on a module is asked by no rule, and takes as long as all of them.
    skipAnalysisNotInRules: true,
    ruleSet: { forbidden: config.forbidden.filter((rule) => !isOfReach(rule)) },
    ...overrides,
  };
  const { output } = await cruise(folders, options);
  const result = output as ICruiseResult;
  return [
    ...unseen(root, result),
    ...config.forbidden.filter(isOfReach).flatMap((rule) => findUnreached(rule, result.modules)),
    ...result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  ];
}

const isOfReach = (rule: IForbiddenRuleType & Named): rule is IReachabilityForbiddenRuleType & Named =>
  'to' in rule && 'reachable' in rule.to;

/**
 * Modules of a rule `reachable: false` that none of its entries leads to. The cruiser looks for a path from each entry to
 * each module, which took 45 of its 115 CPU seconds; one walk from all entries finds the same.
 */
function findUnreached(
  { name, from, to }: IReachabilityForbiddenRuleType & Named,
  modules: ICruiseResult['modules'],
): readonly Violation[] {
  const bySource = new Map(modules.map((module) => [module.source, module]));
  const reached = new Set([...bySource.keys()].filter((source) => matches(source, from)));
  for (const source of reached)
    for (const { resolved } of bySource.get(source)?.dependencies ?? []) reached.add(resolved);
  return modules
    .filter(({ source }) => !reached.has(source) && matches(source, to))
    .map(({ source }) => ({ rule: name, from: source, to: source }));
}

/** As the cruiser reads a rule's paths: one expression or several of which one must match. */
function matches(
  source: string,
  { path: wanted, pathNot: unwanted }: { readonly path?: Pattern; readonly pathNot?: Pattern },
): boolean {
  const isLike = (pattern: Pattern): boolean =>
    [pattern].flat().some((each) => new RegExp(each).test(source));
  return (wanted === undefined || isLike(wanted)) && (unwanted === undefined || !isLike(unwanted));
}

type Pattern = string | string[];

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
