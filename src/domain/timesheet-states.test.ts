import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type SelfApproval, selfApprovals } from './policy/self-approval.ts';
import {
  decideTimesheet,
  locksEntries,
  type TimesheetAct,
  type TimesheetSituation,
  type TimesheetState,
  timesheetStates,
} from './timesheet-states.ts';

const acts: readonly TimesheetAct[] = [
  'submit',
  'withdraw',
  'approve',
  'reject',
  'reopen',
  'invoice',
  'release',
];
/** Drawn by hand: the only moves there are. */
const legalMoves = new Set([
  'draft submit submitted',
  'rejected submit submitted',
  'submitted withdraw draft',
  'submitted approve approved',
  'submitted reject rejected',
  'approved reopen draft',
  'approved invoice invoiced',
  'invoiced release approved',
]);
const base: TimesheetSituation = {
  state: 'submitted',
  actorIsAuthor: true,
  signInCount: 1,
  selfApproval: 'alone',
  billed: false,
  entryCount: 3,
  timerRunning: false,
};
const situations = fc.record({
  state: fc.constantFrom<TimesheetState>(...timesheetStates),
  actorIsAuthor: fc.boolean(),
  signInCount: fc.integer({ min: 1, max: 3 }),
  selfApproval: fc.constantFrom<SelfApproval>(...selfApprovals),
  billed: fc.boolean(),
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

  it('lets an author decide their own sheet exactly as the setting says', () => {
    fc.assert(
      fc.property(fc.constantFrom<TimesheetAct>('approve', 'reject', 'reopen'), situations, (act, given) => {
        const situation = { ...given, state: act === 'reopen' ? 'approved' : 'submitted' } as const;
        const rest = { reason: 'Hours missing', billed: false };
        const own = decideTimesheet(act, { ...situation, ...rest, actorIsAuthor: true });
        const allowed = {
          alone: situation.signInCount === 1,
          allowed: true,
          never: false,
        } satisfies Record<SelfApproval, boolean>;

        assert.equal(own.ok, allowed[situation.selfApproval]);
        assert.equal(decideTimesheet(act, { ...situation, ...rest, actorIsAuthor: false }).ok, true);
      }),
    );
  });

  it('never opens again what an invoice claims', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        assert.equal(decideTimesheet('reopen', { ...situation, billed: true }).ok, false);
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
      decideTimesheet('approve', { ...base, signInCount: 2 }),
      decideTimesheet('reopen', { ...base, state: 'approved', selfApproval: 'allowed' }),
      decideTimesheet('reopen', { ...base, state: 'approved', actorIsAuthor: false }),
      decideTimesheet('reopen', { ...base, state: 'approved', reason: 'Wrong rate', billed: true }),
      decideTimesheet('reopen', { ...base, state: 'invoiced', reason: 'Wrong rate' }),
    ].map((result) => (result.ok ? result.value : result.error));

    assert.deepEqual(refusals, [
      'sheet_is_empty',
      'timer_running',
      'wrong_state',
      'not_the_author',
      'not_the_author',
      'reason_missing',
      'own_timesheet',
      'reason_missing',
      'reason_missing',
      'already_billed',
      'wrong_state',
    ]);
  });

  it('asks whoever is alone for no reason to open their own week again', () => {
    assert.deepEqual(decideTimesheet('reopen', { ...base, state: 'approved' }), { ok: true, value: 'draft' });
  });

  it('locks entries from submission until withdrawal or rejection', () => {
    assert.deepEqual(timesheetStates.filter(locksEntries), ['submitted', 'approved', 'invoiced']);
  });
});
