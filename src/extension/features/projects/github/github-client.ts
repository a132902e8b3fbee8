/**
 * Reads from GitHub; a bundle of its own, loaded when a project that is linked to GitHub is opened in the view.
 * Nothing here asks the user to sign in, and nothing is written.
 */
import { Octokit } from '@octokit/rest';

export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly author: string;
  readonly draft: boolean;
  readonly address: string;
  readonly updatedAt: string;
}

export interface Repository {
  readonly owner: string;
  readonly name: string;
}

export interface PullRequestQuery {
  readonly repository: Repository;
  readonly token: string;
  readonly agent: string;
  readonly signal: AbortSignal;
  /** Of the product's tests; GitHub's own when left out. */
  readonly baseUrl?: string;
}

const mostShown = 30;
const timeoutMs = 10_000;

/** Failures reach the user as a row, and the log through whoever asked; the library prints nothing. */
const silent = (): undefined => undefined;

/** Open pull requests, newest change first. */
export async function listPullRequests(query: PullRequestQuery): Promise<readonly PullRequest[]> {
  const { repository, token, agent, signal, baseUrl } = query;
  const github = new Octokit({
    auth: token,
    userAgent: agent,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    request: { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  const { data } = await github.rest.pulls.list({
    owner: repository.owner,
    repo: repository.name,
    state: 'open',
    sort: 'updated',
    direction: 'desc',
    per_page: mostShown,
  });
  return data.map(({ number, title, user, draft, html_url, updated_at }) => ({
    number,
    title,
    author: user?.login ?? '',
    draft: draft ?? false,
    address: html_url,
    updatedAt: updated_at,
  }));
}
