import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ActProposal } from '../../../api-client/index.ts';
import { inEnglish } from '../../../pages/words.ts';
import { listActRows, listProposalRows } from './proposal-rows.ts';

const proposal = (more: Partial<ActProposal> = {}): ActProposal => ({
  id: 'p1',
  version: 1,
  tool: 'start_timer',
  state: 'waiting',
  title: 'Start timer, Checkout',
  action: 'Start',
  changes: [{ label: 'Running', before: 'Mobile', after: 'Checkout' }],
  links: [],
  canUndo: false,
  asker: { kind: 'mcp', name: 'Claude Code' },
  createdAt: '2026-11-19T14:00:00Z',
  ...more,
});
const words = { now: Date.parse('2026-11-19T14:05:00Z'), locale: 'en', t: inEnglish };
const actsOf = (more: Partial<ActProposal>) =>
  listActRows(proposal(more), inEnglish).flatMap(({ act }) => act ?? []);

describe('the list of proposals', () => {
  it('has those that wait first, with who asked, when, and what would change', () => {
    const waiting = proposal();
    const applied = proposal({ state: 'applied', changes: [] });
    const rows = listProposalRows({ waiting: [waiting], failed: [], applied: [applied] }, words);

    assert.deepEqual(rows, [
      { label: 'Waits for you' },
      {
        label: '$(circle-outline) Start timer, Checkout',
        description: 'Claude Code, 5 minutes ago',
        detail: 'Running: Mobile → Checkout',
        proposal: waiting,
      },
      { label: 'Done' },
      {
        label: '$(check) Start timer, Checkout',
        description: 'Claude Code, 5 minutes ago',
        proposal: applied,
      },
    ]);
    assert.deepEqual(listProposalRows({ waiting: [], failed: [], applied: [] }, words), []);
  });

  it('says why something was not done', () => {
    const failed = proposal({ state: 'failed', failure: 'The project is archived.', changes: [] });
    const [, row] = listProposalRows({ waiting: [], failed: [failed], applied: [] }, words);

    assert.equal(row?.detail, 'The project is archived.');
  });

  it('draws no icon that a client names', () => {
    const [, row] = listProposalRows(
      {
        waiting: [proposal({ title: '$(check) done', asker: { kind: 'mcp', name: '$(check)' } })],
        failed: [],
        applied: [],
      },
      words,
    );

    assert.equal(row?.label, '$(circle-outline) $ (check) done');
    assert.match(row?.description ?? '', /^\$ \(check\), /);
  });
});

describe('what can be done with a proposal', () => {
  it('is by its state and who asked', () => {
    assert.deepEqual(actsOf({}), ['apply', 'discard', 'allow']);
    assert.deepEqual(actsOf({ state: 'failed' }), ['apply', 'discard', 'allow']);
    assert.deepEqual(actsOf({ asker: { kind: 'mcp' } }), ['apply', 'discard']);
    assert.deepEqual(actsOf({ asker: { kind: 'model', name: 'x' } }), ['apply', 'discard']);
    assert.deepEqual(actsOf({ state: 'applied', canUndo: true }), ['undo']);
    assert.deepEqual(actsOf({ state: 'applied' }), []);
  });

  it('stands above each of its changes and what is said beside', () => {
    assert.deepEqual(listActRows(proposal({ state: 'applied', note: 'Nothing is sent' }), inEnglish), [
      { label: 'Running', description: 'Mobile → Checkout' },
      { label: 'Nothing is sent' },
    ]);
  });
});
