import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type LoggedCommit,
  pageOwnCommits,
  toCommits,
  toOwnCommits,
  withoutCredentials,
} from './git-facts.ts';

describe('withoutCredentials', () => {
  it('drops user, password, query and fragment', () => {
    assert.equal(
      withoutCredentials('https://max:ghp_secret@github.com/acme/api.git?x=secret#secret'),
      'https://github.com/acme/api.git',
    );
    assert.equal(withoutCredentials('git@github.com:acme/api.git'), 'github.com:acme/api.git');
  });

  it('keeps no address of this machine and nothing that is none', () => {
    assert.equal(withoutCredentials('file:///home/max/api'), null);
    assert.equal(withoutCredentials('/home/max/api'), null);
    assert.equal(withoutCredentials(undefined), null);
  });

  it('never lets a password through, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9._~%-]{8,20}$/), (secret) => {
        const seen = withoutCredentials(`https://user:${encodeURIComponent(secret)}@host.example/repo.git`);
        assert.equal(seen, 'https://host.example/repo.git');
      }),
    );
  });
});

describe('toCommits', () => {
  it('orders by time and keeps the subject alone', () => {
    const commits = toCommits([
      { hash: 'b', message: 'Second\n\nbody', at: new Date('2026-11-20T10:00:00Z') },
      { hash: 'a', message: 'First', at: new Date('2026-11-20T09:00:00Z') },
      { hash: 'x', message: 'Undated', at: undefined },
    ]);

    assert.deepEqual(
      commits.map(({ hash, subject }) => [hash, subject]),
      [
        ['a', 'First'],
        ['b', 'Second'],
      ],
    );
  });
});

describe('toOwnCommits', () => {
  const commit = (hash: string, at: string, authorEmail = 'max@example.com'): LoggedCommit => ({
    hash,
    message: hash,
    commitDate: new Date(at),
    authorEmail,
  });
  const log = [
    commit('later', '2026-11-20T12:00:00Z'),
    commit('theirs', '2026-11-20T10:30:00Z', 'mara@example.com'),
    commit('mine', '2026-11-20T10:00:00Z'),
    commit('before', '2026-11-19T10:00:00Z'),
    { hash: 'undated', message: 'undated', authorEmail: 'max@example.com' },
  ];
  const fromMs = Date.parse('2026-11-20T10:00:00.400Z');
  const hashes = (commits: ReturnType<typeof toOwnCommits>) => commits.map(({ hash }) => hash);

  it('leaves out what others made, and what was made before, though it was pulled since', () => {
    assert.deepEqual(hashes(toOwnCommits(log, { email: 'max@example.com', fromMs })), ['mine', 'later']);
  });

  it('knows the same commits after a rebase, which changes hash and date of the commit', () => {
    const at = (time: string) => new Date(`2026-11-20T${time}Z`);
    const written = [
      { hash: 'b1', message: 'Add login', authorDate: at('10:00:00'), commitDate: at('10:00:00') },
      { hash: 'a1', message: 'Of yesterday', authorDate: at('08:00:00'), commitDate: at('08:00:00') },
    ];
    const rebased = written.map((each) => ({ ...each, hash: `${each.hash}'`, commitDate: at('11:00:00') }));
    const own = (commits: readonly LoggedCommit[]) =>
      toOwnCommits(commits, { email: '', fromMs }).map(({ subject, at: time }) => [subject, time]);

    assert.deepEqual(own(rebased), [['Add login', '2026-11-20T10:00:00.000Z']]);
    assert.deepEqual(own(rebased), own(written));
  });

  it('ends with the span, and takes everybody where git does not know the user', () => {
    const toMs = Date.parse('2026-11-20T11:00:00Z');

    assert.deepEqual(hashes(toOwnCommits(log, { email: '', fromMs, toMs })), ['mine', 'theirs']);
  });
});

describe('pageOwnCommits', () => {
  const minute = 60_000;
  const newest = Date.parse('2026-11-20T12:00:00Z');
  /** A commit a minute, every hundredth of them the user's own. */
  const log = Array.from({ length: 30_000 }, (_, index): LoggedCommit => {
    const commitDate = new Date(newest - index * minute);
    return { hash: `${index}`, message: 'm', commitDate, authorEmail: index % 100 === 0 ? 'max' : 'mara' };
  });
  const ask = async (daysAgo: number, commits: readonly LoggedCommit[] = log) => {
    const pages: number[] = [];
    const toMs = newest - daysAgo * 24 * 60 * minute;
    const read = async ({ maxEntries, skip }: { maxEntries: number; skip: number }) => {
      pages.push(skip);
      return commits.slice(skip, skip + maxEntries);
    };
    const own = await pageOwnCommits(read, { email: 'max', fromMs: toMs - 24 * 60 * minute, toMs });
    return { ...own, hashes: own.commits.map(({ hash }) => Number(hash)), pages };
  };

  it('reads on in a busy repository until it is at the day, and no further', async () => {
    const { hashes, pages, cutAt } = await ask(6);

    assert.deepEqual(
      { firstHashes: hashes[0], hashes: hashes.at(-1), hashesCount: hashes.length },
      { firstHashes: 10_000, hashes: 8_700, hashesCount: 14 },
    );
    assert.deepEqual({ pages, cutAt }, { pages: [0, 500, 1500, 3500, 7500], cutAt: undefined });
    assert.deepEqual((await ask(0)).pages, [0, 500]);
  });

  it('says how far it came where the day is further away than it reads', async () => {
    const { hashes, cutAt } = await ask(15);

    assert.deepEqual({ hashes, cutAt }, { hashes: [], cutAt: 15_500 });
  });

  it('ends with the first commit that there is', async () => {
    const { hashes, cutAt, pages } = await ask(0, log.slice(0, 500));

    assert.deepEqual(
      { hashesCount: hashes.length, cutAt, pages },
      { hashesCount: 5, cutAt: undefined, pages: [0, 500] },
    );
  });

  it('takes no single commit of a wrong clock for the end', async () => {
    const old = { hash: 'old', message: 'm', commitDate: new Date(0), authorEmail: 'mara' };

    assert.equal((await ask(6, log.with(499, old))).hashes.length, 14);
  });
});
