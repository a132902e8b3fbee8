/** How a refusal of the domain is told to the caller. */
import type { TimesheetAct, TimesheetRefusal, TimesheetState } from '../../../../domain/timesheet-states.ts';
import { text } from '../../../../words/text.ts';
import { type SaidWord, word } from '../../../../words/word.ts';
import { ApiError } from '../../../platform/http/api-error.ts';

export function refusedAct(act: TimesheetAct, refusal: TimesheetRefusal, state: TimesheetState): ApiError {
  switch (refusal) {
    case 'wrong_state':
      return new ApiError(
        'state_forbids',
        text`The timesheet is ${word(state)}: it cannot be ${word(pastForms[act])} now.`,
      );
    case 'sheet_is_empty':
      return new ApiError(
        'invalid',
        'The timesheet is empty: record time in this week before submitting it.',
        [{ field: 'id', issue: 'names a timesheet without entries' }],
      );
    case 'timer_running':
      return new ApiError(
        'timer_running',
        'A timer is running in this week: stop it before submitting the timesheet.',
      );
    case 'reason_missing':
      return new ApiError('invalid', 'It goes back to its author, who needs a reason.', [
        { field: 'reason', issue: 'is needed' },
      ]);
    case 'own_timesheet':
      return new ApiError(
        'forbidden',
        'Nobody decides on their own timesheet, unless nobody else can sign in or the settings of the practice allow it.',
      );
    case 'already_billed':
      return new ApiError(
        'already_billed',
        'An invoice has time of this timesheet: discard the draft, or credit the invoice, before opening it again.',
      );
    case 'not_the_author':
      return new ApiError('forbidden', 'Only its author submits or withdraws a timesheet.');
  }
}

/** What was seen is not what would go out. */
export function refusedUnseen(): ApiError {
  return new ApiError(
    'stale_version',
    'The time of this week was changed since it was read, so nothing was submitted: read it again, and submit that.',
    [{ field: 'revision', issue: 'is not that of the entries that the week has now' }],
  );
}

const pastForms: Readonly<Record<TimesheetAct, SaidWord>> = {
  submit: 'submitted',
  withdraw: 'withdrawn',
  approve: 'approved',
  reject: 'rejected',
  reopen: 'opened again',
  invoice: 'invoiced',
  release: 'released',
};
