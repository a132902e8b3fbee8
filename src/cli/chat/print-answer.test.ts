import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CoachAnswer } from '../../contract/coach/coach-answer.ts';
import { emptyAnswer } from '../../contract/coach/fold-answer.ts';
import type { Proposal } from '../../contract/coach/proposals.ts';
import { printAnswer } from './print-answer.ts';

const usage: CoachAnswer['usage'] = {
  model: 'p/m',
  title: 'Own\nm',
  reason: '',
  inputTokens: 10,
  outputTokens: 5,
  costMicroUsd: 1_200,
  costText: '$0.0012',
  isEstimated: true,
};

const proposal: Proposal = {
  id: '019ad000-0000-7000-8000-0000deadbeef',
  tool: 'start_timer',
  state: 'waiting',
  title: 'Start the\u001b[31m timer',
  action: 'Start',
  changes: [
    { label: 'Project', after: 'API' },
    { label: 'Note', before: 'old', after: 'new' },
  ],
  note: 'Stops the other one.',
  links: [],
  canUndo: false,
  asker: { kind: 'coach' },
  createdAt: '2026-11-28T19:58:00.000Z',
};

const model = { ...emptyAnswer('a', 'model'), state: 'done' } as const satisfies CoachAnswer;

describe('an answer in a terminal', () => {
  it('marks each figure that is from no record, and says once what the mark means', () => {
    const markdown = 'Of **31:15** hours 12 % are *left*, and 7:00 were billed.';
    const mark = (text: string, isFound: boolean) => ({
      start: markdown.indexOf(text),
      length: text.length,
      isFound,
    });
    const marks = [mark('7:00', false), mark('12 %', true), mark('31:15', false)];

    const { out } = printAnswer({ ...model, markdown, marks }, { language: 'en', where: '', sessionId: 's' });
    const german = printAnswer(
      { ...model, markdown, marks },
      { language: 'de-AT', where: '', sessionId: 's' },
    );

    assert.equal(
      out,
      'Of 31:15[?] hours 12 % are *left*, and 7:00[?] were billed.\n[?] not from your records\n',
    );
    assert.match(german.out, /\n\[\?\] nicht aus deinen Daten\n$/);
    const found = { ...model, markdown, marks: marks.map((each) => ({ ...each, isFound: true })) };
    assert.doesNotMatch(printAnswer(found, { language: 'en', where: '', sessionId: 's' }).out, /\[\?\]/);
  });

  it('says below who answered and what it cost, in the language of the answer', () => {
    const below = (answer: CoachAnswer, language: string) =>
      printAnswer(answer, { language, where: '', sessionId: 's' }).err;

    assert.equal(below({ ...model, usage }, 'en'), 'Own m · $0.0012 (estimated)\n');
    assert.equal(below(emptyAnswer('a'), 'en'), 'Built-in coach · free\n');
    assert.equal(below(emptyAnswer('a'), 'de'), 'Eingebauter Coach · kostenlos\n');
    assert.equal(
      below({ ...emptyAnswer('a'), canAskModel: true }, 'de'),
      'Eingebauter Coach · kostenlos\nSo fragst du stattdessen ein Modell: --model auto\n',
    );
    assert.equal(
      below(
        { ...emptyAnswer('a'), usage, notices: [{ at: 0, code: 'slow', message: 'Own is slow.' }] },
        'de',
      ),
      'Own is slow.\nEingebauter Coach · kostenlos; Own m · $0.0012 (geschätzt)\n',
    );
  });

  it('offers the rest where a model ended too early, and nowhere else', () => {
    const offers = (answer: CoachAnswer) =>
      printAnswer(answer, { language: 'de', where: ' --data d', sessionId: 's1' }).err.includes(
        'So bekommst du den Rest: vireo chat --continue s1 --data d\n',
      );
    const broken = { ...model, state: 'failed', markdown: 'Half' } as const;

    assert.deepEqual(
      [
        { ...model, canContinue: true },
        broken,
        { ...broken, markdown: '' },
        { ...broken, coach: 'built-in' as const },
        model,
      ].map(offers),
      [true, true, false, false, false],
    );
  });

  it('prints a proposal with its id, what would change, and how it is applied', () => {
    const { out, err } = printAnswer(
      { ...model, markdown: 'I can.', proposals: [{ at: 0, proposal }] },
      { language: 'en', where: ' --data d', sessionId: 's' },
    );

    assert.equal(
      out,
      'I can.\nProposal deadbeef: Start the\ufffd[31m timer\n  Project: API\n  Note: old → new\n  Stops the other one.\n',
    );
    assert.match(err, /^To do it: vireo proposal apply deadbeef --data d\n/);
  });
});
