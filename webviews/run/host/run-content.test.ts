import assert from 'node:assert/strict';
import type { AgentRequest } from '../../../src/api-client/index.ts';
import { type RunItem, runHostMessageSchema } from '../messages.ts';
import { cutItem, toRunContent } from './run-content.ts';

const at = '2026-11-23T09:00:00Z';

function contentOf(change: Partial<AgentRequest>, items: readonly RunItem[] = []) {
  const request: AgentRequest = {
    id: 'r1',
    version: 1,
    createdAt: at,
    updatedAt: '2026-11-23T09:05:00Z',
    projectId: 'p1',
    requestedBy: 'u1',
    agent: 'development',
    agentVersion: '1',
    input: {},
    priority: 0,
    state: 'running',
    progress: null,
    result: null,
    error: null,
    attempts: 1,
    cost: null,
    startedAt: at,
    finishedAt: null,
    question: null,
    approval: null,
    machine: null,
    waitsForMachine: false,
    deadlineAt: null,
    faults: [],
    replayOf: null,
    fromCheckpoint: null,
    groupId: null,
    callbackUrl: null,
    ...change,
  };
  const names = { agent: 'Development agent', client: 'Nordwind', project: 'Orders service' };
  const content = toRunContent({
    ...names,
    request,
    items,
    artifacts: [],
    rate: null,
    sentBefore: [],
    offer: undefined,
    asker: null,
    approvedBy: null,
  });
  assert.deepEqual(runHostMessageSchema.parse(content), content);
  return content;
}

const hunk = {
  id: 'h',
  line: 1,
  before: [],
  after: ['a\n'],
  contextBefore: [],
  contextAfter: [],
};
const review = {
  word: 'Verified',
  reasons: [],
  files: [{ path: 'a', isTestWeakened: false, parts: [], hunks: [hunk] }],
};
const question = (step: string, payload: unknown, id?: string) => ({
  step,
  title: 'Asks',
  text: '**Text**',
  payload,
  expiresAt: null,
  ...(id !== undefined && { id }),
});

describe('toRunContent', () => {
  it('has what would be published, and asks yes or no where it cannot be read', () => {
    const payload = {
      branch: 'vireo/1',
      base: 'main',
      title: 'Fix',
      body: '',
      pullRequest: true,
      files: ['a'],
      ...{ remote: { name: 'origin', url: 'https://github.com/a/b', host: 'github.com' } },
      tree: 'a'.repeat(40),
      parent: 'b'.repeat(40),
    };
    const of = (asked: unknown) =>
      contentOf({ state: 'waiting', question: question('publish', asked) }).question;

    const published = of(payload);
    assert.deepEqual(published?.kind === 'publish' && published.publish, payload);
    assert.equal(published?.title, 'Asks');
    assert.equal(of({ ...payload, tree: 'none' })?.kind, 'approve');
  });

  it('has the review of changes, and its verdict', () => {
    const payload = { accepted: ['h'], review, root: '/w' };
    const content = contentOf({ state: 'waiting', question: question('decide', payload, 'q7') });

    assert.equal(content.question?.kind, 'decide');
    assert.deepEqual(
      { key: content.question.key, verdict: content.verdict },
      { key: 'q7', verdict: 'Verified' },
    );
    assert.equal(content.restedAt, '2026-11-23T09:05:00Z');
  });

  it('has the text of a crew file to allow', () => {
    const payload = { path: '.vireo/agents/api.yaml', sha256: 'ab', text: 'version: 1' };
    const asked = contentOf({ question: question('allow-crew', payload) }).question;

    assert.ok(asked?.kind === 'allow-crew');
    assert.equal(asked.text, 'version: 1');
    assert.equal(contentOf({ question: question('allow-crew', {}) }).question?.kind, 'approve');
  });

  it('asks yes or no where the form is none that it knows, whichever agent asks', () => {
    const payload = { commands: ['npm test'], isolation: '' };

    for (const agent of ['development', 'devops'])
      assert.equal(contentOf({ agent, question: question('allow', payload) }).question?.kind, 'allow');
    for (const change of [
      { question: question('allow', { lines: [] }) },
      { question: question('insist', { accepted: [] }) },
    ])
      assert.deepEqual(contentOf(change).question, {
        kind: 'approve',
        key: change.question.step,
        title: 'Asks',
        text: '**Text**',
        expiresAt: null,
      });
  });

  it('reads the verdict of a report, of what was accepted before that of all', () => {
    const report = '# Changed 1 file\n\nOf what was accepted: **Unproven**\n- x\n\n**Verified**\n- y';

    assert.equal(contentOf({ state: 'done', result: report }).verdict, 'Unproven');
    assert.equal(contentOf({ state: 'done', result: 'It is **Verified** by me.' }).verdict, null);
  });

  it('cuts a long report, and says so', () => {
    const content = contentOf({ state: 'done', result: 'x'.repeat(20_001) });

    assert.deepEqual(
      { textCount: content.report?.text.length, isCut: content.report?.isCut },
      { textCount: 20_000, isCut: true },
    );
  });
});

describe('cutItem', () => {
  const tool = (input: string, text: string): RunItem => ({
    seq: 1,
    at,
    event: { type: 'tool', tool: 'read_file', input, outcome: 'done', text },
  });

  it('cuts long arguments and answers of tools, and nothing else', () => {
    const short = tool('{}', 'x'.repeat(2_000));
    assert.equal(cutItem(short), short);

    const cut = cutItem(tool('{}', 'x'.repeat(2_001)));
    assert.ok(cut.event.type === 'tool');
    assert.deepEqual(
      { isCut: cut.isCut, textCount: cut.event.text.length },
      { isCut: true, textCount: 2_000 },
    );
  });
});
