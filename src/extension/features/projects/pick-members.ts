/** *Members…* of a project: one list of people and roles, in which Enter saves what is ticked. */
import * as vscode from 'vscode';
import { loadPeople } from '../../platform/practice/people.ts';
import type { Services } from '../../platform/services.ts';
import {
  changesOf,
  keepOneRole,
  listChoices,
  type MemberChoice,
  type MemberRole,
  type Membership,
} from './member-choices.ts';
import type { ProjectAct } from './project-actions.ts';

interface RoleItem extends vscode.QuickPickItem {
  readonly userId: string;
  readonly role: MemberRole;
}

export const pickMembers: ProjectAct = async (services, { id, name }) => {
  const { backend, t } = services;
  const [people, { items: members }] = await Promise.all([
    loadPeople(services),
    backend.ask((api, options) => api.listProjectMembers({ ...options, path: { id } })),
  ]);
  const choices = listChoices([...people.values()], members);
  if (new Set(choices.map(({ userId }) => userId)).size <= 1) {
    vscode.window.showInformationMessage(
      t('You work alone here, so every project is yours. People join on a server.'),
    );
    return;
  }
  const picked = await askMembers(services, t('Members of {0}', name), choices);
  if (picked !== undefined) await save(services, id, { members, picked });
};

interface Saved {
  readonly members: readonly Membership[];
  readonly picked: readonly Membership[];
}

async function save({ backend }: Services, id: string, { members, picked }: Saved): Promise<void> {
  const { put, ended } = changesOf(members, picked);
  for (const { userId, role } of put)
    await backend.ask((api, options) =>
      api.putProjectMember({ ...options, path: { id, userId }, body: { role } }),
    );
  for (const userId of ended)
    await backend.ask((api, options) => api.deleteProjectMember({ ...options, path: { id, userId } }));
}

function describeRole(role: MemberRole, t: Services['t']): string {
  switch (role) {
    case 'lead':
      return t('Lead: sees all time of the project, and says who its members are');
    case 'member':
      return t('Member: works in it, on their own time');
    case 'viewer':
      return t('Viewer: looks, and changes nothing');
  }
}

function toItems(choices: readonly MemberChoice[], t: Services['t']): (RoleItem | vscode.QuickPickItem)[] {
  return choices.flatMap(({ userId, name, role }, index) => {
    const item: RoleItem = { label: name, description: describeRole(role, t), userId, role };
    const isFirst = choices[index - 1]?.userId !== userId;
    return isFirst ? [{ label: name, kind: vscode.QuickPickItemKind.Separator }, item] : [item];
  });
}

const isRole = (item: vscode.QuickPickItem): item is RoleItem => 'userId' in item;

/** Undefined when the user turned away. */
function askMembers(
  { t }: Services,
  title: string,
  choices: readonly MemberChoice[],
): Promise<readonly RoleItem[] | undefined> {
  const pick = vscode.window.createQuickPick<RoleItem | vscode.QuickPickItem>();
  const items = toItems(choices, t);
  let ticked = items
    .filter(isRole)
    .filter(({ userId, role }) =>
      choices.some((choice) => choice.picked && choice.userId === userId && choice.role === role),
    );
  Object.assign(pick, { title, items, canSelectMany: true, ignoreFocusOut: true, matchOnDescription: true });
  pick.selectedItems = ticked;
  pick.placeholder = t('One role a person. Nothing ticked: not a member.');
  return new Promise((resolve) => {
    pick.onDidChangeSelection((selected) => {
      const chosen = selected.filter(isRole);
      const kept = keepOneRole(ticked, chosen);
      ticked = kept;
      if (kept.length < chosen.length) pick.selectedItems = kept;
    });
    pick.onDidAccept(() => {
      resolve(keepOneRole(ticked, pick.selectedItems.filter(isRole)));
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
