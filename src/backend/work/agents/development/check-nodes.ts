/** Nodes that check what was changed, again where something has changed since. */
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import { scanMade } from '../delivery/make-files.ts';
import { withCrew } from './crew/crew-file-nodes.ts';
import type { Run } from './plan-nodes.ts';
import { openFresh, prove } from './prove.ts';
import { idsOf, review, words } from './review.ts';
import type { DevelopmentState } from './state.ts';

const mostNamed = 20;

export function isInPart({ accepted, review: shown }: DevelopmentState): boolean {
  return accepted.length < (shown?.files.flatMap(idsOf).length ?? 0);
}

export const isBad = (word: string): boolean =>
  word === words.failed || word === words['tests-changed'] || word === words.unstable;
export const isProven = (word: string): boolean => word === words.verified || word === words.checked;

/** In a copy of the user's files as they are now: what they would become. Undefined where the review said it already. */
export async function recheck(
  run: Run,
  tree: RunTree,
  state: DevelopmentState,
): Promise<DevelopmentState['recheck']> {
  const { workshop } = run.tools;
  const copy = await openFresh(run, 'part');
  try {
    const shown = state.baseHash ?? (await tree.hashStart());
    if (!isInPart(state) && (await copy.hashStart()) === shown) return undefined;
    const edits = await workshop.edits(tree, run.signal);
    // A conflict is told when it is applied, and proves nothing until then.
    await workshop.rehearse(copy, edits, new Set(state.accepted));
    const changed = await workshop.edits(copy, run.signal, namedChecks(run, state));
    const found = await scanNew(run, copy, state);
    const proven = await prove(run, state, { edits, accepted: new Set(state.accepted) });
    const judged = review({ ...state, ...found, ...proven }, changed, withCrew(run, state).input.checks);
    return { ...judged, before: proven.before, after: proven.after };
  } finally {
    await copy.close();
  }
}

/** Of the run's copy: its scan, what is offered of it, and checks of exactly that. */
export async function check(run: Run, tree: RunTree, state: DevelopmentState) {
  const edits = await run.tools.workshop.edits(tree, run.signal, namedChecks(run, state));
  const found = await scanNew(run, tree, state);
  const accepted = new Set(edits.offered.flatMap(idsOf));
  return { edits, found: { ...found, ...(await prove(run, state, { edits, accepted })) } };
}

const namedChecks = (run: Run, state: DevelopmentState): readonly string[] => [
  ...new Set([...withCrew(run, state).input.checks, ...state.allowed]),
];

/** Findings of a copy that were not there before. */
async function scanNew(
  run: Run,
  tree: RunTree,
  state: DevelopmentState,
): Promise<Pick<DevelopmentState, 'newFindings' | 'newOnes'>> {
  const scanned = await scanMade(run, tree, state);
  const known = new Set(state.known);
  const isWhole = !scanned.cancelled && scanned.files.every(({ partial }) => !partial);
  const added = scanned.files.flatMap(({ path, findings }) =>
    findings
      .filter(({ fingerprint }) => !known.has(fingerprint))
      .map(({ ruleId, message, range }) => `${path}:${range.startLine + 1} ${ruleId}: ${message}`),
  );
  return { newFindings: isWhole ? added.length : undefined, newOnes: added.slice(0, mostNamed) };
}
