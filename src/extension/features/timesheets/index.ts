/** What other features use of timesheets. */
export { askSpan } from './ask-span.ts';
export { loadEntryActions } from './entry-commands.ts';
export { mayTakeTime, tellChange, warnOfRules } from './entry-rules.ts';
export { nameOfEntry } from './read-selected.ts';
