/** What other features use of code hosts. */
export { handOverTokens } from './host-tokens.ts';
export { hasKeysFlag } from './keys-flag.ts';
