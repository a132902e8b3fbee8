/** Assignee and discussion of a finding. */
import * as vscode from 'vscode';
import { loadAll } from '../../../api-client/load-all.ts';
import { offeredPeople } from '../../../domain/people/offered-people.ts';
import type { ShownRecord } from '../../../pages/findings/listed-finding.ts';
import { formatAgo } from '../../platform/ago.ts';
import { userLocale } from '../../platform/l10n.ts';
import { loadPeople, type People } from '../../platform/practice/people.ts';
import type { Services } from '../../platform/services.ts';
import { type ActionPorts, changeRecord, listedOf, loadSeen, recordIdsOf } from './finding-actions.ts';

/** The user of this window. */
export async function loadOwnId({ backend }: Services): Promise<string> {
  return (await backend.ask((api, options) => api.getMe(options))).id;
}

/** One person, or nobody, for all that are selected. */
export async function assignFindings(ports: ActionPorts, targets: readonly unknown[]): Promise<void> {
  const { services } = ports;
  const { t, backend } = services;
  const seen = await loadSeen(ports, targets);
  if (seen.length === 0) return;
  const [people, own] = await Promise.all([loadPeople(services), loadOwnId(services)]);
  const now = listedOf(ports, targets[0])?.assignee ?? null;
  const items = offeredPeople([...people.values()], [now])
    .sort(
      (one, other) => Number(other.id === own) - Number(one.id === own) || one.name.localeCompare(other.name),
    )
    .map(({ id, name, email }) => ({
      label: id === own ? t('{0} (me)', name) : name,
      description: [email, id === now ? t('now') : undefined].filter(Boolean).join(' · '),
      assignee: id as string | null,
    }));
  const nobody = { label: t('Nobody'), description: '', assignee: null };
  const chosen = await vscode.window.showQuickPick([...items, nobody], { placeHolder: t('Who fixes it?') });
  if (chosen === undefined) return;
  const body = { assignee: chosen.assignee };
  for (const record of seen) {
    const path = { id: record.id };
    const conflict = await changeRecord(ports, record, (headers) =>
      backend.ask((api, options) => api.assignFinding({ ...options, path, body, headers })),
    );
    if (conflict !== undefined) tellAssigned(services, people, conflict);
  }
}

function tellAssigned(services: Services, people: People, conflict: ShownRecord): void {
  const { t } = services;
  const name = people.get(conflict.assignee ?? '')?.name ?? t('Nobody');
  vscode.window.showWarningMessage(
    t('Someone else changed this finding; it is assigned to {0}. Nothing was changed.', name),
  );
}

const longestComment = 4_000;

/** What was said so far stands below the box; what is typed is added to it. */
export async function commentFinding(ports: ActionPorts, target: unknown): Promise<void> {
  const { services } = ports;
  const [id] = recordIdsOf(ports, target);
  if (id === undefined) return;
  const text = await askComment(services, {
    title: listedOf(ports, target)?.shown.rule ?? '',
    said: await loadComments(services, id),
  });
  if (text === undefined) return;
  await services.backend.ask((api, options) =>
    api.createFindingComment({ ...options, path: { id }, body: { id: api.newId(), text } }),
  );
}

async function loadComments(services: Services, id: string): Promise<readonly vscode.QuickPickItem[]> {
  const { backend, clock, t } = services;
  const [comments, people] = await Promise.all([
    loadAll((cursor) =>
      backend.ask((api, options) =>
        api.listFindingComments({ ...options, path: { id }, query: { limit: 200, ...cursor } }),
      ),
    ),
    loadPeople(services),
  ]);
  return comments.map(({ author, createdAt, text }) => ({
    label: people.get(author)?.name ?? t('Someone'),
    description: formatAgo(createdAt, clock.now(), userLocale()),
    detail: text,
    alwaysShow: true,
  }));
}

interface Asked {
  readonly title: string;
  readonly said: readonly vscode.QuickPickItem[];
}

function askComment({ t }: Services, { title, said }: Asked): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick();
  pick.title = title;
  pick.placeholder = said.length === 0 ? t('A comment') : t('Add a comment; earlier ones are below');
  pick.items = said;
  return new Promise((resolve) => {
    pick.onDidChangeValue((value) => {
      const label = t('Add this comment');
      const add = { label: `$(comment) ${label}`, detail: value, alwaysShow: true };
      pick.items = value.trim() === '' ? said : [add, ...said];
    });
    pick.onDidAccept(() => {
      const text = pick.value.trim().slice(0, longestComment);
      if (text === '') {
        pick.placeholder = t('Nothing was written yet: type a comment, or press Escape');
        return;
      }
      resolve(text);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
