/** Narrows stacks to the packages that were named. */
import type { LineCounts, Stack, StackPackage } from '../../workspace/stack/index.ts';
import { CliError } from '../io.ts';
import { withoutControls } from '../scan/plain-line.ts';
import type { ShownStack } from './shown-stack.ts';

/** By name or folder. Throws where none has it, with the names that there are. */
export function choosePackages(shown: readonly ShownStack[], wanted: string): readonly ShownStack[] {
  const folder = wanted.replace(/^\.\//, '').replace(/\/$/, '');
  const chosen = shown.flatMap(({ root, stack }) =>
    stack.packages
      .filter((each) => each.name === wanted || each.folder === folder)
      .map((each): ShownStack => ({ root, title: each.name, stack: stackOf(each, stack) })),
  );
  if (chosen.length > 0) return chosen;
  const names = shown.flatMap(({ stack }) => stack.packages.map(({ name }) => name));
  const listed = [...new Set(names)].slice(0, maxNames).join(', ');
  const more = names.length > maxNames ? ', …' : '';
  throw new CliError(
    'usage',
    `there is no package "${wanted}". There are: ${withoutControls(listed)}${more}`,
  );
}

const maxNames = 50;

function stackOf(each: StackPackage, whole: Stack): Stack {
  const { files, languages, technologies } = each;
  return { ...whole, files, languages, technologies, lines: linesOf(each), packages: [each], leftOut: {} };
}

function linesOf({ languages }: StackPackage): LineCounts {
  const sum = (of: (language: LineCounts) => number): number =>
    languages.reduce((all, each) => all + of(each), 0);
  return {
    lines: sum(({ lines }) => lines),
    code: sum(({ code }) => code),
    comment: sum(({ comment }) => comment ?? 0),
    blank: sum(({ blank }) => blank),
  };
}
