/** How far a time sheet is that is said to be submitted, approved or rejected: what is approved was submitted. */
export const sheetStages = {
  submitted: ['submitted', 'approved', 'invoiced'],
  approved: ['approved', 'invoiced'],
  rejected: ['rejected'],
} as const;
