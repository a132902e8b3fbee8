import assert from 'node:assert/strict';
import type { TimeProposal } from '../../api-client/index.ts';
import { type SeenCommit, toGitFacts } from './evidence-git.ts';

const at = (time: string) => `2026-11-19T${time}:00.000Z`;

function evidence(
  kind: 'activity' | 'commit' | 'event',
  text: string,
  [from, to]: readonly [string, string],
  projectId: string | null = null,
): TimeProposal['evidence'][number] {
  return { kind, key: `${kind}:${text}`, from: at(from), to: at(to), text, projectId };
}

const commit = (
  subject: string,
  time: string,
  projectId: string | null = null,
): TimeProposal['evidence'][number] => evidence('commit', subject, [time, time], projectId);

const gitOf = (own: TimeProposal['evidence'], log: readonly SeenCommit[], projectId = 'any') =>
  toGitFacts({ projectId, evidence: own }, log);

const seen = (hash: string, subject: string, time: string, remote: string | null = 'api'): SeenCommit => ({
  hash,
  subject,
  at: at(time),
  remote,
});

describe('git of an entry that is made of evidence', () => {
  it('is the commits of the evidence with their hashes, and the branch that was worked on', () => {
    const log = [seen('a', 'Add login', '09:30'), seen('b', 'Fix', '09:50'), seen('c', 'Fix', '11:00')];

    const facts = gitOf(
      [
        evidence('activity', 'login', ['09:00', '10:00']),
        commit('Add login', '09:30'),
        commit('Fix', '09:50'),
      ],
      log,
    );

    assert.deepEqual(facts, {
      remote: 'api',
      branch: 'login',
      head: null,
      commits: [
        { hash: 'a', subject: 'Add login', at: at('09:30') },
        { hash: 'b', subject: 'Fix', at: at('09:50') },
      ],
    });
  });

  it('names the branch of the most work, and each commit once', () => {
    const facts = gitOf(
      [
        evidence('activity', 'main', ['09:00', '09:20']),
        evidence('activity', 'login', ['09:20', '10:00']),
        evidence('activity', '', ['10:00', '12:00']),
        commit('Fix', '09:50'),
      ],
      [seen('a', 'Fix', '09:50'), seen('rebased', 'Fix', '09:50')],
    );

    assert.deepEqual(
      { branch: facts?.branch, commits: facts?.commits.map(({ hash }) => hash) },
      { branch: 'login', commits: ['rebased'] },
    );
  });

  it('names no repository where the commits are of several', () => {
    const facts = gitOf(
      [commit('Fix', '09:50'), commit('Web', '09:55')],
      [seen('a', 'Fix', '09:50', 'api'), seen('b', 'Web', '09:55', 'web')],
    );

    assert.deepEqual(
      { remote: facts?.remote, branch: facts?.branch, commitsCount: facts?.commits.length },
      { remote: null, branch: null, commitsCount: 2 },
    );
  });

  it('is, where several projects were worked on, what is of its own alone', () => {
    const both = [
      evidence('activity', 'secret', ['09:00', '10:00'], 'other'),
      evidence('activity', 'login', ['09:10', '10:00'], 'api'),
      commit('Add login', '09:30', 'api'),
      commit('Of another client', '09:40', 'other'),
      commit('Of whom?', '09:50'),
    ];
    const log = [
      seen('a', 'Add login', '09:30'),
      seen('b', 'Of another client', '09:40'),
      seen('c', 'Of whom?', '09:50'),
    ];
    const hashes = (projectId: string) => gitOf(both, log, projectId)?.commits.map(({ hash }) => hash);

    assert.deepEqual([gitOf(both, log, 'api')?.branch, hashes('api')], ['login', ['a', 'c']]);
    assert.deepEqual(hashes('a third'), ['a', 'b', 'c']);
  });

  it('is none where git has no part in it', () => {
    const log = [seen('a', 'Planning', '09:00')];

    assert.equal(gitOf([evidence('event', 'Planning', ['09:00', '10:00'])], log), null);
    assert.equal(gitOf([evidence('activity', '', ['09:00', '10:00'])], log), null);
  });
});
