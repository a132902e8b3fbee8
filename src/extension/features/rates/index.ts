/** What other features use of rates. */
export { askEntryRate, readEntryRate } from './entry-rate.ts';
