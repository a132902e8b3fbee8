import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const extensionId = 'vireo.vireo';

describe('activation', () => {
  it('activates the extension', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, `${extensionId} is not known to the editor`);

    await extension.activate();

    assert.equal(extension.isActive, true);
  });

  it('registers every command that the manifest promises', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension);
    await extension.activate();
    const promised: { command: string }[] = extension.packageJSON.contributes.commands;

    const registered = new Set(await vscode.commands.getCommands(true));

    assert.deepEqual(
      promised.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });
});
