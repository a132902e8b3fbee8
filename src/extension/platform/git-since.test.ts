import assert from 'node:assert/strict';
import type { LoggedCommit } from './git-facts.ts';
import { type AskedRepository, type BegunEntry, type FindSure, findGitSince } from './git-since.ts';

const hash = (letter: string) => letter.repeat(40);
const begunAt = '2026-11-20T10:00:00.000Z';
const place = { remote: 'github.com:acme/api.git', branch: 'feature/login', head: hash('a') };

const commit = (message: string, minute: number, more: Partial<LoggedCommit> = {}): LoggedCommit => ({
  hash: message,
  message,
  authorDate: new Date(Date.parse(begunAt) + minute * 60_000),
  authorEmail: 'mara@example.com',
  ...more,
});

interface Told {
  readonly url?: string;
  /** What is out; none when the head is detached. */
  readonly out?: string;
  readonly commits?: readonly string[];
  readonly branches?: Readonly<Record<string, readonly LoggedCommit[]>>;
}

/** Answers as git does: it fails for a branch and a commit that are not there. */
function repositoryWith({ url, out, commits = [hash('a')], branches = {} }: Told): AskedRepository {
  const asked = async (ref: string) => {
    if (!commits.includes(ref)) throw new Error(`bad object ${ref}`);
    return {};
  };
  return {
    state: {
      HEAD: { ...(out !== undefined && { name: out }), commit: hash('c') },
      remotes: url === undefined ? [] : [{ name: 'origin', fetchUrl: url }],
    },
    getCommit: asked,
    getConfig: async () => 'mara@example.com',
    async log({ range = 'HEAD' }) {
      const [tip = '', after] = range.split('..').toReversed();
      if (after !== undefined) await asked(after);
      const branch = tip === 'HEAD' ? out : tip.replace(/^refs\/heads\//, '');
      const found = branches[branch ?? 'HEAD'];
      if (found === undefined) throw new Error(`unknown revision ${tip}`);
      return found;
    },
  };
}

const nobody: FindSure = () => undefined;

async function subjectsOf(
  told: readonly Told[],
  git: BegunEntry['git'] = { ...place, commits: [] },
  findSure = nobody,
): Promise<readonly string[] | null> {
  const open = told.map((each) => ({ folder: '/home/mara/api', repository: repositoryWith(each) }));
  const found = await findGitSince(open, { projectId: 'api', startedAt: begunAt, git }, findSure);
  return found?.commits.map(({ subject }) => subject) ?? null;
}

describe('the commits of an entry', () => {
  const url = 'https://github.com/acme/api.git';
  const branches = {
    'feature/login': [commit('On the branch', 5), commit('Before', -5)],
    main: [commit('On main', 9), commit('Of a colleague', 8, { authorEmail: 'jo@example.com' })],
  };

  it('are those of the branch that it was begun on, and of the one that is out', async () => {
    assert.deepEqual(await subjectsOf([{ url, out: 'main', branches }]), ['On the branch', 'On main']);
  });

  it('are those of the first alone where what is out is of another project', async () => {
    const findSure: FindSure = ({ branch }) => (branch === 'main' ? 'portal' : undefined);

    assert.deepEqual(await subjectsOf([{ url, out: 'main', branches }], undefined, findSure), [
      'On the branch',
    ]);
  });

  it('are none where all of it is of another project', async () => {
    assert.equal(await subjectsOf([{ url, out: 'main', branches }], undefined, () => 'portal'), null);
  });

  it('are what is out where the branch is gone, and the head of the start, too', async () => {
    const { main } = branches;

    assert.deepEqual(await subjectsOf([{ url, out: 'main', commits: [], branches: { main } }]), ['On main']);
  });

  it('count once what a rebase made anew on another branch', async () => {
    const rebased = { ...branches, main: [commit('On the branch', 5, { hash: 'new' })] };

    assert.deepEqual(await subjectsOf([{ url, out: 'main', branches: rebased }]), ['On the branch']);
  });

  it('are never those of another repository, in whichever window it is stopped', async () => {
    const other = { url: 'https://github.com/other/secret.git', out: 'main', branches };

    assert.equal(await subjectsOf([other]), null);
    assert.deepEqual(await subjectsOf([other, { url, out: 'feature/login', branches }]), ['On the branch']);
  });

  it('know a repository without an address by the commit of the start', async () => {
    const git = { ...place, remote: null, commits: [] };
    const [other, own] = [
      { out: 'main', branches, commits: [] },
      { out: 'feature/login', branches },
    ];

    assert.equal(await subjectsOf([other], git), null);
    assert.deepEqual(await subjectsOf([other, own], git), ['On the branch']);
    assert.equal(await subjectsOf([own], { ...git, head: '--output=x' }), null);
  });

  it('are, where it was begun without git, those of a place that surely is of its project', async () => {
    const open = [{ url, out: 'main', branches }];

    assert.equal(await subjectsOf(open, null), null);
    assert.equal(await subjectsOf(open, null, () => 'portal'), null);
    assert.deepEqual(await subjectsOf(open, null, () => 'api'), ['On main']);
  });
});
