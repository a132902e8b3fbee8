import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  decideTimesheet,
  locksEntries,
  type TimesheetAct,
  type TimesheetSituation,
  type TimesheetState,
  timesheetStates,
} from './timesheet-states.ts';

const acts: readonly TimesheetAct[] = ['submit', 'withdraw', 'approve', 'reject', 'invoice', 'release'];
/** Drawn by hand: the only moves there are. */
const legalMoves = new Set([
  'draft submit submitted',
  'rejected submit submitted',
  'submitted withdraw draft',
  'submitted approve approved',
  'submitted reject rejected',
  'approved invoice invoiced',
  'invoiced release approved',
]);
const base: TimesheetSituation = {
  state: 'submitted',
  actorIsAuthor: true,
  deciderCount: 1,
  entryCount: 3,
  timerRunning: false,
};
const situations = fc.record({
  state: fc.constantFrom<TimesheetState>(...timesheetStates),
  actorIsAuthor: fc.boolean(),
  deciderCount: fc.integer({ min: 1, max: 3 }),
  entryCount: fc.nat(2),
  timerRunning: fc.boolean(),
  reason: fc.constantFrom(undefined, '', '  ', 'Hours missing'),
});

describe('timesheet states', () => {
  it('moves only as drawn, from any walk of acts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...acts), situations), { maxLength: 20 }), (walk) => {
        let state: TimesheetState = 'draft';
        for (const [act, situation] of walk) {
          const next = decideTimesheet(act, { ...situation, state });
          if (next.ok) {
            assert.ok(legalMoves.has(`${state} ${act} ${next.value}`), `${state} ${act} ${next.value}`);
            state = next.value;
          }
        }
      }),
    );
  });

  it('reaches every legal move', () => {
    for (const move of legalMoves) {
      const [state, act, to] = move.split(' ') as [TimesheetState, TimesheetAct, TimesheetState];
      assert.deepEqual(decideTimesheet(act, { ...base, state, reason: 'Hours missing' }), {
        ok: true,
        value: to,
      });
    }
  });

  it('never lets an author decide their own sheet where somebody else could', () => {
    fc.assert(
      fc.property(fc.constantFrom<TimesheetAct>('approve', 'reject'), situations, (act, situation) => {
        const decided = decideTimesheet(act, { ...situation, actorIsAuthor: true, deciderCount: 2 });

        assert.equal(decided.ok, false);
      }),
    );
  });

  it('says why it refuses', () => {
    const refusals = [
      decideTimesheet('submit', { ...base, state: 'draft', entryCount: 0 }),
      decideTimesheet('submit', { ...base, state: 'draft', timerRunning: true }),
      decideTimesheet('submit', { ...base, state: 'submitted' }),
      decideTimesheet('submit', { ...base, state: 'draft', actorIsAuthor: false }),
      decideTimesheet('withdraw', { ...base, actorIsAuthor: false }),
      decideTimesheet('reject', { ...base, reason: ' ' }),
      decideTimesheet('approve', { ...base, deciderCount: 2 }),
    ].map((result) => (result.ok ? result.value : result.error));

    assert.deepEqual(refusals, [
      'sheet_is_empty',
      'timer_running',
      'wrong_state',
      'not_the_author',
      'not_the_author',
      'reason_missing',
      'own_timesheet',
    ]);
  });

  it('locks entries from submission until withdrawal or rejection', () => {
    assert.deepEqual(timesheetStates.filter(locksEntries), ['submitted', 'approved', 'invoiced']);
  });
});
