/** Which fixes can be applied together, and whether they hold: each is proven by a scan of what it leaves. Pure. */
import { type Fix, type ScanResult, severities, type TextEdit } from '../../scanner/model.ts';
import { EditedText } from './edited-text.ts';

/** A rule's way to fix one of its findings. */
export interface ProposedFix {
  readonly ruleId: string;
  readonly fix: Fix;
}

/** Scans a text that no editor holds; undefined when that failed. */
export type ScanText = (text: string) => Promise<ScanResult | undefined>;

/** Those that do not touch one another: of two at one place the one that begins first in the text. */
export function chooseApart(fixes: readonly ProposedFix[]): readonly ProposedFix[] {
  const chosen: ProposedFix[] = [];
  for (const candidate of [...fixes].sort((a, b) => startOf(a.fix) - startOf(b.fix))) {
    if (candidate.fix.edits.length === 0) continue;
    if (!chosen.some((other) => collide(other.fix, candidate.fix))) chosen.push(candidate);
  }
  return chosen;
}

function startOf({ edits }: Fix): number {
  return Math.min(...edits.map(({ startOffset }) => startOffset));
}

function collide(one: Fix, other: Fix): boolean {
  return one.edits.some((a) => other.edits.some((b) => overlap(a, b)));
}

/** Two insertions at one place collide as well: their order would be a guess. */
function overlap(a: TextEdit, b: TextEdit): boolean {
  return a.startOffset === b.startOffset || (a.startOffset < b.endOffset && b.startOffset < a.endOffset);
}

export function applyFixes(text: string, fixes: readonly ProposedFix[]): string {
  const edited = new EditedText(text);
  edited.apply(fixes.flatMap(({ fix }) => fix.edits));
  return edited.text;
}

interface Proof {
  readonly text: string;
  readonly before: ScanResult;
  readonly scan: ScanText;
}

/** Of fixes that lie apart, those after which their findings are gone and nothing of medium severity or more is new. */
export async function proveFixes(
  proof: Proof,
  fixes: readonly ProposedFix[],
): Promise<readonly ProposedFix[]> {
  if (fixes.length === 0 || (await holds(proof, fixes))) return fixes;
  if (fixes.length === 1) return [];
  const middle = Math.ceil(fixes.length / 2);
  const first = await proveFixes(proof, fixes.slice(0, middle));
  const second = await proveFixes(proof, fixes.slice(middle));
  const both = [...first, ...second];
  if (first.length === 0 || second.length === 0 || (await holds(proof, both))) return both;
  return first;
}

async function holds({ text, before, scan }: Proof, fixes: readonly ProposedFix[]): Promise<boolean> {
  const after = await scan(applyFixes(text, fixes));
  if (after === undefined || (after.partial && !before.partial)) return false;
  const were = countByRule(before);
  const are = countByRule(after);
  const mended = new Map<string, number>();
  for (const { ruleId } of fixes) mended.set(ruleId, (mended.get(ruleId) ?? 0) + 1);
  const areGone = [...mended].every(([id, count]) => (are.get(id) ?? 0) <= (were.get(id) ?? 0) - count);
  const isNew = after.findings.some(
    ({ ruleId, severity }) =>
      severities.indexOf(severity) <= severities.indexOf('medium') &&
      (are.get(ruleId) ?? 0) > (were.get(ruleId) ?? 0),
  );
  return areGone && !isNew;
}

function countByRule({ findings }: ScanResult): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { ruleId } of findings) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return counts;
}

/** Fixes that overlap others have their turn in a later round. */
const roundsAtMost = 10;

export interface TextToFix {
  readonly text: string;
  readonly scan: ScanText;
  /** The fixes that are wanted of what a scan found. */
  readonly choose: (result: ScanResult, text: string) => Promise<readonly ProposedFix[]>;
}

/** Edits that fix all that is wanted and can be proven, in as many rounds as that takes. */
export async function fixText({ text, scan, choose }: TextToFix): Promise<readonly TextEdit[]> {
  const edited = new EditedText(text);
  for (let round = 0; round < roundsAtMost; round += 1) {
    const present = edited.text;
    const before = await scan(present);
    if (before === undefined) break;
    const fixes = chooseApart(await choose(before, present));
    const proven = await proveFixes({ text: present, before, scan }, fixes);
    if (proven.length === 0) break;
    edited.apply(proven.flatMap(({ fix }) => fix.edits));
  }
  return edited.edits();
}
