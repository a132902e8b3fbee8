/** What other features use of forgotten time. */
export { gatherEvidence } from './gather-evidence.ts';
