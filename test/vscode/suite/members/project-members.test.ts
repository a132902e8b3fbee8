/** *Members…* of a project: what is ticked is on record. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, createProject, targetOf, whenReady } from '../support/records.ts';

/** The editor's list, in which a person ticks these and presses Enter. */
function answeredPick(tick: (items: readonly vscode.QuickPickItem[]) => vscode.QuickPickItem[]) {
  const accepted: (() => void)[] = [];
  return {
    items: [] as readonly vscode.QuickPickItem[],
    selectedItems: [] as readonly vscode.QuickPickItem[],
    onDidChangeSelection: () => undefined,
    onDidHide: () => undefined,
    onDidAccept: (listener: () => void) => void accepted.push(listener),
    hide: () => undefined,
    show() {
      this.selectedItems = tick(this.items);
      for (const listener of accepted) listener();
    },
  };
}

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
    const shown: vscode.QuickPickItem[][] = [];
    Object.assign(vscode.window, {
      createQuickPick: () =>
        answeredPick((items) => {
          shown.push([...items]);
          return items.filter(
            ({ label, description }) => label === 'Ida Lund' && description?.startsWith('Lead'),
          );
        }),
    });
    await vscode.commands.executeCommand('vireo.pickProjectMembers', targetOf('project', projectId));

    const rowsOfIda = shown.flat().filter(({ label, description }) => label === 'Ida Lund' && description);
    assert.equal(rowsOfIda.length, 3);
    assert.deepEqual(
      (await members()).filter(({ userId }) => userId === personId).map(({ role }) => role),
      ['lead'],
    );
  });
});
