/** Texts of the check-in card. */
export const checkInWords = {
  title: 'Check-in, {0}',
  close: 'Put away until next week',
  open: 'Open',
  promised: 'You said you would',
  verdicts: { done: 'Done', not_done: { text: 'Not done', context: 'promise' }, carried: 'Carry over' },
  ofPromise: '{0}: {1}',
  intentions: 'For the new week',
  intention: 'What you mean to do, {0}',
  upTo: 'Up to three things',
  carried: 'carried over',
  save: 'Save',
  saved: 'Saved.',
  goals: 'Goals…',
  openRecord: 'Opens the entries behind this figure',
} as const;
