/** All facts of a project, each once, by kind and place. */
import type { WiringReader } from '../../scanner/outline/index.ts';
import type { Stack } from '../stack/index.ts';
import { applicationFacts } from './code/applications.ts';
import { databaseFacts, schemeFacts } from './code/databases.ts';
import { environmentFacts } from './code/environment.ts';
import { metricFacts } from './code/metrics.ts';
import { outputFacts } from './code/outputs.ts';
import { portFacts } from './code/ports.ts';
import { badgeBranches } from './commands/default-branch.ts';
import { scriptFacts, targetFacts } from './commands/own-commands.ts';
import { pipelineFacts } from './commands/pipeline-facts.ts';
import { entryFacts } from './entry-points.ts';
import { type FactTree, factKinds, factRanks, type ProjectFact } from './model.ts';
import { licenseFacts } from './packages/license-facts.ts';
import { localPackageFacts } from './packages/local-packages.ts';
import { namedTechnologies } from './packages/named-technologies.ts';
import { nodeLockFacts, npmFacts } from './packages/npm-facts.ts';
import { otherPackageFacts } from './packages/other-packages.ts';
import { purposeFacts } from './packages/purpose.ts';
import { pythonFacts } from './packages/python-facts.ts';
import { serverFacts } from './packages/python-servers.ts';
import { requirementFacts } from './packages/requirement-lists.ts';
import { routeFacts } from './routes/route-facts.ts';
import { serviceFacts } from './running/compose.ts';
import { dockerfileFacts } from './running/dockerfile.ts';
import { findScopes, type Scopes } from './scopes.ts';
import { stackFacts } from './stack-facts.ts';
import { testFacts } from './test-places.ts';
import { ReadTree } from './tree.ts';

export interface FactSources {
  /** Of the same tree. */
  readonly stack: Stack;
  /** Absent: no code is read, and so no route, port, variable, database or entry point by it. */
  readonly wiring?: WiringReader | undefined;
}

/** In the order of `factKinds`, the surest first. What cannot be read shows nothing. */
export async function readFacts(
  given: FactTree,
  { stack, wiring }: FactSources,
): Promise<readonly ProjectFact[]> {
  const tree = new ReadTree(given);
  const scopes = findScopes(tree);
  const found = await Promise.all([
    stackFacts(stack),
    npmFacts(tree),
    nodeLockFacts(tree),
    pythonFacts(tree),
    otherPackageFacts(tree),
    namedTechnologies(tree),
    localPackageFacts(tree),
    requirementFacts(tree),
    outputFacts(tree, scopes),
    purposeFacts(tree, scopes.folders),
    licenseFacts(tree),
    pipelineFacts(tree),
    badgeBranches(tree),
    targetFacts(tree),
    scriptFacts(tree, scopes),
    testFacts(tree, scopes),
    dockerfileFacts(tree),
    serviceFacts(tree),
    ...(wiring === undefined ? [] : codeFacts(tree, scopes, wiring)),
  ]);
  return distinct(found.flat());
}

function codeFacts(
  tree: ReadTree,
  scopes: Scopes,
  wiring: WiringReader,
): readonly Promise<readonly ProjectFact[]>[] {
  return [
    applicationFacts(tree, scopes),
    metricFacts(tree, scopes),
    databaseFacts(tree, scopes),
    schemeFacts(tree, scopes),
    serverFacts(tree, scopes),
    entryFacts(tree, scopes),
    environmentFacts(tree, scopes),
    portFacts(tree, scopes),
    routeFacts(tree, scopes, wiring),
  ];
}

/** Of one value in one scope the surest place; two places that differ in value are two facts. */
function distinct(facts: readonly ProjectFact[]): readonly ProjectFact[] {
  const found = new Map<string, ProjectFact>();
  for (const fact of facts.toSorted(byCertainty)) {
    const key = `${fact.kind}\0${fact.scope}\0${fact.value}`;
    if (!found.has(key)) found.set(key, fact);
  }
  return [...found.values()];
}

function byCertainty(one: ProjectFact, other: ProjectFact): number {
  const weight = ({ kind, rank }: ProjectFact) =>
    factKinds.indexOf(kind) * factRanks.length + factRanks.indexOf(rank);
  const place = ({ evidence: { file, line = 0 } }: ProjectFact) => `${file}:${String(line).padStart(7, '0')}`;
  return weight(one) - weight(other) || (place(one) < place(other) ? -1 : 1);
}
