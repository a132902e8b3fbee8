import assert from 'node:assert/strict';
import fc from 'fast-check';
import { roles } from '../authorization.ts';
import { documentStates } from '../documents/document.ts';
import { invoiceStates } from '../invoice-states.ts';
import type { Money } from '../money.ts';
import { timesheetStates } from '../timesheet-states.ts';
import type { UserActor } from './actor.ts';
import { grantOf } from './policy.ts';
import { type ActedOn, findActRefusal, type RecordAct, recordActs } from './record-acts.ts';

const acts = fc.constantFrom(...(Object.keys(recordActs) as RecordAct[]));
const people = fc.constantFrom('ada', 'ben');
const organizations = fc.constantFrom('one', 'two');
const actors: fc.Arbitrary<UserActor> = fc.record({
  kind: fc.constant('user' as const),
  organizationId: organizations,
  userId: people,
  role: fc.constantFrom(...roles),
});
const money: fc.Arbitrary<Money> = fc.record({
  minor: fc.integer({ min: 0, max: 5 }),
  currency: fc.constantFrom('EUR', 'CHF'),
});
const records: fc.Arbitrary<ActedOn> = fc.record({
  organizationId: organizations,
  userId: people,
  state: fc.constantFrom(...timesheetStates, ...invoiceStates, ...documentStates),
  amounts: fc.array(money, { maxLength: 3 }),
});
const limits = fc.option(money);

const admin: UserActor = { kind: 'user', organizationId: 'one', userId: 'ada', role: 'org_admin' };
const submitted = { organizationId: 'one', userId: 'ben', state: 'submitted' };
const approve = (amounts: readonly Money[], limit: Money | null) =>
  findActRefusal(admin, 'timesheet.approve', { ...submitted, amounts }, limit)?.because;
const euros = (minor: number): Money => ({ minor, currency: 'EUR' });

describe('acts on a record', () => {
  it('are never more by a limit, and by a higher one of its currency never fewer', () => {
    fc.assert(
      fc.property(actors, acts, records, money, fc.nat(9), (actor, act, record, limit, more) => {
        const isAllowed = (bound: Money | null) => findActRefusal(actor, act, record, bound) === undefined;
        if (isAllowed(limit)) {
          assert.ok(isAllowed(null));
          assert.ok(isAllowed({ ...limit, minor: limit.minor + more }));
        }
      }),
    );
  });

  it('are allowed where right, state and limit each allow, and refused where one refuses', () => {
    fc.assert(
      fc.property(actors, acts, records, limits, (actor, act, record, limit) => {
        const { permission, from, ...rules } = recordActs[act];
        const grant = grantOf(actor, permission);
        const isOwn = record.userId === actor.userId;
        const byRight =
          record.organizationId === actor.organizationId && grant !== undefined && (grant !== 'own' || isOwn);
        const byState = (from as readonly string[]).includes(record.state);
        const byLimit =
          !('isLimited' in rules) ||
          limit === null ||
          (record.amounts ?? []).every(
            ({ minor, currency }) => minor === 0 || (currency === limit.currency && minor <= limit.minor),
          );
        assert.equal(findActRefusal(actor, act, record, limit) === undefined, byRight && byState && byLimit);
      }),
    );
  });

  it('are refused above the limit, and in a currency that it does not have', () => {
    assert.equal(approve([euros(500)], euros(500)), undefined);
    assert.equal(approve([euros(501)], euros(500)), 'limit');
    assert.equal(approve([{ minor: 1, currency: 'CHF' }], euros(500)), 'limit');
    assert.equal(approve([euros(1), { minor: 1, currency: 'CHF' }], euros(500)), 'limit');
    assert.equal(approve([{ minor: 0, currency: 'CHF' }], euros(0)), undefined);
    assert.equal(approve([euros(501)], null), undefined);
  });

  it('are bounded by a limit only where something is approved', () => {
    const worth = { ...submitted, amounts: [euros(10)] };
    assert.equal(findActRefusal(admin, 'timesheet.reject', worth, euros(1)), undefined);
  });

  it('tell of a missing right before they tell of a state', () => {
    const viewer: UserActor = { ...admin, role: 'viewer' };
    assert.equal(
      findActRefusal(viewer, 'timesheet.approve', { ...submitted, state: 'draft' })?.because,
      'right',
    );
  });
});
