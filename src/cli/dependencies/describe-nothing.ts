/** "Nothing found" is a word about what was looked for: not every file tells of licences, scripts and deprecation. */
import type { DependencyGraph, FormatId } from '../../workspace/dependencies/model.ts';
import { withoutControls } from '../scan/plain-line.ts';
import { installedIn } from './installed-in.ts';

interface Aspect {
  readonly name: string;
  /** Said where there is none. */
  readonly none: string;
  isToldBy(graph: DependencyGraph): boolean;
}

/** Formats that keep what an author says of a version, and whether it runs code of its own. */
const tellingFormats: ReadonlySet<FormatId> = new Set<FormatId>(['package-lock', 'pnpm-lock']);

const aspects: readonly Aspect[] = [
  {
    name: 'deprecation',
    none: 'nothing deprecated',
    isToldBy: ({ format }) => tellingFormats.has(format),
  },
  {
    name: 'install scripts',
    none: 'no install script',
    isToldBy: (graph) =>
      tellingFormats.has(graph.format) ||
      installedIn(graph).some(({ hasInstallScript }) => hasInstallScript !== undefined),
  },
  {
    name: 'licences',
    none: 'no licence that is not allowed',
    isToldBy: (graph) => installedIn(graph).some(({ license }) => license !== undefined),
  },
];

/** What was looked for and not found, and a line for what was not looked for, with the files that do not tell of it. */
export function describeNothing(graphs: readonly DependencyGraph[], isCompared: boolean): string {
  const asking = graphs.filter(asksForPackages);
  const told = aspects.filter((aspect) => asking.some((graph) => aspect.isToldBy(graph)));
  const nothing = ['Nothing unbound', ...told.map(({ none }) => none)].join(', ');
  return `${isCompared ? 'Nothing found.' : `${nothing}.`}\n${describeUntold(asking)}`;
}

function asksForPackages(graph: DependencyGraph): boolean {
  return installedIn(graph).length > 0 || graph.roots.some(({ declarations }) => declarations.length > 0);
}

function describeUntold(graphs: readonly DependencyGraph[]): string {
  const untold = graphs.flatMap((graph) => {
    const names = aspects.filter((aspect) => !aspect.isToldBy(graph)).map(({ name }) => name);
    return names.length === 0 ? [] : [{ names: names.join(', '), file: withoutControls(graph.file) }];
  });
  const byNames = Map.groupBy(untold, ({ names }) => names);
  return [...byNames]
    .map(
      ([names, each]) =>
        `Not looked for, since the file does not tell of it (${names}): ${each.map(({ file }) => file).join(', ')}\n`,
    )
    .join('');
}
