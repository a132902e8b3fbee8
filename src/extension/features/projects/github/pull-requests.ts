/**
 * Open pull requests of a linked project, when the user is signed in to GitHub in this editor anyway: never asked,
 * never in Restricted Mode, read when the project's row is opened and kept for some minutes.
 */
import * as vscode from 'vscode';
import type { Project } from '../../../../api-client/index.ts';
import { type Disposable, DisposableStore } from '../../../../pages/disposables.ts';
import { Emitter } from '../../../../pages/emitter.ts';
import { productOf } from '../../../platform/log.ts';
import type { Row } from '../../../platform/row.ts';
import type { Services } from '../../../platform/services.ts';
import { onDidChangeSetting, readSetting } from '../../../platform/settings.ts';
import { buildPullRequestRows, describeGitHubFailure, findRepository, hintRow } from './pull-request-rows.ts';

export interface PullRequests extends Disposable {
  /** Rows below a project: pull requests, or one row that says why there are none. */
  readonly load: (project: Project) => Promise<readonly Row[]>;
  readonly onDidChange: Emitter<void>['event'];
}

const keepMs = 5 * 60_000;
const provider = 'github';
/** Those that the editor's own GitHub features ask for come first: whoever uses them is signed in already. */
const scopeSets = [['repo', 'workflow', 'user:email', 'read:user'], ['repo']];

export function createPullRequests(services: Services): PullRequests {
  const { log } = services;
  const changed = new Emitter<void>();
  const cache = new Map<string, { readonly until: number; readonly rows: readonly Row[] }>();
  const end = new AbortController();
  const forget = () => {
    cache.clear();
    changed.fire();
  };
  const store = new DisposableStore((error) => log.error(String(error))).addAll(
    { dispose: () => end.abort() },
    vscode.authentication.onDidChangeSessions((event) => {
      if (event.provider.id === provider) forget();
    }),
    onDidChangeSetting('vireo.github.showPullRequests', forget),
  );
  const load = async (project: Project) => {
    const kept = cache.get(project.id);
    if (kept !== undefined && kept.until > services.clock.now()) return kept.rows;
    const rows = await readRows(services, project, end.signal);
    cache.set(project.id, { until: services.clock.now() + keepMs, rows });
    return rows;
  };
  return { load, onDidChange: changed.event, dispose: () => store.dispose() };
}

async function readRows(services: Services, project: Project, signal: AbortSignal): Promise<readonly Row[]> {
  const { t, log, context } = services;
  const repository = findRepository(project.githubUrl);
  if (repository === undefined || !readSetting('vireo.github.showPullRequests')) return [];
  if (!vscode.workspace.isTrusted) {
    return [hintRow(project.id, t('Pull requests are not shown in Restricted Mode.'), 'shield')];
  }
  const session = await findSession();
  if (session === undefined) {
    return [hintRow(project.id, t('Sign in to GitHub in this editor to see pull requests.'), 'github')];
  }
  try {
    const { listPullRequests } = await import('./github-client.ts');
    const agent = `vireo-vscode/${productOf(context).version}`;
    const pulls = await listPullRequests({ repository, token: session.accessToken, agent, signal });
    return buildPullRequestRows(project.id, pulls, t);
  } catch (error) {
    log.warn(`GitHub: ${error instanceof Error ? error.message : String(error)}`);
    return [hintRow(project.id, describeGitHubFailure(error, t), 'warning')];
  }
}

/** Silent: the user is never asked to sign in for this. */
async function findSession(): Promise<vscode.AuthenticationSession | undefined> {
  for (const scopes of scopeSets) {
    const session = await vscode.authentication.getSession(provider, scopes, { silent: true }).then(
      (found) => found,
      // No such provider in this editor: the same as not being signed in.
      () => undefined,
    );
    if (session !== undefined) return session;
  }
  return undefined;
}
