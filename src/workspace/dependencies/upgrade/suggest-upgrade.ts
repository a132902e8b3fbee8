/**
 * The least upgrade as an edit: of the requirement in the manifest that asks for the package, or, where only others ask
 * for it, of what npm, pnpm and Yarn call overrides or resolutions. The lock file follows by the next install, which is
 * the user's to run.
 */
import { applyEdits, modify } from 'jsonc-parser';
import type { TextEdit } from '../../../scanner/model.ts';
import type { DependencyPath } from '../graph.ts';
import type { Declaration, DependencyGraph, DependencyNode, ProjectFiles } from '../model.ts';
import { versionSchemeOf } from '../versions/version-scheme.ts';
import { allows, raiseRequirement } from './raise-requirement.ts';

export interface Upgrade {
  readonly title: string;
  readonly to: string;
  /** Code may have to change with it, by how the ecosystem numbers versions. */
  readonly isBreaking: boolean;
  /**
   * By manifest. None where an install alone is enough, where somebody else has to upgrade, or where a requirement
   * forbids the version: `title` says which, and in which manifest.
   */
  readonly changes: readonly ManifestChange[];
}

export interface ManifestChange {
  readonly file: string;
  readonly edits: readonly TextEdit[];
}

export interface UpgradeRequest {
  readonly graph: DependencyGraph;
  readonly node: DependencyNode;
  readonly paths: readonly DependencyPath[];
  readonly to: string;
}

export async function suggestUpgrade(request: UpgradeRequest, files: ProjectFiles): Promise<Upgrade> {
  const { node, to } = request;
  const isBreaking =
    node.version !== undefined && versionSchemeOf(node.ecosystem).isBreaking(node.version, to);
  const direct = request.paths.filter(({ nodes }) => nodes.length === 1);
  const { changes, forbidding } =
    direct.length === 0
      ? { changes: await overrideIn(request, files), forbidding: [] }
      : changeDeclarations(request, direct);
  // Every project that asks for it itself: with one of them left, the old version stays.
  if (forbidding.length > 0)
    return { title: titleOfForbidden(request, forbidding), to, isBreaking, changes: [] };
  if (changes.length > 0) return { title: `Upgrade ${node.name} to ${to}`, to, isBreaking, changes };
  return { title: titleOfInstall(request, direct.length > 0), to, isBreaking, changes };
}

function titleOfForbidden({ node, to }: UpgradeRequest, forbidding: readonly Declaration[]): string {
  const where = forbidding.map(({ requirement, requirementPlace }) =>
    requirementPlace === undefined ? `"${requirement}"` : `"${requirement}" in ${requirementPlace.file}`,
  );
  return `${node.name} ${to} fixes it, which ${where.join(' and ')} does not allow: change that by hand`;
}

function titleOfInstall({ node, to, paths }: UpgradeRequest, isDirect: boolean): string {
  const asker = paths[0]?.nodes[0]?.name;
  return isDirect || asker === undefined
    ? `${node.name} ${to} fixes it: install it`
    : `${node.name} ${to} fixes it: upgrade ${asker}, which brings it`;
}

interface DeclarationChanges {
  readonly changes: readonly ManifestChange[];
  /** What asks for it in a form that cannot be raised and that does not allow the version. */
  readonly forbidding: readonly Declaration[];
}

function changeDeclarations(
  { graph, to }: UpgradeRequest,
  direct: readonly DependencyPath[],
): DeclarationChanges {
  const edits = new Map<string, Map<number, TextEdit>>();
  const forbidding: Declaration[] = [];
  for (const { declaration } of direct) {
    const { requirement, requirementPlace: place } = declaration;
    const newText = place === undefined ? undefined : raiseRequirement(graph, requirement, to);
    if (newText === undefined && !allows(graph, requirement, to)) forbidding.push(declaration);
    if (place === undefined || newText === undefined || newText === requirement) continue;
    const { startOffset, endOffset } = place.range;
    // Several may share one place: a property of a pom.xml, the table of a workspace.
    const ofFile = edits.get(place.file) ?? new Map<number, TextEdit>();
    edits.set(place.file, ofFile.set(startOffset, { startOffset, endOffset, newText }));
  }
  const changes = [...edits].map(([file, ofFile]) => ({
    file,
    edits: [...ofFile.values()].sort((a, b) => a.startOffset - b.startOffset),
  }));
  return { changes, forbidding };
}

const overrideFields: Readonly<Record<string, readonly string[]>> = {
  'package-lock': ['overrides'],
  'pnpm-lock': ['pnpm', 'overrides'],
  'yarn-lock': ['resolutions'],
};

/** An override holds for every request of the name: not offered where another one stands on a different major version. */
async function overrideIn(
  { graph, node, to }: UpgradeRequest,
  files: ProjectFiles,
): Promise<readonly ManifestChange[]> {
  const field = overrideFields[graph.format];
  const root = graph.roots.find(({ id }) => id === '.');
  if (field === undefined || root === undefined) return [];
  const scheme = versionSchemeOf(node.ecosystem);
  const others = [...graph.nodes.values()].filter(({ name }) => name === node.name);
  if (others.some(({ version }) => version === undefined || scheme.isBreaking(version, to))) return [];
  if (graph.roots.some(({ declarations }) => declarations.some(({ name }) => name === node.name))) return [];
  const text = await files.read(root.manifest);
  if (text === undefined) return [];
  const changes = modify(text, [...field, node.name], `^${to}`, { formattingOptions: formattingOf(text) });
  if (applyEdits(text, changes) === text) return [];
  const edits = changes.map(({ offset, length, content }) => ({
    startOffset: offset,
    endOffset: offset + length,
    newText: content,
  }));
  return [{ file: root.manifest, edits }];
}

function formattingOf(text: string) {
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
