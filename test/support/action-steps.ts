/** The steps of our GitHub Action, run as a runner runs them: bash, the inputs in the environment, outputs in a file. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../scripts/paths.ts';

interface Step {
  readonly shell: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export interface ActionRun {
  /** The checked-out repository. */
  readonly repository: string;
  /** RUNNER_TEMP: what the first step installs stays here. */
  readonly temporary: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: NodeJS.ProcessEnv;
}

export interface ActionOutcome {
  readonly status: number | null;
  readonly stderr: string;
  /** What the action gives to later steps, `name=value` a line. */
  readonly outputs: string;
}

const action: Action = parse(readFileSync(path.join(projectRoot, 'action.yml'), 'utf8'));

/** Runs the step at this place in the file. */
export function runActionStep(index: number, run: ActionRun): ActionOutcome {
  const step = action.runs.steps[index];
  if (step === undefined) throw new Error(`action.yml has no step ${index}.`);
  const outputFile = path.join(run.temporary, 'output');
  writeFileSync(outputFile, '');
  const { status, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
    cwd: run.repository,
    encoding: 'utf8',
    env: {
      ...run.env,
      ...filledIn(step.env ?? {}, run.inputs),
      RUNNER_TEMP: run.temporary,
      GITHUB_OUTPUT: outputFile,
    },
  });
  return { status, stderr, outputs: readFileSync(outputFile, 'utf8') };
}

function filledIn(
  env: Readonly<Record<string, string>>,
  inputs: ActionRun['inputs'],
): Record<string, string> {
  const entries = Object.entries(env).map(([name, template]) => {
    const value = template.replace(
      /\$\{\{ inputs\.([\w-]+) \}\}/g,
      (_all, input: string) => inputs[input] ?? action.inputs[input]?.default ?? '',
    );
    if (value.includes('${{')) throw new Error(`Only inputs are known here: ${template}`);
    return [name, value] as const;
  });
  return Object.fromEntries(entries);
}
