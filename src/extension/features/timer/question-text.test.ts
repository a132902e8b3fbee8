import assert from 'node:assert/strict';
import type { TimerQuestion } from '../../../api-client/index.ts';
import { inEnglish } from '../../../pages/words.ts';
import {
  describeAnswered,
  describeQuestion,
  isAskedAnew,
  isMoreAsked,
  listAnswers,
  toShownQuestion,
} from './question-text.ts';

const question = (kind: TimerQuestion['kind']): TimerQuestion => ({
  id: 'q1',
  kind,
  entryId: 'e1',
  from: '2026-11-20T14:02:00Z',
  to: '2026-11-20T14:25:00Z',
  seconds: 1_380,
  answers: ['keep', 'discard', 'split', 'stop'],
});
const ports = {
  t: inEnglish,
  name: { client: 'Acme', project: 'API' },
  time: (instant: string) => instant.slice(11, 16),
  runs: true,
};

describe('describeQuestion', () => {
  it('says how long, from when to when, and on what', () => {
    assert.equal(
      describeQuestion(question('idle'), ports),
      'You were away for 23 minutes (14:02 to 14:25) while the timer ran on Acme · API.',
    );
  });

  it('has a sentence of its own for every kind', () => {
    const kinds = ['idle', 'sleep', 'clock', 'crash', 'forgotten'] as const;

    assert.equal(new Set(kinds.map((kind) => describeQuestion(question(kind), ports))).size, kinds.length);
  });
});

describe('a question that was shown', () => {
  const shown = question('sleep');
  const wider = { ...shown, from: '2026-11-20T11:02:00Z' };

  it('asks more when it was widened, and not by seconds', () => {
    assert.equal(isMoreAsked(wider, shown), true);
    assert.equal(isMoreAsked({ ...shown, to: '2026-11-20T14:30:00Z' }, shown), true);
    assert.equal(isMoreAsked({ ...shown, to: '2026-11-20T14:25:40Z' }, shown), false);
    assert.equal(isMoreAsked(shown, wider), false);
  });

  it('is shown anew when it is another one, in other words, or about more', () => {
    assert.equal(isAskedAnew(shown, undefined), true);
    assert.equal(isAskedAnew({ ...shown, id: 'q2' }, shown), true);
    assert.equal(isAskedAnew({ ...shown, kind: 'idle' }, shown), true);
    assert.equal(isAskedAnew(wider, shown), true);
    assert.equal(isAskedAnew(shown, shown), false);
  });

  it('is not shown anew each minute while a silence goes on', () => {
    const silence = question('forgotten');

    assert.equal(isAskedAnew({ ...silence, to: '2026-11-20T18:25:00Z' }, silence), false);
    assert.equal(isAskedAnew({ ...silence, from: '2026-11-20T13:25:00Z' }, silence), true);
  });

  it('is read from a button, which may name its id alone', () => {
    const { id, from, to } = shown;

    assert.deepEqual(toShownQuestion({ id, from, to }), { id, from, to });
    assert.deepEqual(toShownQuestion(id), { id });
    assert.deepEqual(toShownQuestion({ id, from: 1 }), { id });
    assert.equal(toShownQuestion(undefined), undefined);
    assert.equal(toShownQuestion({}), undefined);
  });
});

describe('describeAnswered', () => {
  it('says with what a question was answered, and that a late button changed nothing', () => {
    const answers = ['keep', 'discard', 'split', 'stop', null, undefined] as const;

    assert.equal(
      describeAnswered('discard', inEnglish),
      'This was answered elsewhere already, with “Discard”. Nothing was changed now.',
    );
    assert.equal(new Set(answers.map((answer) => describeAnswered(answer, inEnglish))).size, answers.length);
  });
});

describe('listAnswers', () => {
  it('begins with the one that changes nothing', () => {
    assert.deepEqual(
      listAnswers(question('idle'), ports).map(({ answer, label }) => [answer, label]),
      [
        ['keep', 'Keep'],
        ['discard', 'Discard'],
        ['split', 'Split to Another Project…'],
        ['stop', 'Stop When It Went Idle'],
      ],
    );
  });

  it('fits into a notification', () => {
    const buttons = listAnswers(question('idle'), ports).map(({ button }) => button);

    assert.deepEqual(buttons, ['Keep', 'Discard', 'Split…', 'Stop at 14:02']);
  });

  it('says when it would have stopped where nobody went idle', () => {
    assert.equal(listAnswers(question('crash'), ports)[3]?.label, 'Stop at 14:02');
  });

  it('offers no more than the backend takes', () => {
    const worked: TimerQuestion = { ...question('idle'), answers: ['keep', 'discard', 'split'] };

    assert.deepEqual(
      listAnswers(worked, ports).map(({ answer }) => answer),
      worked.answers,
    );
  });

  it('says that the timer goes on only where it runs', () => {
    const detailsOf = (runs: boolean) =>
      listAnswers(question('idle'), { ...ports, runs })
        .slice(1, 3)
        .map(({ detail }) => detail);

    assert.deepEqual(detailsOf(true), [
      'Remove 23 minutes from the entry and keep the timer running.',
      'Move 23 minutes to another project and keep the timer running.',
    ]);
    assert.deepEqual(detailsOf(false), [
      'Remove 23 minutes from the entry and keep the time after it.',
      'Move 23 minutes to another project and keep the time after it.',
    ]);
  });
});
