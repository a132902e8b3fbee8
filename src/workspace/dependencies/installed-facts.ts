/**
 * Licence and install scripts of packages whose lock file keeps neither (pnpm, Yarn), from what is installed beside it:
 * the package.json in node_modules, where its version is the one that the lock file names. Nothing else of it is read.
 */
import { Field, Problems } from './fields.ts';
import { licenseIn } from './formats/npm/npm-license.ts';
import { parseJson } from './json-text.ts';
import type { DependencyGraph, DependencyNode, ProjectFiles } from './model.ts';

/** Ours: a package.json is a few kB, but for those that are made to be a burden. */
const maxCharacters = 1024 * 1024;

export async function withInstalledFacts(
  graph: DependencyGraph,
  files: ProjectFiles,
): Promise<DependencyGraph> {
  if (graph.ecosystem !== 'npm') return graph;
  const folder = graph.file.slice(0, graph.file.lastIndexOf('/') + 1);
  const nodes = new Map(graph.nodes);
  for (const [id, node] of graph.nodes) {
    if (node.source !== 'registry' || node.license !== undefined || node.version === undefined) continue;
    const facts = await readFacts(node, folder, files);
    if (facts !== undefined) nodes.set(id, { ...node, ...facts });
  }
  return { ...graph, nodes };
}

type Facts = Pick<DependencyNode, 'license' | 'hasInstallScript' | 'isInstalled'>;

async function readFacts(
  node: DependencyNode,
  folder: string,
  files: ProjectFiles,
): Promise<Facts | undefined> {
  for (const place of placesOf(node)) {
    const text = await files.read(`${folder}node_modules/${place}/package.json`);
    const facts = text === undefined ? undefined : factsOf(text, node);
    if (facts !== undefined) return facts;
  }
  return undefined;
}

/** Where npm and Yarn put it, and where pnpm keeps what nobody of ours asks for. */
function placesOf({ name, version }: DependencyNode): readonly string[] {
  const isName = /^(?:@[\w.~-]+\/)?[\w~-][\w.~-]*$/.test(name);
  return isName ? [name, `.pnpm/${name.replace('/', '+')}@${version}/node_modules/${name}`] : [];
}

function factsOf(text: string, node: DependencyNode): Facts | undefined {
  if (text.length > maxCharacters) return undefined;
  const top = new Field(parseJson(text), new Problems(''));
  if (top.at('name').value !== node.name || top.at('version').value !== node.version) return undefined;
  const scripts = top.at('scripts');
  return {
    license: licenseIn(top),
    isInstalled: true,
    hasInstallScript:
      node.hasInstallScript === true ||
      ['preinstall', 'install', 'postinstall'].some((name) => scripts.at(name).isText),
  };
}
