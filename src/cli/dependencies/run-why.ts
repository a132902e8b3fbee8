/** Answers "why is this package here" from every graph of a folder. */
import { type DependencyPath, findNodes, findPaths } from '../../workspace/dependencies/graph.ts';
import type { DependencyGraph, DependencyNode } from '../../workspace/dependencies/model.ts';
import { type CliIo, exitCodes } from '../io.ts';
import { withoutControls } from '../scan/plain-line.ts';
import { openInventory, tellProblems } from './open-inventory.ts';

export interface WhyOptions {
  readonly json?: boolean;
}

interface Found {
  readonly graph: DependencyGraph;
  readonly node: DependencyNode;
  readonly paths: readonly DependencyPath[];
}

export async function runWhy(
  asked: { readonly name: string; readonly path: string },
  options: WhyOptions,
  io: CliIo,
): Promise<void> {
  const inventory = await openInventory(asked.path, io);
  const found = inventory.graphs.flatMap((graph) => search(graph, asked.name));
  if (found.length === 0) io.setExitCode(exitCodes.answerIsNo);
  if (options.json === true) io.out(`${JSON.stringify(found.map(toJson), null, 2)}\n`);
  else if (found.length === 0) io.out(`${withoutControls(asked.name)} is not here.\n`);
  else io.out(`${found.map(describe).join('\n\n')}\n`);
  tellProblems(inventory, io);
}

/** `name`, or `name@version`; a scope begins with an @ of its own. */
function search(graph: DependencyGraph, asked: string): readonly Found[] {
  const at = asked.lastIndexOf('@');
  const version = at > 0 ? asked.slice(at + 1) : undefined;
  const exact = findNodes(graph, at > 0 ? asked.slice(0, at) : asked).filter(
    (node) => version === undefined || node.version === version,
  );
  return exact.map((node) => ({ graph, node, paths: findPaths(graph, node.id) }));
}

function describe({ graph, node, paths }: Found): string {
  const title = `${node.name} ${node.version ?? '(version open)'}  ${node.scope}  ${graph.file}`;
  const lines = paths.map((each) => `  ${describePath(each)}`);
  const limits = graph.paths.kind === 'declared' ? [`  note: ${graph.paths.why}`] : [];
  const none =
    lines.length === 0 ? ['  no manifest leads to it: the lock file keeps what nothing needs'] : [];
  return [title, ...lines, ...none, ...limits].map(withoutControls).join('\n');
}

function describePath({ root, declaration, nodes }: DependencyPath): string {
  const line = declaration.place === undefined ? '' : `:${declaration.place.range.startLine + 1}`;
  const { requirement, isIndirect } = declaration;
  // Which module that is, go.mod does not say.
  const whom = isIndirect === true ? ` lists ${requirement} for another module` : ` asks for ${requirement}`;
  const asked = requirement === '' ? '' : whom;
  const where = `${root.manifest}${line}${asked}`;
  const way = nodes.map((each) => `${each.name} ${each.version ?? ''}`.trim());
  // A file of requirements has no project of another name.
  return [root.name === root.manifest ? where : `${root.name} (${where})`, ...way].join(' → ');
}

function toJson({ graph, node, paths }: Found) {
  return {
    file: graph.file,
    package: node,
    knowledge: graph.paths,
    paths: paths.map(({ root, declaration, nodes }) => ({
      project: root.name,
      manifest: root.manifest,
      declaration: { name: declaration.name, requirement: declaration.requirement, place: declaration.place },
      packages: nodes.map(({ id, name, version }) => ({ id, name, version })),
    })),
  };
}
