/**
 * `npm run check`: types, lint and format, dependency rules, and drift of what is generated, in one.
 * Every gate looks at the tree below `root`, so that test/gates can plant a violation in a copy and see it refused.
 */
import path from 'node:path';
import { describeRisen, readBudgets, readReleased } from './budgets.ts';
import {
  dependencyInputs,
  generatorInputs,
  limitInputs,
  promiseInputs,
  saidInputs,
} from './check/gate-inputs.ts';
import { isVerified, recordVerified } from './check/verified-gates.ts';
import { generators } from './generate.ts';
import { runMain } from './main.ts';
import { projectRoot } from './paths.ts';
import { runCommand } from './run-command.ts';
import { runSideBySide } from './side-by-side.ts';

export interface Gate {
  readonly name: string;
  /** Of all that it looks at, where that is known; a gate that has passed the same before need not run. */
  readonly fingerprint?: (root: string) => string;
  /** It asks what bundles were built from, and would else build them itself. */
  readonly asksBuild?: boolean;
  /** What it refuses, as text; nothing when the tree passes. */
  readonly run: (root: string) => Promise<string>;
}

/**
 * By the native compiler, in half the time. The tools that ask a compiler for its API have the one before. One checker a
 * project: four of them, as it likes best, learn the same types four times, which takes half as much again on few cores.
 */
export const compilerArguments = ['-b', '--pretty', 'false', '--checkers', '1'];
const nativeCompiler = path.join(projectRoot, 'node_modules/typescript-native/bin/tsc');

export const typesGate: Gate = {
  name: 'types',
  run: (root) => nodeScript(root, [nativeCompiler, ...compilerArguments]),
};

export const lintGate: Gate = {
  name: 'lint and format',
  run: (root) =>
    tool(root, 'biome', ['check', '--colors=off', '--error-on-warnings', '--max-diagnostics=200']),
};

/** In a process of its own: the cruiser gives nothing else a turn until it is done. */
export const dependencyGate: Gate = {
  name: 'dependency rules',
  fingerprint: dependencyInputs,
  run: (root) => nodeScript(root, [path.join(projectRoot, 'scripts/check/dependency-rules.ts'), root]),
};

/** Lines, complexity, casts and files of a folder. */
export const limitsGate: Gate = {
  name: 'limits',
  fingerprint: limitInputs,
  run: (root) => nodeScript(root, [path.join(projectRoot, 'scripts/check/limits.ts'), root]),
};

export const ownershipGate: Gate = {
  name: 'ownership of tables',
  run: (root) => nodeScript(root, [path.join(projectRoot, 'scripts/check/ownership.ts'), root]),
};

/** Memory that outlives a call, and is marked. */
export const stateGate: Gate = {
  name: 'state of one process',
  run: (root) => nodeScript(root, [path.join(projectRoot, 'scripts/check/process-state.ts'), root]),
};

/** Of the lines that were added since the gate came, and of the subjects of commits. */
export const wordsGate: Gate = {
  name: 'words of changed lines',
  run: (root) => nodeScript(root, [path.join(projectRoot, 'scripts/check/changed-words.ts'), root]),
};

/** What is said to people has its German, and no German is left that nothing says. */
export const saidGate: Gate = {
  name: 'words in German',
  fingerprint: saidInputs,
  run: (root) => nodeScript(root, [path.join(projectRoot, 'scripts/check/said-words.ts'), root]),
};

export const patternGate: Gate = {
  name: 'text in patterns',
  run: (root) => nodeScript(root, [path.join(projectRoot, 'scripts/check/pattern-texts.ts'), root]),
};

export const severityGate: Gate = {
  name: 'severities in one place',
  run: (root) => nodeScript(root, [path.join(projectRoot, 'scripts/check/severity-source.ts'), root]),
};

/** In a process of its own: it asks the compiler for the type of each call. */
export const promiseGate: Gate = {
  name: 'floating promises',
  fingerprint: promiseInputs,
  run: (root) => nodeScript(root, [path.join(projectRoot, 'scripts/check/floating-promises.ts'), root]),
};

export const driftGates: readonly Gate[] = generators.map((generator) => ({
  name: `${generator.name} up to date`,
  fingerprint: (root) => generatorInputs(root, generator),
  ...(generator.asksBuild === true && { asksBuild: true }),
  run: (root) => nodeScript(root, [path.join(root, generator.script), '--check']),
}));

export const gates: readonly Gate[] = [
  typesGate,
  lintGate,
  dependencyGate,
  limitsGate,
  ownershipGate,
  stateGate,
  wordsGate,
  saidGate,
  patternGate,
  severityGate,
  promiseGate,
  ...driftGates,
];

/** Runs every gate, as many at once as there are cores: the types alone take as long as all others. Says which refused. */
export async function checkAll(root: string): Promise<readonly string[]> {
  const problems = await runSideBySide(gates, async (gate) => await reportGate(gate, root));
  return gates.filter((_, index) => problems[index] !== '').map(({ name }) => name);
}

/** Prints the verdict; a problem is also the answer. */
export async function reportGate(gate: Gate, root: string): Promise<string> {
  const startedAt = performance.now();
  const { problem, isUnchanged } = await runUnlessVerified(gate, root);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const note = isUnchanged ? ', unchanged since it passed' : '';
  console.log(`${problem === '' ? '✔' : '✘'} ${gate.name} (${seconds} s${note})`);
  if (problem !== '') console.log(problem);
  return problem;
}

/** A fresh clone has no record, and so runs every gate. */
export async function runUnlessVerified(
  gate: Gate,
  root: string,
): Promise<{ readonly problem: string; readonly isUnchanged: boolean }> {
  const fingerprint = gate.fingerprint?.(root);
  if (fingerprint !== undefined && isVerified(root, gate.name, fingerprint))
    return { problem: '', isUnchanged: true };
  const problem = await gate.run(root);
  if (problem === '' && fingerprint !== undefined) recordVerified(root, gate.name, fingerprint);
  return { problem, isUnchanged: false };
}

function tool(root: string, name: string, args: readonly string[]): Promise<string> {
  return nodeScript(root, [path.join(projectRoot, 'node_modules', '.bin', name), ...args]);
}

async function nodeScript(root: string, args: readonly string[]): Promise<string> {
  // Below the root, so that what was compiled of a copy of the tree, as tests make them, goes with it.
  const env = { ...process.env, NODE_COMPILE_CACHE: path.join(root, '.tsbuild/compile-cache') };
  const { code, output } = await runCommand(process.execPath, args, { cwd: root, env });
  return code === 0 ? '' : output.trim() || `ended with ${code}`;
}

if (import.meta.main) {
  await runMain(async () => {
    const refused = await checkAll(projectRoot);
    for (const line of describeRisen(readBudgets(projectRoot), readReleased(projectRoot))) console.log(line);
    console.log(refused.length === 0 ? 'All gates passed.' : `Refused by: ${refused.join(', ')}.`);
    return refused.length === 0 ? 0 : 1;
  });
}
