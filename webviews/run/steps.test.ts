import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RunItem } from './messages.ts';
import { buildSteps, costOf, listChecks, listModels, mergeItems } from './steps.ts';

type Event = RunItem['event'];

/** One a minute, from nine. */
function tell(...events: readonly Event[]): readonly RunItem[] {
  return events.map((event, index) => ({
    seq: index + 1,
    event,
    at: `2026-11-23T09:${String(index).padStart(2, '0')}:00Z`,
  }));
}

const state = (to: Extract<Event, { type: 'state' }>['state'], text?: string): Event => ({
  type: 'state',
  state: to,
  ...(text !== undefined && { text }),
});
const step = (name: string, to: 'running' | 'done' | 'failed'): Event => ({
  type: 'step',
  step: name,
  title: `Do ${name}`,
  state: to,
});
const check = (command: string, exitCode: number): Event => ({
  type: 'check',
  name: command,
  command,
  exitCode,
  outcome: exitCode === 0 ? 'passed' : 'failed',
});
const model = (name: string, costMicros: number): Event => ({
  type: 'model',
  model: name,
  inputTokens: 10,
  outputTokens: 2,
  costMicros,
});
const begun = [state('queued'), state('running')];

const shown = (items: readonly RunItem[]) =>
  buildSteps(items).map(({ kind, title, state: stands, items: told }) => [
    title || kind,
    stands,
    told.length,
  ]);

describe('buildSteps', () => {
  it('gives each step what was told while it ran', () => {
    const items = tell(
      ...begun,
      step('plan', 'running'),
      model('m', 5),
      step('plan', 'done'),
      step('mend', 'running'),
      check('npm test', 0),
      check('npm run lint', 1),
    );

    assert.deepEqual(shown(items), [
      ['asked', 'done', 0],
      ['Do plan', 'done', 1],
      ['Do mend', 'running', 2],
    ]);
    const [, plan] = buildSteps(items);
    assert.deepEqual(
      { startedAt: plan?.startedAt, endedAt: plan?.endedAt },
      { startedAt: '2026-11-23T09:02:00Z', endedAt: '2026-11-23T09:04:00Z' },
    );
  });

  it('shows a question where it was asked, and that it was answered', () => {
    const asked = [...begun, step('plan', 'running'), step('plan', 'done'), state('waiting', 'Do allow')];
    assert.deepEqual(shown(tell(...asked)).at(-1), ['Do allow', 'waiting', 0]);

    const answered = [...asked, state('queued'), state('running'), step('allow', 'done')];
    assert.deepEqual(shown(tell(...answered, step('mend', 'running'))), [
      ['asked', 'done', 0],
      ['Do plan', 'done', 0],
      ['Do allow', 'done', 0],
      ['Do mend', 'running', 0],
    ]);
  });

  it('shows an agent that names no steps at work', () => {
    assert.deepEqual(shown(tell(...begun)).at(-1), ['work', 'running', 0]);
    assert.deepEqual(shown(tell(...begun, check('a', 0), state('done'))).at(-1), ['work', 'done', 1]);
  });

  it('ends what ran as the request ends', () => {
    const running = [...begun, step('plan', 'running')];

    assert.deepEqual(shown(tell(...running, state('failed', 'No folder.'))).at(-1), ['Do plan', 'failed', 1]);
    assert.deepEqual(shown(tell(...running, state('cancelled'))).at(-1), ['Do plan', 'skipped', 0]);
  });

  it('keeps why an attempt failed with the step at which it did', () => {
    const items = tell(...begun, step('plan', 'running'), state('queued', 'Broken pipe.'), state('running'));

    assert.deepEqual(shown(items).slice(1), [
      ['Do plan', 'failed', 1],
      ['asked', 'done', 0],
      ['work', 'running', 0],
    ]);
  });

  it('loses no call, check or note, whatever is told', () => {
    const event = fc.oneof(
      fc.constantFrom<Event>(...begun, state('waiting', 'Do b'), state('failed', 'x'), state('cancelled')),
      fc.constantFrom<Event>(step('a', 'running'), step('a', 'done'), step('b', 'done'), step('b', 'failed')),
      fc.constantFrom<Event>(check('c', 0), model('m', 1), { type: 'note', text: 'n' }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const items = tell(...events);
        const steps = buildSteps(items);
        const told = steps.flatMap((one) => one.items).filter(({ event: { type } }) => type !== 'state');
        const wanted = items.filter(({ event: { type } }) => type !== 'state' && type !== 'step');
        assert.deepEqual(
          told.map(({ seq }) => seq).toSorted((one, other) => one - other),
          wanted.map(({ seq }) => seq),
        );
        assert.equal(new Set(steps.map(({ key }) => key)).size, steps.length);
        assert.equal(costOf(steps.flatMap((one) => one.items)), costOf(items));
      }),
    );
  });
});

describe('what ran', () => {
  it('is listed once a command, with how it ended before and after', () => {
    assert.deepEqual(listChecks(tell(check('a', 1), check('b', 0), check('a', 0))), [
      {
        command: 'a',
        results: [
          { outcome: 'failed', exitCode: 1 },
          { outcome: 'passed', exitCode: 0 },
        ],
      },
      { command: 'b', results: [{ outcome: 'passed', exitCode: 0 }] },
    ]);
  });

  it('is summed up a model, the dearest first', () => {
    const models = listModels(tell(model('cheap', 1), model('dear', 7), model('cheap', 2)));

    assert.deepEqual(
      models.map(({ model: name, calls, inputTokens, costMicros }) => [name, calls, inputTokens, costMicros]),
      [
        ['dear', 1, 10, 7],
        ['cheap', 2, 20, 3],
      ],
    );
  });
});

describe('mergeItems', () => {
  it('appends what is new, and puts what comes again in the place of what was there', () => {
    const [one, two, three] = tell(model('a', 1), model('b', 1), model('c', 1)) as [
      RunItem,
      RunItem,
      RunItem,
    ];
    const again = { ...two, isCut: false };

    assert.deepEqual(mergeItems([one], [two, three]), [one, two, three]);
    assert.deepEqual(mergeItems([one, two, three], [again]), [one, again, three]);
    assert.deepEqual(mergeItems([one, three], [two]), [one, two, three]);
  });
});
