import assert from 'node:assert/strict';
import type { DecideQuestion, PublishAsked, RunQuestion } from '../messages.ts';
import { acceptedPaths, toAnswer } from './run-answer.ts';

const asked = { key: 'q', title: 'Asks', expiresAt: null };
const hunk = (id: string) => ({
  id,
  line: 1,
  before: [],
  after: [],
  contextBefore: [],
  contextAfter: [],
});
const decide: DecideQuestion = {
  ...asked,
  kind: 'decide',
  root: '/w',
  accepted: [],
  review: {
    word: 'Checked',
    reasons: [],
    files: [
      { path: 'a.ts', isTestWeakened: false, parts: [], hunks: [hunk('h1'), hunk('h2')] },
      {
        path: 'b.ts',
        isTestWeakened: false,
        hunks: [],
        parts: [{ id: 'p1', title: 'New file', before: [], after: [], omitted: 0 }],
      },
    ],
  },
};
const allow: RunQuestion = { ...asked, kind: 'allow', commands: ['npm test', 'npm run lint'], isolation: '' };
const publish: PublishAsked = {
  ...asked,
  kind: 'publish',
  text: 'Where to',
  publish: {
    branch: 'vireo/1',
    base: 'main',
    title: 'Fix',
    body: 'Text',
    pullRequest: true,
    files: ['a.ts'],
    ...{ remote: { name: 'origin', url: 'https://github.com/a/b', host: 'github.com' } },
    tree: 'a'.repeat(40),
    parent: 'b'.repeat(40),
  },
};
const answer = { type: 'answer', question: 'q' } as const;

describe('toAnswer', () => {
  it('accepts what is ticked of what the question has, and nothing else', () => {
    const said = { ...answer, approved: true, chosen: ['p1', 'h2', 'other'], comment: ' Fine. ' };

    assert.deepEqual(toAnswer(decide, said), {
      approved: true,
      payload: { accepted: ['h2', 'p1'] },
      comment: 'Fine.',
    });
    assert.deepEqual(toAnswer(allow, { ...answer, approved: true, chosen: ['npm test', 'rm -rf /'] }), {
      approved: true,
      payload: { commands: ['npm test'] },
    });
  });

  it('answers a crew file as it was shown: with yes or no, and no payload of its own', () => {
    const crew: RunQuestion = { ...asked, kind: 'allow-crew', path: 'p', sha256: 'h', text: 't' };

    assert.deepEqual(toAnswer(crew, { ...answer, approved: true, chosen: [] }), { approved: true });
    assert.deepEqual(toAnswer(crew, { ...answer, approved: false }), { approved: false });
  });

  it('settles a text as the user left it', () => {
    const text: RunQuestion = {
      ...asked,
      kind: 'text',
      text: 'a',
      language: 'yaml',
      notes: [],
      problems: [],
    };

    assert.deepEqual(toAnswer(text, { ...answer, approved: true, text: 'b' }), {
      approved: true,
      payload: { text: 'b' },
    });
    assert.deepEqual(toAnswer(text, { ...answer, approved: false, text: 'b' }), { approved: false });
  });

  it('publishes what is ticked, and of a commit what the user made of it', () => {
    const said = { ...answer, approved: true, chosen: ['h1'], publish: true };
    assert.deepEqual(toAnswer(decide, said), {
      approved: true,
      payload: { accepted: ['h1'], publish: true },
    });
    const choice = { branch: 'mine', base: 'main', title: 'Mine', body: '', pullRequest: false };
    assert.deepEqual(toAnswer(publish, { ...answer, approved: true, choice }), {
      approved: true,
      payload: { ...publish.publish, ...choice },
    });
    assert.deepEqual(toAnswer(publish, { ...answer, approved: false, choice }), { approved: false });
  });

  it('declines where nothing is ticked, and says why', () => {
    assert.deepEqual(toAnswer(decide, { ...answer, approved: true, chosen: [] }), { approved: false });
    assert.deepEqual(toAnswer(decide, { ...answer, approved: false, chosen: ['h1'], comment: 'No.' }), {
      approved: false,
      comment: 'No.',
    });
    assert.deepEqual(toAnswer(allow, { ...answer, approved: false, comment: '  ' }), { approved: false });
  });

  it('says yes or no to a question without a list', () => {
    const approve: RunQuestion = { ...asked, kind: 'approve', text: 'Apply it all the same?' };

    assert.deepEqual(toAnswer(approve, { ...answer, approved: true }), { approved: true });
  });
});

describe('acceptedPaths', () => {
  it('names files of which something is ticked', () => {
    assert.deepEqual(acceptedPaths(decide, ['p1']), ['b.ts']);
    assert.deepEqual(acceptedPaths(decide, ['h1', 'h2', 'p1']), ['a.ts', 'b.ts']);
  });
});
