/**
 * The least upgrade as an edit: of the requirement in the manifest that asks for the package, or, where only others ask
 * for it, of what npm, pnpm and Yarn call overrides or resolutions. The lock file follows by the next install, which is
 * the user's to run.
 */
import type { TextEdit } from '../../../scanner/model.ts';
import { readNpmManifest } from '../formats/npm/npm-manifest.ts';
import type { DependencyPath } from '../graph.ts';
import type { ProjectFiles } from '../model.ts';
import { versionSchemeOf } from '../versions/version-scheme.ts';
import { narrowOverrides, overrideField, setOverride } from './override.ts';
import { allows, raiseRequirement } from './raise-requirement.ts';
import { titleByHand } from './title-by-hand.ts';
import type { UpgradeRequest } from './upgrade-request.ts';

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

export async function suggestUpgrade(request: UpgradeRequest, files: ProjectFiles): Promise<Upgrade> {
  const { node, to } = request;
  const isBreaking =
    node.version !== undefined && versionSchemeOf(node.ecosystem).isBreaking(node.version, to);
  const byHand = titleByHand(request);
  if (byHand !== undefined) return { title: byHand, to, isBreaking, changes: [] };
  const direct = request.paths.filter(({ nodes }) => nodes.length === 1);
  const { changes, forbidding } =
    direct.length === 0 ? await overrideIn(request, files) : changeDeclarations(request, direct);
  // Every project that asks for it itself: with one of them left, the old version stays.
  if (forbidding.length > 0)
    return { title: titleOfForbidden(request, forbidding), to, isBreaking, changes: [] };
  if (changes.length > 0) return { title: `Upgrade ${node.name} to ${to}`, to, isBreaking, changes };
  return { title: titleOfInstall(request, direct.length > 0), to, isBreaking, changes };
}

function titleOfForbidden({ node, to }: UpgradeRequest, forbidding: readonly Forbidding[]): string {
  const where = forbidding.map((each) => `"${each.requirement}" ${each.where}`.trimEnd());
  return `${node.name} ${to} fixes it, which ${where.join(' and ')} does not allow: change that by hand`;
}

function titleOfInstall({ node, to, paths }: UpgradeRequest, isDirect: boolean): string {
  const asker = paths[0]?.nodes[0]?.name;
  return isDirect || asker === undefined
    ? `${node.name} ${to} fixes it: install it`
    : `${node.name} ${to} fixes it: upgrade ${asker}, which brings it`;
}

interface Changes {
  readonly changes: readonly ManifestChange[];
  /** What does not allow the version, and is not raised here. */
  readonly forbidding: readonly Forbidding[];
}

interface Forbidding {
  readonly requirement: string;
  /** With its preposition; empty where it is not known. */
  readonly where: string;
}

/** A package that several files ask for has its limits once. */
function forbiddingLimits(
  direct: readonly DependencyPath[],
  { graph, to }: Pick<UpgradeRequest, 'graph' | 'to'>,
): readonly Forbidding[] {
  const limits = new Set(direct.flatMap(({ declaration }) => declaration.limits ?? []));
  return [...limits]
    .filter(({ requirement }) => !allows(graph, requirement, to))
    .map(({ requirement, file }) => ({ requirement, where: `in ${file}` }));
}

function changeDeclarations({ graph, to }: UpgradeRequest, direct: readonly DependencyPath[]): Changes {
  const edits = new Map<string, Map<number, TextEdit>>();
  const forbidding = [...forbiddingLimits(direct, { graph, to })];
  for (const { declaration } of direct) {
    const { requirement, requirementPlace: place } = declaration;
    const newText = place === undefined ? undefined : raiseRequirement(graph, requirement, to);
    if (newText === undefined && !allows(graph, requirement, to)) {
      forbidding.push({ requirement, where: place === undefined ? '' : `in ${place.file}` });
    }
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

/** An override holds for every request of the name: not offered where another one stands on a different major version. */
async function overrideIn({ graph, node, to }: UpgradeRequest, files: ProjectFiles): Promise<Changes> {
  const field = overrideField(graph.format);
  const root = graph.roots.find(({ id }) => id === '.');
  if (field === undefined || root === undefined) return none;
  const scheme = versionSchemeOf(node.ecosystem);
  const others = [...graph.nodes.values()].filter(({ name }) => name === node.name);
  if (others.some(({ version }) => version === undefined || scheme.isBreaking(version, to))) return none;
  if (graph.roots.some(({ declarations }) => declarations.some(({ name }) => name === node.name)))
    return none;
  const text = await files.read(root.manifest);
  if (text === undefined || readNpmManifest(root.manifest, text).manifest === undefined) return none;
  const forbidding = narrowOverrides(text, field, node.name)
    .filter(({ value }) => !allows(graph, value, to))
    .map(({ keys, value }) => ({ requirement: value, where: `of ${keys.join('.')} in ${root.manifest}` }));
  if (forbidding.length > 0) return { changes: [], forbidding };
  const edits = setOverride(text, [...field, node.name], `^${to}`);
  return edits.length === 0 ? none : { changes: [{ file: root.manifest, edits }], forbidding: [] };
}

const none: Changes = { changes: [], forbidding: [] };
