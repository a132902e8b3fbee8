/** Everything that is to be said of a folder's dependencies: what the graphs, the advisories and the policy make of it. */
import type { AdvisoryAge, AdvisorySource } from './advisories/advisory-source.ts';
import { matchAdvisories } from './advisories/match-advisories.ts';
import { advisoryFlaws } from './findings/advisory-flaws.ts';
import { findFlaws } from './findings/flaws.ts';
import { type DependencyFinding, reportFlaws } from './findings/report-flaws.ts';
import type { Inventory } from './inventory.ts';
import type { LicensePolicy } from './licenses/license-policy.ts';

export interface AssessRequest {
  /** Undefined: nothing was imported, and nobody is asked. */
  readonly advisories: AdvisorySource | undefined;
  readonly licenses: LicensePolicy | undefined;
  readonly signal?: AbortSignal;
}

export interface Assessment {
  readonly inventory: Inventory;
  readonly findings: readonly DependencyFinding[];
  readonly advisories: AdvisoryAge;
}

export async function assessDependencies(inventory: Inventory, request: AssessRequest): Promise<Assessment> {
  const { advisories, licenses, signal } = request;
  const vulnerable =
    advisories === undefined ? [] : await matchAdvisories(inventory.graphs, advisories, signal);
  const flaws = [
    ...advisoryFlaws(vulnerable),
    ...inventory.graphs.flatMap((graph) => findFlaws(graph, licenses)),
  ];
  const findings = await reportFlaws(flaws, inventory);
  return { inventory, findings, advisories: advisories?.about ?? { kind: 'none' } };
}
