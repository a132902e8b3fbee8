/** The proof of rules for infrastructure: a team's go through the same. */
export { ConfigProof } from '../../src/workspace/rules/config-proof.ts';
