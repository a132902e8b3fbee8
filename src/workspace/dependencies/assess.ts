/** Everything that is to be said of a folder's dependencies: what the graphs, the advisories and the policy make of it. */
import { findProjectFolder } from '../project.ts';
import type { AdvisoryAge, AdvisorySource } from './advisories/advisory-source.ts';
import { matchAdvisories } from './advisories/match-advisories.ts';
import { type Comparison, comparisonOf } from './comparison.ts';
import { advisoryFlaws } from './findings/advisory-flaws.ts';
import { findFlaws } from './findings/flaws.ts';
import { type DependencyFinding, reportFlaws } from './findings/report-flaws.ts';
import type { Inventory, ReadInventory } from './inventory.ts';
import type { LicensePolicy } from './licenses/license-policy.ts';
import type { DependencyGraph, FileProblem } from './model.ts';

export interface AssessRequest {
  /** Undefined: nothing was imported, and nobody is asked. */
  readonly advisories: AdvisorySource | undefined;
  readonly licenses: LicensePolicy | undefined;
  /** What findings are named from, absolute; default: the folder of the settings that govern the inventory's. */
  readonly projectFolder?: string | undefined;
  readonly signal?: AbortSignal;
}

export interface Assessment {
  readonly inventory: ReadInventory;
  readonly findings: readonly DependencyFinding[];
  readonly advisories: AdvisoryAge;
  /** Why a service was not asked that should have been: `advisories` are what stood in for it. */
  readonly unasked?: string | undefined;
  /** Which packages were compared with them. */
  readonly comparison: Comparison;
}

export async function assessDependencies(inventory: Inventory, request: AssessRequest): Promise<Assessment> {
  const { folder, graphs, isWhole } = inventory;
  const { advisories, licenses, signal } = request;
  const vulnerable =
    advisories === undefined ? [] : await matchAdvisories(inventory.graphs, advisories, signal);
  const flaws = [
    ...advisoryFlaws(vulnerable),
    ...inventory.graphs.flatMap((graph) => findFlaws(graph, licenses)),
  ];
  const projectFolder = request.projectFolder ?? (await findProjectFolder(inventory.folder));
  const findings = await reportFlaws(flaws, { ...inventory, projectFolder });
  const unknown = advisories === undefined ? [] : inventory.graphs.flatMap(tellUncompared);
  const about: AdvisoryAge = advisories?.about ?? { kind: 'none' };
  return {
    inventory: { folder, graphs, isWhole, problems: [...inventory.problems, ...unknown] },
    findings,
    advisories: about,
    comparison: comparisonOf(inventory, about),
  };
}

const namesTold = 5;

/** Without a lock file a range may mean any version: that nothing was found says nothing then. */
function tellUncompared({ file, nodes }: DependencyGraph): readonly FileProblem[] {
  const names = [...nodes.values()]
    .filter(({ source, version }) => source === 'registry' && version === undefined)
    .map(({ name }) => name)
    .sort();
  if (names.length === 0) return [];
  const rest = names.length - namesTold;
  const told = `${names.slice(0, namesTold).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  const message = `names no version of ${told}, and no lock file does: not compared with advisories`;
  return [{ file, message, isWarning: true }];
}
