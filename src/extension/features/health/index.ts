/** What other features use of health. */
export { nameOfPart } from './health-text.ts';
