/** Rows of open pull requests below a project; pure. */

import type { Translate } from '../../../../pages/words.ts';
import { noRecord, type Row } from '../../../platform/row.ts';
import type { PullRequest, Repository } from './github-client.ts';

/** A row that leads to GitHub. */
export interface AddressRow extends Row {
  readonly address: string;
}

export function findRepository(githubUrl: string | null): Repository | undefined {
  const parts = /^https:\/\/github\.com\/([\w.-]+)\/([\w.-]+)\/?$/.exec(githubUrl ?? '');
  const [, owner, name] = parts ?? [];
  return owner === undefined || name === undefined ? undefined : { owner, name };
}

export function buildPullRequestRows(
  projectId: string,
  pulls: readonly PullRequest[],
  t: Translate,
): readonly Row[] {
  if (pulls.length === 0) return [hintRow(projectId, t('No open pull requests'), 'git-pull-request')];
  return pulls.map(
    (pull): AddressRow => ({
      id: `project/${projectId}/pull/${pull.number}`,
      record: noRecord,
      label: `#${pull.number} ${pull.title}`,
      description: pull.draft ? `${pull.author} · ${t('draft')}` : pull.author,
      icon: pull.draft ? 'git-pull-request-draft' : 'git-pull-request',
      kind: 'pullRequest',
      address: pull.address,
      open: 'vireo.openOnGitHub',
    }),
  );
}

export function hintRow(projectId: string, sentence: string, icon: string): Row {
  return { id: `project/${projectId}/hint`, record: noRecord, label: sentence, icon, kind: 'hint' };
}

/** One sentence for the row that stands in place of the pull requests. */
export function describeGitHubFailure(error: unknown, t: Translate): string {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 401) return t('GitHub does not accept the sign-in of this editor any more.');
  if (status === 403 || status === 429) return t('GitHub refuses for now: try again later.');
  if (status === 404) return t('GitHub shows no such repository to this account.');
  return t('GitHub cannot be reached.');
}
