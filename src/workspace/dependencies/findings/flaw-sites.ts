/** Where a flaw is told: at every manifest that asks for the package, or for what brings it. */
import type { TextRange } from '../../../scanner/model.ts';
import { type DependencyPath, findNodes, findPaths } from '../graph.ts';
import type { DependencyRoot, Place } from '../model.ts';
import type { Flaw } from './flaw.ts';

/** To every folder that a package lies in: which of them a manifest leads to is how the package manager laid them out. */
export function waysTo({ graph, node }: Flaw): readonly DependencyPath[] {
  if (node === undefined) return [];
  const same = findNodes(graph, node.name).filter(
    ({ version, source }) => version === node.version && source === node.source,
  );
  return same
    .flatMap(({ id }) => findPaths(graph, id))
    .filter(({ nodes }) => nodes.length === 1 || nodes[0]?.source !== 'workspace')
    .sort((a, b) => a.nodes.length - b.nodes.length);
}

/** Where a flaw is told. */
export interface Site {
  readonly place: Place;
  readonly paths: readonly DependencyPath[];
  readonly project: string;
}

/** A manifest each, at the entry that is nearest to the package; else its line in the lock file, else the file. */
export function sitesOf(
  { declaration, node, graph }: Flaw,
  ways: readonly DependencyPath[],
): readonly Site[] {
  const { place } = declaration ?? {};
  if (place !== undefined) {
    const root = graph.roots.find(({ declarations }) => declarations.some((each) => each === declaration));
    return [{ place, paths: ways, project: projectIn(place.file, root) }];
  }
  const byFile = Map.groupBy(ways, (way) => way.declaration.place?.file);
  const sites = [...byFile].flatMap(([file, paths]): readonly Site[] => {
    const [first] = paths;
    const at = first?.declaration.place;
    if (file === undefined || at === undefined) return [];
    return [{ place: at, paths, project: projectIn(file, first?.root) }];
  });
  if (sites.length > 0) return sites.sort((a, b) => (a.place.file < b.place.file ? -1 : 1));
  return [{ place: node?.place ?? { file: graph.file, range: nowhere }, paths: ways, project: '' }];
}

/** A name of its own: that of a file, which stands in its place elsewhere, says nothing that the path does not. */
function projectIn(file: string, root: DependencyRoot | undefined): string {
  return root === undefined || root.manifest !== file || root.name === file ? '' : root.name;
}

/** What is asked for under a name of its own is told by that of the package. */
export function subjectOf({ node, declaration }: Flaw): string {
  return node?.name ?? declaration?.name ?? '';
}

export const nowhere: TextRange = {
  startOffset: 0,
  endOffset: 0,
  startLine: 0,
  startColumn: 0,
  endLine: 0,
  endColumn: 0,
};
