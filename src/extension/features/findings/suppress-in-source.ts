/**
 * Suppresses a finding of the engine: by a comment in the code where that works, else by an entry in `.vireo.yml`. The
 * language server knows which, asks for the reason and writes.
 */
import * as vscode from 'vscode';
import type { Explanation } from '../../../contract/explanation.ts';
import { type FindingAddress, serverCommands } from '../../../contract/lsp-messages.ts';
import type { Translate } from '../../../pages/words.ts';

type Asked = NonNullable<Explanation['finding']>;

/** `finding` as the server just sent it; its document is open. */
export async function suppressInSource(
  t: Translate,
  { place: { uri }, fingerprint, canSuppress, canIgnore, setAside }: Asked,
): Promise<void> {
  const address: FindingAddress = { uri, fingerprint };
  // The server reports a finding that no longer exists or is suppressed already.
  if (canSuppress || setAside !== undefined) return await run(serverCommands.suppress, address);
  if (!canIgnore) return tellImpossible(t);
  const command = await pickScope(t);
  if (command !== undefined) await run(command, address);
}

async function run(command: string, address: FindingAddress): Promise<void> {
  await vscode.commands.executeCommand(command, address);
}

async function pickScope(t: Translate): Promise<string | undefined> {
  const items = [
    {
      label: t('In this file'),
      detail: t('Adds the rule, this file and your reason to .vireo.yml.'),
      command: serverCommands.suppressInFile,
    },
    {
      label: t('In the whole workspace'),
      detail: t('Adds the rule and your reason to .vireo.yml: it reports nothing any more.'),
      command: serverCommands.suppressInWorkspace,
    },
  ];
  const placeHolder = t('A comment isn’t possible here. Where does .vireo.yml suppress the finding?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.command;
}

function tellImpossible(t: Translate): void {
  vscode.window.showInformationMessage(
    t('A comment isn’t possible here, and no folder of the file can have a .vireo.yml.'),
  );
}
