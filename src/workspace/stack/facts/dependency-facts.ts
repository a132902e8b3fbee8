/** What manifests ask for directly, from the graphs of src/workspace/dependencies: their versions are those of the lock. */
import { findAdapter } from '../../dependencies/formats/adapters.ts';
import type { Declaration, DependencyGraph, DependencyRoot, Ecosystem } from '../../dependencies/model.ts';
import type { Registry } from '../rules/rule-schema.ts';
import { type Fact, inFewWords } from './fact.ts';

const registryOf: Readonly<Record<Ecosystem, Registry>> = {
  npm: 'npm',
  PyPI: 'pypi',
  Go: 'go',
  'crates.io': 'cargo',
  Maven: 'maven',
};

export function dependencyFacts(graphs: readonly DependencyGraph[]): readonly Fact[] {
  const facts: Fact[] = [];
  for (const graph of graphs) {
    for (const root of graph.roots)
      for (const declaration of root.declarations) {
        const fact = toFact(graph, root, declaration);
        if (fact !== undefined && declaration.isIndirect !== true) facts.push(fact);
      }
  }
  return facts;
}

function toFact(graph: DependencyGraph, root: DependencyRoot, declaration: Declaration): Fact | undefined {
  const node = declaration.to === undefined ? undefined : graph.nodes.get(declaration.to);
  if (node?.source === 'workspace') return undefined;
  const name = node?.name ?? declaration.name;
  const { requirement, place, scope } = declaration;
  const isExact = node?.version !== undefined;
  const written = node?.version ?? (requirement === '' ? undefined : requirement);
  const version = graph.ecosystem === 'Go' ? written?.replace(/^v/, '') : written;
  return {
    kind: 'dependency',
    registry: registryOf[graph.ecosystem],
    name,
    file: place?.file ?? root.manifest,
    line: place && place.range.startLine + 1,
    seen: inFewWords(`${name} ${requirement}`),
    version,
    isExact: version === undefined ? undefined : isExact,
    isDevelopment: scope === 'dev',
    isOptional: scope === 'optional',
    isBundled: root.declarations.every((each) => each.scope === 'dev'),
    owner: root.manifest,
  };
}

/** Whether it is a file whose dependencies are read through its adapter. */
export function isDependencyFile(file: string): boolean {
  return findAdapter(file) !== undefined;
}
