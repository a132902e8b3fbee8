/** Which findings are fixed without a model: what one agent offers and another does is decided and counted here alone. */
import path from 'node:path';
import type { DevelopmentInput } from '../../../contract/work/development-agent.ts';
import type { ScanResult } from '../../../scanner/model.ts';
import type { Assessment } from '../../../workspace/dependencies/assess.ts';
import type { DependencyFinding } from '../../../workspace/dependencies/findings/report-flaws.ts';
import { toRelative } from '../../../workspace/discovery.ts';
import type { ProposedFix } from '../../../workspace/fixes/fix-plan.ts';
import type { FileReport } from '../../../workspace/scan-result.ts';

type Wanted = Pick<DevelopmentInput, 'rules'>;

/** A package that an advisory speaks of: its fix raises what a manifest asks for. */
export const vulnerableRule = 'dependency-vulnerable';

export function isWanted({ rules }: Wanted, ruleId: string): boolean {
  return rules.length === 0 || rules.includes(ruleId);
}

/** The first way to fix each wanted finding that has one. */
export function fixesOf(wanted: Wanted, findings: ScanResult['findings']): readonly ProposedFix[] {
  return findings.flatMap(({ ruleId, fixes: [fix] }) =>
    fix !== undefined && isWanted(wanted, ruleId) ? { ruleId, fix } : [],
  );
}

/** What can be done about vulnerable packages, and what only a person can. */
export interface Updates {
  /** A manifest asks for the package itself, and an edit of its requirement is known. */
  readonly fixable: readonly UpdatableFinding[];
  readonly others: readonly DependencyFinding[];
}

export type UpdatableFinding = DependencyFinding & {
  readonly upgrade: NonNullable<DependencyFinding['upgrade']>;
};

/** `open`: what of the assessment's findings no person, comment, setting or baseline has suppressed. */
export function updatesOf(
  wanted: Wanted,
  open: readonly FileReport[],
  { findings, inventory }: Pick<Assessment, 'findings' | 'inventory'>,
): Updates {
  if (!isWanted(wanted, vulnerableRule)) return { fixable: [], others: [] };
  const keyOf = (file: string, fingerprint: string) => `${file}\0${fingerprint}`;
  const standing = new Set(
    open.flatMap((file) => {
      const own = toRelative(inventory.folder, path.join(file.root, file.path));
      return file.findings.map(({ fingerprint }) => keyOf(own, fingerprint));
    }),
  );
  const told = findings.filter(
    ({ file, finding }) =>
      finding.ruleId === vulnerableRule && standing.has(keyOf(file, finding.fingerprint)),
  );
  return { fixable: told.filter(isUpdatable), others: told.filter((each) => !isUpdatable(each)) };
}

/** Of what only others bring, an override would be a guess at what they bear. */
function isUpdatable(found: DependencyFinding): found is UpdatableFinding {
  const { upgrade, paths, flaw } = found;
  const isAffected = 'advisory' in flaw && flaw.advisory.verdict !== 'unknown';
  const isDirect = paths.some(({ nodes }) => nodes.length === 1);
  return isAffected && isDirect && (upgrade?.changes ?? []).length > 0;
}
