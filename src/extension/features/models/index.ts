/** What other features use of models. */
export { printDollars } from './provider-presets.ts';
