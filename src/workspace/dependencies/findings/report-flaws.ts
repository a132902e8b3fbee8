/**
 * Flaws as findings of a scan, so that the formats, the editor and the backend take both alike: they stand at the entry
 * of the manifest that brings the package, and the way from there to the package is told in steps.
 */
import path from 'node:path';
import type { FlowStep } from '../../../scanner/model.ts';
import { toRelative } from '../../discovery.ts';
import { type MaskedText, snippetOf, toMaskedText } from '../../finding-keys.ts';
import type { ScannedFinding } from '../../scan-messages.ts';
import type { FileReport } from '../../scan-result.ts';
import { coverCredentials } from '../cover-credentials.ts';
import type { DependencyPath } from '../graph.ts';
import type { ProjectFiles } from '../model.ts';
import { suggestUpgrade, type Upgrade } from '../upgrade/suggest-upgrade.ts';
import type { AdvisoryFlaw } from './advisory-flaws.ts';
import { dependencyRules } from './dependency-rules.ts';
import type { Flaw } from './flaw.ts';
import { nowhere, type Site, sitesOf, subjectOf, waysTo } from './flaw-sites.ts';
import { identify } from './identify.ts';

export interface DependencyFinding {
  readonly flaw: Flaw | AdvisoryFlaw;
  /** Relative to the folder. */
  readonly file: string;
  readonly finding: ScannedFinding;
  /** From the entries of this file, shortest first. */
  readonly paths: readonly DependencyPath[];
  readonly upgrade: Upgrade | undefined;
}

export interface ReportContext {
  /** Absolute. */
  readonly folder: string;
  readonly files: ProjectFiles;
  /** Absolute: that of the settings, or of the repository. */
  readonly projectFolder: string;
}

/** At each manifest that asks for the package, or for what brings it: with one of them unmended, the flaw is still there. */
export async function reportFlaws(
  flaws: readonly (Flaw | AdvisoryFlaw)[],
  context: ReportContext,
): Promise<readonly DependencyFinding[]> {
  const reporting: Reporting = { ...context, texts: new Map(), told: new Set(), alike: new Map() };
  const found: DependencyFinding[] = [];
  for (const flaw of flaws) found.push(...(await toFindings(flaw, reporting)));
  return found;
}

/** By file, in the shape of a scan. */
export function toFileReports(found: readonly DependencyFinding[], folder: string): readonly FileReport[] {
  const byFile = Map.groupBy(found, ({ file }) => file);
  return [...byFile]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, each]) => ({
      path: file,
      root: folder,
      language: 'text',
      findings: each.map(({ finding }) => finding),
      suppressed: [],
      partial: false,
      notes: [],
    }));
}

interface Reporting extends ReportContext {
  readonly texts: Map<string, MaskedText>;
  /** What was told of a place already: two lock files may cover one manifest. */
  readonly told: Set<string>;
  /** How many there are so far that nothing but their version tells apart. */
  readonly alike: Map<string, number>;
}

async function toFindings(
  flaw: Flaw | AdvisoryFlaw,
  reporting: Reporting,
): Promise<readonly DependencyFinding[]> {
  const ways = waysTo(flaw);
  const sites = sitesOf(flaw, ways).filter((site) => isFirst(flaw, site, reporting));
  if (sites.length === 0) return [];
  const upgrade = await upgradeOf(flaw, ways, reporting);
  const found: DependencyFinding[] = [];
  for (const site of sites) {
    const finding = await toFinding({ flaw, site, upgrade }, reporting);
    found.push({ flaw, file: site.place.file, finding, paths: site.paths, upgrade });
  }
  return found;
}

function isFirst(flaw: Flaw, { place }: Site, { told }: Reporting): boolean {
  const at = flaw.declaration === undefined ? '' : place.range.startOffset;
  const what = [...alikeness(flaw, place.file), flaw.node?.version, at].join('\0');
  if (told.has(what)) return false;
  told.add(what);
  return true;
}

function alikeness(flaw: Flaw, file: string): readonly (string | undefined)[] {
  return [file, flaw.ruleId, flaw.graph.ecosystem, subjectOf(flaw), flaw.key];
}

async function upgradeOf(
  flaw: Flaw | AdvisoryFlaw,
  paths: readonly DependencyPath[],
  { files }: Reporting,
): Promise<Upgrade | undefined> {
  const { graph, node } = flaw;
  const to = 'fixedIn' in flaw ? flaw.fixedIn : undefined;
  return to === undefined || node === undefined
    ? undefined
    : await suggestUpgrade({ graph, node, paths, to }, files);
}

interface Sited {
  readonly flaw: Flaw | AdvisoryFlaw;
  readonly site: Site;
  readonly upgrade: Upgrade | undefined;
}

async function toFinding({ flaw, site, upgrade }: Sited, reporting: Reporting): Promise<ScannedFinding> {
  const { place, paths } = site;
  const text = await textOf(place.file, reporting);
  // A fix of the editor changes the file that it is offered in.
  const change = upgrade?.changes.find(({ file }) => file === place.file);
  const rule = dependencyRules.find(({ id }) => id === flaw.ruleId);
  return {
    ruleId: flaw.ruleId,
    message: coverCredentials(flaw.message),
    category: rule?.category ?? 'security',
    severity: flaw.severity,
    confidence: 'high',
    range: place.range,
    cwe: cweOf(flaw) ?? rule?.cwe ?? [],
    owasp: rule?.owasp ?? [],
    steps: stepsOf(flaw, paths[0], reporting),
    fixes:
      upgrade === undefined || change === undefined ? [] : [{ title: upgrade.title, edits: change.edits }],
    snippet: snippetOf(text, place.range),
    ...identifyAt(flaw, site, reporting),
  };
}

function identifyAt(flaw: Flaw, { place, project }: Site, reporting: Reporting) {
  const { alike, folder, projectFolder } = reporting;
  const like = alikeness(flaw, place.file).join('\0');
  const ordinal = alike.get(like) ?? 0;
  alike.set(like, ordinal + 1);
  const { ruleId, key, graph } = flaw;
  const { ecosystem } = graph;
  return identify({
    ruleId,
    ecosystem,
    package: subjectOf(flaw),
    key,
    ordinal,
    project,
    file: toRelative(projectFolder, path.join(folder, place.file)),
  });
}

/** Without its secrets: of a manifest that many flaws stand in, once. */
async function textOf(file: string, { files, texts }: Reporting): Promise<MaskedText> {
  const known = texts.get(file);
  if (known !== undefined) return known;
  const text = toMaskedText(coverCredentials((await files.read(file)) ?? ''), []);
  texts.set(file, text);
  return text;
}

function cweOf(flaw: Flaw | AdvisoryFlaw): readonly number[] | undefined {
  if (!('advisory' in flaw)) return undefined;
  const numbers = (flaw.advisory.advisory.database_specific?.cwe_ids ?? []).flatMap((id) => {
    const number = Number(/^CWE-(\d+)$/.exec(id)?.[1]);
    return Number.isInteger(number) ? [number] : [];
  });
  return numbers.length === 0 ? undefined : numbers;
}

/** Only where others bring it: what is asked for directly needs no explanation. */
function stepsOf(
  { graph }: Flaw,
  way: DependencyPath | undefined,
  { folder }: Reporting,
): readonly FlowStep[] {
  if (way === undefined || way.nodes.length < 2) return [];
  const absolute = (file: string): string => path.join(folder, file);
  const { root, declaration, nodes } = way;
  const first: FlowStep = {
    message: coverCredentials(
      `${root.name} asks for ${declaration.name} ${declaration.requirement}`.trimEnd(),
    ),
    range: declaration.place?.range ?? nowhere,
    path: absolute(declaration.place?.file ?? root.manifest),
  };
  const rest = nodes.slice(1).map((node, index): FlowStep => {
    const asker = nodes[index];
    return {
      message: coverCredentials(
        `${asker?.name} ${asker?.version ?? ''} needs ${node.name} ${node.version ?? ''}`.trimEnd(),
      ),
      range: node.place?.range ?? nowhere,
      path: absolute(node.place?.file ?? graph.file),
    };
  });
  return [first, ...rest];
}
