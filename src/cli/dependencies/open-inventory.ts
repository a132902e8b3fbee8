/** The dependencies below a path that was named on the command line. */
import path from 'node:path';
import { type Inventory, loadInventory, type ReadInventory } from '../../workspace/dependencies/inventory.ts';
import type { FileProblem } from '../../workspace/dependencies/model.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { withoutControls } from '../scan/plain-line.ts';

/** Throws a CliError where the path cannot be read, or nothing that is known lies below it. */
export async function openInventory(given: string, io: CliIo): Promise<Inventory> {
  const root = path.resolve(io.cwd, given);
  const inventory = await load(root, io);
  if (inventory.graphs.length === 0 && inventory.problems.length === 0) {
    throw new CliError('failure', `no lock file or manifest that is known lies below ${root}.`);
  }
  if (io.signal.aborted) throw new CliError('failure', 'interrupted.');
  return inventory;
}

async function load(root: string, io: CliIo): Promise<Inventory> {
  try {
    return await loadInventory(root, { signal: io.signal });
  } catch (error) {
    throw new CliError('failure', `${root} cannot be read.`, error);
  }
}

/** What could not be read makes the exit code 2, too: silence would pass for safety. */
export function tellProblems(inventory: ReadInventory, io: CliIo): void {
  for (const problem of inventory.problems) io.err(`vireo: ${describeProblem(problem)}\n`);
  if (inventory.problems.some(({ isWarning }) => isWarning !== true)) io.setExitCode(exitCodes.failed);
}

export function describeProblem({ file, line, field, message }: FileProblem): string {
  const where = line === undefined ? file : `${file}:${line}`;
  return withoutControls(`${where}: ${field === undefined ? '' : `${field}: `}${message}`);
}
