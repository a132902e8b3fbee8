import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type KeptNote, type NotePlan, planPassing, planStanding, type WantedNote } from './plan-notes.ts';

const wantedNote = fc.record({
  userId: fc.constantFrom('mara', 'ben'),
  key: fc.constantFrom('one', 'two', 'three'),
  subject: fc.record({ kind: fc.constant('invoice'), id: fc.constantFrom('a', 'b') }),
  values: fc.record({ number: fc.constantFrom('1', '2') }),
  at: fc.nat(100),
  mark: fc.nat(3),
});
const placeOf = ({ userId, key }: Pick<WantedNote, 'userId' | 'key'>) => `${userId} ${key}`;
const unique = fc.uniqueArray(wantedNote, { selector: placeOf });

const added = (wanted: WantedNote): KeptNote => ({ ...wanted, isRead: false, count: 1 });

function carryOut(kept: readonly KeptNote[], plan: NotePlan<KeptNote>): readonly KeptNote[] {
  const changed = new Map(plan.changed.map((change) => [change.kept, change]));
  const gone = new Set(plan.removed);
  const stayed = kept
    .filter((note) => !gone.has(note))
    .map((note) => {
      const change = changed.get(note);
      if (change === undefined) return note;
      const { wanted, count, mark, isNews } = change;
      return { ...note, ...wanted, mark, count, isRead: isNews ? false : note.isRead };
    });
  return [...stayed, ...plan.added.map(added)];
}

describe('a plan of standing notes', () => {
  const state = fc.tuple(unique, unique, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }));

  it('leaves exactly what holds, and changes nothing a second time', () => {
    fc.assert(
      fc.property(state, ([before, wanted, read]) => {
        const kept = before.map((note, index) => ({ ...added(note), isRead: read[index] === true }));
        const after = carryOut(kept, planStanding(kept, wanted));

        assert.deepEqual(after.map(placeOf).toSorted(), wanted.map(placeOf).toSorted());
        assert.deepEqual(planStanding(after, wanted), { added: [], changed: [], removed: [] });
      }),
    );
  });

  it('keeps what was read as read unless its mark has grown', () => {
    fc.assert(
      fc.property(state, ([before, wanted]) => {
        const kept = before.map((note) => ({ ...added(note), isRead: true }));
        const after = new Map(
          carryOut(kept, planStanding(kept, wanted)).map((note) => [placeOf(note), note]),
        );

        for (const note of kept) {
          const now = wanted.find((each) => placeOf(each) === placeOf(note));
          if (now !== undefined) assert.equal(after.get(placeOf(note))?.isRead, now.mark <= note.mark);
        }
      }),
    );
  });
});

describe('a plan of what happened', () => {
  it('makes one unread item of a person and a key, however often it happens', () => {
    fc.assert(
      fc.property(wantedNote, fc.integer({ min: 1, max: 30 }), (wanted, times) => {
        let kept: readonly KeptNote[] = [];
        for (let time = 0; time < times; time += 1) kept = carryOut(kept, planPassing(kept, [wanted]));

        assert.deepEqual(kept, [{ ...added(wanted), count: times }]);
      }),
    );
  });

  it('counts from one where the item was read', () => {
    const wanted = {
      userId: 'mara',
      key: 'one',
      subject: { kind: 'request', id: 'a' },
      values: {},
      at: 2,
      mark: 2,
    };
    const kept = [{ ...added({ ...wanted, at: 1, mark: 1 }), isRead: true, count: 7 }];

    const [change] = planPassing(kept, [wanted]).changed;

    assert.equal(change?.count, 1);
    assert.equal(change?.isNews, true);
  });
});
