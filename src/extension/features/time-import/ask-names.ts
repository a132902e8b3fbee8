/** Whom or what a name in the file stands for here. */
import * as vscode from 'vscode';
import { loadAll } from '../../../api-client/load-all.ts';
import { offeredPeople } from '../../../domain/people/offered-people.ts';
import { joinFacts, tellPeopleApart } from '../../../pages/practice/told-apart.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import { type Answers, mapName, type SourceName } from './import-answers.ts';

interface TargetItem extends vscode.QuickPickItem {
  readonly target?: string | { readonly client: string; readonly project: string };
}

/** The answers with the name mapped; undefined when the user turned away. */
export async function askNames(
  services: Services,
  name: SourceName,
  answers: Answers,
): Promise<Answers | undefined> {
  const { t } = services;
  const make: TargetItem = { label: `$(add) ${t('A new one, as in the file')}` };
  const chosen = await vscode.window.showQuickPick([make, ...(await targetsOf(services, name))], {
    title: name.shown,
    placeHolder: t('What is it here?'),
    ignoreFocusOut: true,
    matchOnDescription: true,
  });
  if (chosen === undefined) return undefined;
  const target = chosen.target ?? (name.kind === 'people' ? 'new' : undefined);
  return mapName(answers, name, target);
}

async function targetsOf(services: Services, { kind }: SourceName): Promise<readonly TargetItem[]> {
  switch (kind) {
    case 'clients':
      return await listClients(services);
    case 'projects':
      return await listProjects(services);
    case 'tasks':
      return await listTasks(services);
    case 'people':
      return await listUsers(services);
  }
}

async function listClients({ records }: Services): Promise<readonly TargetItem[]> {
  const { clients } = await records.load();
  // The map knows names alone: two clients of one name are one row.
  const names = new Set([...clients.values()].map(({ name }) => name));
  return byLabel([...names].map((name) => ({ label: `$(organization) ${name}`, target: name })));
}

async function listProjects({ records }: Services): Promise<readonly TargetItem[]> {
  const { clients, projects } = await records.load();
  const items = [...projects.values()].map(({ name, clientId }) => {
    const client = clients.get(clientId)?.name ?? '';
    return { label: `$(project) ${name}`, description: client, target: { client, project: name } };
  });
  return byLabel(items);
}

async function listTasks({ backend }: Services): Promise<readonly TargetItem[]> {
  const items = await loadAll((cursor) =>
    backend.ask((api, options) => api.listTasks({ ...options, query: { limit: 500, ...cursor } })),
  );
  return byLabel([...new Set(items.map(({ name }) => name))].map((name) => ({ label: name, target: name })));
}

async function listUsers({ backend, t }: Services): Promise<readonly TargetItem[]> {
  const items = await loadAll((cursor) =>
    backend.ask((api, options) => api.listUsers({ ...options, query: { limit: 500, ...cursor } })),
  );
  const there = offeredPeople(items);
  const apart = tellPeopleApart(there, { t, locale: userLocale() });
  const people = there.map((one) => ({
    label: `$(person) ${one.name}`,
    description: joinFacts(one.email ?? '', apart.get(one)),
    target: one.email ?? one.name,
  }));
  return [{ label: `$(account) ${t('Me')}`, target: 'me' }, ...byLabel(people)];
}

function byLabel<Item extends TargetItem>(items: readonly Item[]): readonly Item[] {
  return [...items].sort((one, other) => one.label.localeCompare(other.label));
}
