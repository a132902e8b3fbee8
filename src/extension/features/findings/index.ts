/** What other features use of findings. */
export { isBelow } from './agent-findings.ts';
export { loadPlaces, type ScannerPlace } from './scanner-page/scanner-places.ts';
