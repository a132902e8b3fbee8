/**
 * Flaws as findings of a scan, so that the formats, the editor and the backend take both alike: they stand at the entry
 * of the manifest that brings the package, and the way from there to the package is told in steps.
 */
import path from 'node:path';
import { hashText } from '../../../scanner/hash.ts';
import type { FlowStep, TextRange } from '../../../scanner/model.ts';
import { keysOf, snippetOf, toMaskedText } from '../../finding-keys.ts';
import type { ScannedFinding } from '../../scan-messages.ts';
import type { FileReport } from '../../scan-result.ts';
import { type DependencyPath, findPaths } from '../graph.ts';
import type { Place, ProjectFiles } from '../model.ts';
import { suggestUpgrade, type Upgrade } from '../upgrade/suggest-upgrade.ts';
import type { AdvisoryFlaw } from './advisory-flaws.ts';
import { dependencyRules } from './dependency-rules.ts';
import type { Flaw } from './flaws.ts';

export interface DependencyFinding {
  readonly flaw: Flaw | AdvisoryFlaw;
  /** Relative to the folder. */
  readonly file: string;
  readonly finding: ScannedFinding;
  readonly paths: readonly DependencyPath[];
  readonly upgrade: Upgrade | undefined;
}

export interface ReportContext {
  /** Absolute. */
  readonly folder: string;
  readonly files: ProjectFiles;
}

export async function reportFlaws(
  flaws: readonly (Flaw | AdvisoryFlaw)[],
  context: ReportContext,
): Promise<readonly DependencyFinding[]> {
  const texts = new Map<string, string>();
  const textOf = async (file: string): Promise<string> => {
    const text = texts.get(file) ?? (await context.files.read(file)) ?? '';
    texts.set(file, text);
    return text;
  };
  const found: DependencyFinding[] = [];
  for (const flaw of flaws) found.push(await toFinding(flaw, { ...context, textOf }));
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
  readonly textOf: (file: string) => Promise<string>;
}

async function toFinding(flaw: Flaw | AdvisoryFlaw, context: Reporting): Promise<DependencyFinding> {
  const paths = flaw.node === undefined ? [] : findPaths(flaw.graph, flaw.node.id);
  const place = placeOf(flaw, paths);
  const fixedIn = 'fixedIn' in flaw ? flaw.fixedIn : undefined;
  const { graph, node } = flaw;
  const upgrade =
    fixedIn === undefined || node === undefined
      ? undefined
      : await suggestUpgrade({ graph, node, paths, to: fixedIn }, context.files);
  const text = toMaskedText(await context.textOf(place.file), []);
  // A fix of the editor changes the file that it is offered in.
  const change = upgrade?.changes.find(({ file }) => file === place.file);
  const rule = dependencyRules.find(({ id }) => id === flaw.ruleId);
  const finding: ScannedFinding = {
    ruleId: flaw.ruleId,
    message: flaw.message,
    category: rule?.category ?? 'security',
    severity: flaw.severity,
    confidence: 'high',
    range: place.range,
    cwe: cweOf(flaw) ?? rule?.cwe ?? [],
    owasp: rule?.owasp ?? [],
    fingerprint: hashText(
      [flaw.ruleId, graph.file, node?.name ?? flaw.declaration?.name, flaw.key].join('\0'),
    ),
    steps: stepsOf(flaw, paths[0], context),
    fixes:
      upgrade === undefined || change === undefined ? [] : [{ title: upgrade.title, edits: change.edits }],
    snippet: snippetOf(text, place.range),
    keys: keysOf(text, place.range, ''),
  };
  return { flaw, file: place.file, finding, paths, upgrade };
}

const nowhere: TextRange = {
  startOffset: 0,
  endOffset: 0,
  startLine: 0,
  startColumn: 0,
  endLine: 0,
  endColumn: 0,
};

/** The entry that brings it, else its line in the lock file, else the file. */
function placeOf({ declaration, node, graph }: Flaw, paths: readonly DependencyPath[]): Place {
  return (
    declaration?.place ?? paths[0]?.declaration.place ?? node?.place ?? { file: graph.file, range: nowhere }
  );
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
    message: `${root.name} asks for ${declaration.name} ${declaration.requirement}`.trimEnd(),
    range: declaration.place?.range ?? nowhere,
    path: absolute(declaration.place?.file ?? root.manifest),
  };
  const rest = nodes.slice(1).map((node, index): FlowStep => {
    const asker = nodes[index];
    return {
      message: `${asker?.name} ${asker?.version ?? ''} needs ${node.name} ${node.version ?? ''}`.trimEnd(),
      range: node.place?.range ?? nowhere,
      path: absolute(node.place?.file ?? graph.file),
    };
  });
  return [first, ...rest];
}
