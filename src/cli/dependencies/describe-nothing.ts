/** "Nothing found" is a word about what was looked for: not every file tells of licences, scripts and deprecation. */

import { asksForPackages } from '../../workspace/dependencies/installed-in.ts';
import type { DependencyGraph } from '../../workspace/dependencies/model.ts';
import {
  recordsDeprecation,
  recordsInstallScripts,
  recordsLicenses,
} from '../../workspace/dependencies/recorded-facts.ts';
import { withoutControls } from '../scan/plain-line.ts';

interface Aspect {
  readonly name: string;
  /** Said where there is none. */
  readonly none: string;
  readonly isToldBy: (graph: DependencyGraph) => boolean;
}

const aspects: readonly Aspect[] = [
  { name: 'deprecation', none: 'nothing deprecated', isToldBy: recordsDeprecation },
  { name: 'install scripts', none: 'no install script', isToldBy: recordsInstallScripts },
  { name: 'licences', none: 'no licence that is not allowed', isToldBy: recordsLicenses },
];

/** What was looked for and not found, and a line for what was not looked for, with the files that do not tell of it. */
export function describeNothing(graphs: readonly DependencyGraph[], isCompared: boolean): string {
  const asking = graphs.filter(asksForPackages);
  const told = aspects.filter((aspect) => asking.some((graph) => aspect.isToldBy(graph)));
  const nothing = ['Nothing unbound', ...told.map(({ none }) => none)].join(', ');
  return `${isCompared ? 'Nothing found.' : `${nothing}.`}\n${describeUntold(asking)}`;
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
