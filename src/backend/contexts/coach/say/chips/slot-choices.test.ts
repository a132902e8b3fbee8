import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { frameSchema } from '../../../../../contract/query/frame-schema.ts';
import type { Permission } from '../../../../../domain/authorization.ts';
import { cellsOf, findMissing } from '../../../../../domain/query/cells.ts';
import {
  type Filter,
  type FilterField,
  type Measure,
  measuresBySubject,
  type QueryFrame,
  subjectOf,
} from '../../../../../domain/query/frame.ts';
import { permissionsOf } from '../../../../../domain/query/permissions.ts';
import { type ChoosingBy, listChoices } from '../../../../../domain/query/slots/slot-choices.ts';
import { fieldsOfSlot, framesOf, type Reading, slotsOf } from '../../../../../domain/query/slots/slots.ts';
import { toWire } from './read-as.ts';

const today = '2026-11-20';
const period = fc.constantFrom(
  { from: '2026-09-01', to: '2026-09-30' },
  { from: '2026-11-16', to: '2026-11-22' },
  { from: '2026-11-20', to: '2026-11-20' },
  { from: '2025-01-01', to: '2025-12-31' },
  { from: '2026-07-01', to: '2026-09-30' },
  { from: '2026-10-03', to: '2026-10-21' },
  { from: '1970-01-01', to: '2026-10-21' },
);
const is = fc.boolean();
const bound = fc.constantFrom('above', 'atLeast', 'below', 'atMost');

const named = (field: 'client' | 'project' | 'task' | 'person') =>
  is.map((side): Filter => ({ field, is: side, values: [{ id: `${field}-1`, name: 'Acme' }] }));
const flag = (field: 'billable' | 'billed' | 'noted' | 'archived' | 'budgeted') =>
  is.map((side): Filter => ({ field, is: side }));
const ofDays = (field: 'due' | 'within' | 'worked' | 'invoiced' | 'received'): fc.Arbitrary<Filter> =>
  fc.record({ field: fc.constant(field), is, period });

const filterOf: Readonly<Record<FilterField, fc.Arbitrary<Filter>>> = {
  client: named('client'),
  project: named('project'),
  task: named('task'),
  person: named('person'),
  tag: is.map((side) => ({ field: 'tag', is: side, tags: ['urgent'] })),
  text: is.map((side) => ({ field: 'text', is: side, texts: ['on site'] })),
  sheet: is.map((side) => ({ field: 'sheet', is: side, stages: ['approved'] })),
  weekday: is.map((side) => ({ field: 'weekday', is: side, days: [6, 7] })),
  invoice: fc.record({
    field: fc.constant('invoice'),
    is,
    condition: fc.constantFrom('open', 'paid', 'draft', 'credit', 'overdue'),
  }),
  length: bound.map((one) => ({ field: 'length', bound: one, seconds: 3_600 })),
  amount: bound.map((one) => ({ field: 'amount', bound: one, amount: '500' })),
  late: bound.map((one) => ({ field: 'late', bound: one, days: 30 })),
  end: is.map((side) => ({ field: 'end', is: side, end: 'last', count: 2 })),
  number: is.map((side) => ({ field: 'number', is: side, numbers: ['2026-0014'] })),
  currency: is.map((side) => ({ field: 'currency', is: side, currencies: ['EUR'] })),
  due: ofDays('due'),
  within: ofDays('within'),
  worked: ofDays('worked'),
  invoiced: ofDays('invoiced'),
  received: ofDays('received'),
  billable: flag('billable'),
  billed: flag('billed'),
  noted: flag('noted'),
  archived: flag('archived'),
  budgeted: flag('budgeted'),
};

/** Frames that have an answer, of every measure and filter. */
const frames: fc.Arbitrary<QueryFrame> = fc
  .constantFrom<Measure>(...Object.values(measuresBySubject).flat())
  .chain((measure) => {
    const { filters, groups, statistics } = cellsOf[subjectOf(measure)];
    const groupOrNone = fc.constantFrom(undefined, ...groups);
    const per = fc.constantFrom('record', ...Object.keys(statistics)) as fc.Arbitrary<QueryFrame['per']>;
    return fc.record({
      measure: fc.constant(measure),
      statistic: fc.constantFrom('total', 'total', 'average', 'largest', 'last'),
      per,
      filters: fc
        .subarray([...filters], { maxLength: Math.min(3, filters.size) })
        .chain((fields) => fc.tuple(...fields.map((field) => filterOf[field]))),
      isMine: fc.constantFrom(undefined, true),
      period: fc.option(period, { nil: undefined }),
      group: groupOrNone,
      having: fc.option(fc.record({ bound, value: fc.constant(20) }), { nil: undefined, freq: 4 }),
      order: fc.option(fc.record({ by: fc.constant('value' as const), isDescending: is }), {
        nil: undefined,
        freq: 4,
      }),
      limit: fc.constantFrom(undefined, undefined, 3),
      comparison: fc.option(
        fc.oneof(
          period.map((days) => ({ with: 'period' as const, period: days })),
          fc.constant({ with: 'whole' as const, without: [] }),
        ),
        { nil: undefined, freq: 4 },
      ),
      shape: fc.constantFrom('figure', 'list'),
    });
  })
  .filter((frame) => findMissing(frame) === undefined);

/** As a frame comes over the wire: what is undefined is not there. */
const plain = (frame: QueryFrame): Record<string, unknown> => JSON.parse(JSON.stringify(frame));

const readings: fc.Arbitrary<Reading> = fc.oneof(
  { weight: 3, arbitrary: frames.map((frame) => [frame]) },
  { weight: 1, arbitrary: fc.tuple(frames, frames) },
  {
    weight: 1,
    arbitrary: frames
      .filter(({ measure }) => measure === 'hours' || measure === 'value')
      .map((frame) => [frame, { ...frame, measure: 'entries' as const }])
      .filter((both) => both.every((frame) => findMissing(frame) === undefined)),
  },
);

const by: ChoosingBy = {
  today,
  mayRead: () => true,
  listOthers: ({ field }) => [{ id: `${field}-2`, name: 'Nordwind' }],
};

describe('the choices of a slot', () => {
  it('are frames that have an answer, and are different in their slot alone', () => {
    let offered = 0;
    fc.assert(
      fc.property(readings, (reading) => {
        for (const slot of slotsOf(reading)) {
          const [kept, ...choices] = listChoices(reading, slot, by);
          assert.deepEqual(kept?.reading, reading);
          for (const choice of choices) {
            offered += 1;
            for (const frame of choice.reading) {
              const parsed = frameSchema.safeParse(frame);
              assert.ok(parsed.success, `${slot.kind}: ${parsed.error?.message}`);
              assert.equal(findMissing(frame), undefined);
              assert.deepEqual(frameSchema.parse(toWire([frame])[0]), plain(frame));
            }
            requireOtherSlotOnly(reading, choice.reading, slot);
          }
        }
      }),
      { numRuns: 120 },
    );
    assert.ok(offered > 600);
  });

  it('ask for nothing that their reader may not see', () => {
    const mayNot: ReadonlySet<Permission> = new Set<Permission>(['invoice:read', 'timesheet:read']);
    const narrow: ChoosingBy = { ...by, mayRead: (permission) => !mayNot.has(permission) };
    const isSeen = (frame: QueryFrame) => permissionsOf(frame).every((one) => !mayNot.has(one));

    fc.assert(
      fc.property(frames.filter(isSeen), (frame) => {
        for (const slot of slotsOf([frame]))
          for (const { reading } of listChoices([frame], slot, narrow)) assert.ok(reading.every(isSeen));
      }),
      { numRuns: 60 },
    );
  });

  it('take a condition away, or leave the question as it was asked', () => {
    const frame: QueryFrame = {
      measure: 'hours',
      statistic: 'total',
      per: 'record',
      shape: 'figure',
      filters: [{ field: 'billable', is: true }],
      period: { from: '2026-09-01', to: '2026-09-30' },
    };
    const slots = slotsOf([frame]);
    const acts = slots.map((slot) => listChoices([frame], slot, by).map(({ act }) => act));

    assert.deepEqual(
      slots.map(({ kind }) => kind),
      ['measure', 'filter', 'period'],
    );
    assert.deepEqual(acts[1], ['keep', 'replace', 'without']);
    const days = listChoices([frame], slots[2] ?? assert.fail(), by).map(({ reading }) => reading[0]?.period);
    assert.deepEqual(days, [
      { from: '2026-09-01', to: '2026-09-30' },
      { from: '2026-08-01', to: '2026-08-31' },
      { from: '2026-10-01', to: '2026-10-31' },
      { from: '2026-07-01', to: '2026-09-30' },
      { from: '2025-09-01', to: '2025-09-30' },
      undefined,
    ]);
  });

  it('are of both where two measures are asked for of the same, and of either alone', () => {
    const frame: QueryFrame = {
      measure: 'hours',
      statistic: 'total',
      per: 'record',
      shape: 'figure',
      filters: [{ field: 'client', is: true, values: [{ id: 'c-1', name: 'Acme' }] }],
      period: { from: '2026-09-01', to: '2026-09-30' },
    };
    const both: Reading = [frame, { ...frame, measure: 'invoiced' }];
    const [measure, , days] = slotsOf(both);

    const measures = listChoices(both, measure ?? assert.fail(), by).map(({ reading }) =>
      reading.map((one) => one.measure),
    );
    assert.deepEqual(measures, [['hours', 'invoiced'], ['hours'], ['invoiced']]);
    const [, august] = listChoices(both, days ?? assert.fail(), by);
    assert.deepEqual(
      august?.reading.map((one) => one.period?.from),
      ['2026-08-01', '2026-08-01'],
    );
  });
});

/** Of the frames of the slot nothing but its fields, and nothing of the others. */
function requireOtherSlotOnly(
  before: Reading,
  after: Reading,
  slot: ReturnType<typeof slotsOf>[number],
): void {
  const own = framesOf(before, slot);
  if (after.length < before.length) {
    assert.equal(slot.kind, 'measure');
    assert.ok(after.every((frame) => before.includes(frame)));
    return;
  }
  const fields = new Set<string>(fieldsOfSlot[slot.kind]);
  let changed = 0;
  for (const [index, frame] of before.entries()) {
    const [one, other] = [plain(frame), plain(after[index] ?? assert.fail())];
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    const differing = [...names].filter((name) => !isDeepStrictEqual(one[name], other[name]));
    assert.ok(own.includes(frame) || differing.length === 0, `${slot.kind} changed another frame`);
    assert.ok(
      differing.every((name) => fields.has(name)),
      `${slot.kind} changed ${differing}`,
    );
    if (slot.filter !== undefined) requireOtherFilterOnly(frame, after[index], slot.filter);
    changed += differing.length;
  }
  assert.ok(changed > 0, `${slot.kind} changed nothing`);
}

function requireOtherFilterOnly(before: QueryFrame, after: QueryFrame | undefined, at: number): void {
  const others = (frame: QueryFrame | undefined, skip: boolean) =>
    frame?.filters.filter((_, index) => !skip || index !== at);
  const isGone = (after?.filters.length ?? 0) < before.filters.length;
  if (after === undefined || isDeepStrictEqual(before, after)) return;
  assert.deepEqual(others(after, !isGone), others(before, true));
}
