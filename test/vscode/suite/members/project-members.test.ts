/** *Members…* of a project, in the editor's own list. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, createProject, targetOf, waitFor, whenReady } from '../support/records.ts';

describe('members of a project in the editor', () => {
  const { createQuickPick } = vscode.window;
  let personId: string;

  before(async () => {
    await whenReady();
    const person = { name: 'Ida Lund', role: 'user' };
    personId = (await ask<{ id: string }>('POST', '/users', person)).id;
  });
  after(async () => {
    Object.assign(vscode.window, { createQuickPick });
    await ask('POST', `/users/${personId}/deactivate`);
  });

  it('are ticked once a person, and saved with Enter', async () => {
    const projectId = await createProject('Shared');
    const members = async () =>
      (
        await ask<{ items: readonly { userId: string; role: string }[] }>(
          'GET',
          `/projects/${projectId}/members`,
        )
      ).items;
    let list: vscode.QuickPick<vscode.QuickPickItem> | undefined;
    Object.assign(vscode.window, {
      createQuickPick: () => {
        list = createQuickPick();
        return list;
      },
    });
    const picking = vscode.commands.executeCommand(
      'vireo.pickProjectMembers',
      targetOf('project', projectId),
    );
    const shown = await waitFor('the list', () => (list?.items.length ? list : undefined));
    const rowsOfIda = shown.items.filter(({ label, description }) => label === 'Ida Lund' && description);
    assert.equal(rowsOfIda.length, 3);

    shown.selectedItems = [...shown.selectedItems, ...rowsOfIda.slice(0, 1)];
    await waitFor('the members are saved', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (await members()).some(({ userId }) => userId === personId) ? true : undefined;
    });
    await picking;

    assert.deepEqual(
      (await members()).filter(({ userId }) => userId === personId).map(({ role }) => role),
      ['lead'],
    );
  });
});
