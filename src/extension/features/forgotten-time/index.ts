/** What other features use of forgotten time. */
export { type SeenCommit, toGitFacts } from './evidence-git.ts';
export { gatherEvidence } from './gather-evidence.ts';
export { describeWarnings, findNext, mergeProposals } from './proposal-items.ts';
