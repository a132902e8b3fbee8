/** What's new, shown once after an update. */
import { productVersion } from '../../../contract/version.ts';
import type { Services } from '../../platform/services.ts';
import { seenVersionKey } from './seen-version.ts';

export interface UpdateNotes {
  readonly version: string;
  /** Shows a message with one action; true when the user chose it. */
  readonly ask: (message: string, action: string) => Promise<boolean>;
  readonly openChangelog: () => Promise<unknown>;
}

/** A first install and an older version, put back by hand, are no updates. */
export function isUpdate(seen: string | undefined, version: string): boolean {
  return seen !== undefined && seen.localeCompare(version, 'en', { numeric: true }) < 0;
}

/** Remembers the version before it shows anything, so that no second window shows it again. */
export async function showUpdateNotes(
  { context, t }: Pick<Services, 'context' | 't'>,
  { version, ask, openChangelog }: UpdateNotes,
): Promise<void> {
  const seen = context.globalState.get<string>(seenVersionKey);
  if (seen === version) return;
  await context.globalState.update(seenVersionKey, version);
  if (!isUpdate(seen, version)) return;
  if (await ask(t('Vireo was updated to {0}.', version), t("What's New"))) await openChangelog();
}

/** In the editor. */
export async function showUpdateNotesInEditor(services: Services): Promise<void> {
  const vscode = await import('vscode');
  await showUpdateNotes(services, {
    version: productVersion,
    ask: async (message, action) => (await vscode.window.showInformationMessage(message, action)) === action,
    openChangelog: async () => {
      const { extensionUri } = services.context;
      const [name = 'CHANGELOG.md'] = await vscode.workspace.fs
        .readDirectory(extensionUri)
        .then((entries) => entries.map(([file]) => file).filter((file) => /^changelog\.md$/i.test(file)));
      await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.joinPath(extensionUri, name));
    },
  });
}
