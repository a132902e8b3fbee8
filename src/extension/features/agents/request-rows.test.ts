import assert from 'node:assert/strict';
import type { AgentRequestSummary } from '../../../api-client/index.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import { buildRequestRows, type LiveStep, type RequestRowPorts } from './request-rows.ts';

function request(
  id: string,
  state: AgentRequestSummary['state'],
  change: Partial<AgentRequestSummary> = {},
): AgentRequestSummary {
  const at = '2026-11-20T09:00:00Z';
  return {
    id,
    version: 1,
    createdAt: at,
    updatedAt: at,
    projectId: 'p1',
    requestedBy: 'u1',
    agent: 'security',
    agentVersion: '1',
    input: {},
    priority: 0,
    state,
    progress: null,
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
}

function rowsOf(
  requests: readonly AgentRequestSummary[],
  live: ReadonlyMap<string, LiveStep> = new Map(),
  offers: RequestRowPorts['offers'] = new Map(),
) {
  return buildRequestRows(requests, {
    t,
    live,
    offers,
    projectName: () => 'Orders service',
    agentTitle: () => 'Security agent',
    formatAgo: () => '2 minutes ago',
  });
}

describe('buildRequestRows', () => {
  it('shows running before queued before what has ended, newest first', () => {
    const rows = rowsOf([
      request('old', 'done'),
      request('new', 'cancelled', { createdAt: '2026-11-20T10:00:00Z' }),
      request('next', 'queued'),
      request('now', 'running'),
    ]);

    assert.deepEqual(
      rows.map(({ record }) => record.ids[0]),
      ['now', 'next', 'new', 'old'],
    );
  });

  it('shows what waits for the user first, with what it asks', () => {
    const question = { step: 'approve', title: 'Apply 3 changes?', text: '', payload: {}, expiresAt: null };
    const rows = rowsOf([request('now', 'running'), request('asks', 'waiting', { question })]);

    assert.deepEqual(
      { rows: rows.map(({ record }) => record.ids[0]), description: rows[0]?.description },
      { rows: ['asks', 'now'], description: 'waits for you: Apply 3 changes? · Orders service' },
    );
  });

  it('shows the live step rather than the one on record', () => {
    const running = request('r', 'running', { progress: { step: 'Reading', fraction: 0.1 } });

    assert.equal(rowsOf([running])[0]?.description, '10 % · Reading · Orders service');
    assert.equal(
      rowsOf([running], new Map([['r', { step: 'src/db.ts', fraction: 0.579 }]]))[0]?.description,
      '57 % · src/db.ts · Orders service',
    );
  });

  it('says why a run failed', () => {
    const failed = request('r', 'failed', {
      error: { code: 'folder_missing', message: 'The folder is gone.' },
    });

    assert.equal(rowsOf([failed])[0]?.description, 'failed · Orders service · The folder is gone.');
  });

  it('says how many findings have a fix, and its menu goes by what it offers', () => {
    const fixes = { count: 3, rules: [], paths: [], updates: 'none' as const };
    const time = { entryId: 'e', startedAt: '', endedAt: '', seconds: 90, note: '' };
    const offers = new Map([
      ['s', { fixes, time: null }],
      ['d', { fixes: null, time }],
    ]);
    const rows = rowsOf(
      [request('s', 'done'), request('d', 'done'), request('n', 'done')],
      new Map(),
      offers,
    );

    assert.deepEqual(
      rows.map(({ kind }) => kind),
      ['request.done.fixes', 'request.done.time', 'request.done'],
    );
    assert.match(rows[0]?.description ?? '', /3 findings have a fix$/);
  });

  it('opens its page, whatever the state', () => {
    for (const state of ['queued', 'running', 'waiting', 'done', 'failed', 'cancelled'] as const)
      assert.equal(rowsOf([request('r', state)])[0]?.open, 'vireo.openRequest');
  });
});
