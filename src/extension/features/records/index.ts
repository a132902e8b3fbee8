/** What other features use of records. */
export { pickRecord } from './pick-record.ts';
