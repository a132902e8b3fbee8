/** Generated projects on disk, and what Python and its tools say of them. */
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runCommand } from '../../../scripts/run-command.ts';

export async function writeFiles(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [file, text] of files) {
    const place = path.join(folder, file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, text);
  }
}

export type Job = {
  readonly folder: string;
  /** The text of one file for this job alone; what is compiled of the others serves the next job. */
  readonly plant?: { readonly file: string; readonly text: string };
} & ({ readonly pytest: readonly string[] } | { readonly code: string });

export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** One after the other, in the order of the jobs. */
export async function runInProjects(python: string, jobs: readonly Job[]): Promise<readonly Ran[]> {
  const runner = path.join(import.meta.dirname, 'run_projects.py');
  const { code, output } = await runCommand(python, [runner, JSON.stringify(jobs)]);
  if (code !== 0) throw new Error(`The runner of projects ended with ${code}:\n${output}`);
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '');
}

/** Prints the description of the API. */
export function openApiCode(name: string): string {
  return `
import json
from pydantic import SecretStr
from ${name}.main import create_app
from ${name}.settings import Settings
settings = Settings(database_url="sqlite://", secret_key=SecretStr("x" * 32))
print(json.dumps(create_app(settings).openapi()))
`;
}

/** What mypy found in libraries, kept between runs as they are themselves. It reads anew what has changed. */
const mypyCache = path.join(os.homedir(), '.cache/vireo-tests/mypy');

/** What it says is wrong; empty when nothing is. */
export async function runMypy(python: string, folder: string, cache = mypyCache): Promise<string> {
  const { code, output } = await runCommand(python, ['-m', 'mypy', '--cache-dir', cache], { cwd: folder });
  return code === 0 ? '' : output;
}

/** Findings of medium weight or more, as text; empty when there are none. */
export async function runBandit(python: string, folders: readonly string[]): Promise<string> {
  const { code, output } = await runCommand(python, ['-m', 'bandit', '-q', '-ll', '-r', ...folders]);
  return code === 0 ? '' : output;
}
