/** Reads the stacks of folders and prints them. */
import path from 'node:path';
import { ScanScopeError } from '../../workspace/scan-scope-error.ts';
import { readStack, type Stack } from '../../workspace/stack/index.ts';
import { deliver } from '../deliver.ts';
import { describeProblem } from '../dependencies/open-inventory.ts';
import { CliError, type CliIo } from '../io.ts';
import { createProgressBar } from '../scan/progress-bar.ts';
import { choosePackages } from './choose-packages.ts';
import { printStackJson } from './print-stack-json.ts';
import { printStackMarkdown } from './print-stack-markdown.ts';
import { printStackText } from './print-stack-text.ts';
import type { ShownStack } from './shown-stack.ts';
import type { StackOptions } from './stack-options.ts';

export async function runStack(paths: readonly string[], options: StackOptions, io: CliIo): Promise<void> {
  const shown: ShownStack[] = [];
  for (const given of paths.length === 0 ? ['.'] : paths) {
    const root = path.resolve(io.cwd, given);
    const stack = await read(root, io);
    for (const problem of stack.problems)
      if (problem.isWarning !== true) io.err(`note: ${describeProblem(problem)}\n`);
    shown.push({ root, title: stack.packages[0]?.name ?? root, stack });
  }
  const chosen = options.package === undefined ? shown : choosePackages(shown, options.package);
  await deliver(render(chosen, options, io), options, io);
}

async function read(root: string, io: CliIo): Promise<Stack> {
  const bar = createProgressBar(io, 'Reading');
  try {
    const stack = await readStack(root, { signal: io.signal, onProgress: bar.update });
    if (!stack.isPartial) return stack;
  } catch (error) {
    if (ScanScopeError.is(error))
      throw new CliError('usage', error.message.replaceAll('\n', '\nvireo: '), error);
    throw new CliError('failure', `${root} cannot be read.`, error);
  } finally {
    bar.stop();
  }
  throw new CliError('failure', 'interrupted.');
}

function render(shown: readonly ShownStack[], options: StackOptions, io: CliIo): string {
  const withEvidence = options.evidence === true;
  switch (options.format) {
    case 'json':
      return printStackJson(shown, io.cwd);
    case 'markdown':
      return shown.map((each) => printStackMarkdown(each, { withEvidence })).join('\n');
    case 'text': {
      const colors = io.colors && options.output === undefined;
      return shown.map((each) => printStackText(each, { withEvidence, colors })).join('\n');
    }
  }
}
