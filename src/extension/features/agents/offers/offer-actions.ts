/** What a request offers, done: a bundle of its own. */
export { addTime } from './add-time.ts';
export { fixFindings } from './fix-findings.ts';
