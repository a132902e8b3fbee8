/** `Vireo: Install 'vireo' Command`: a small script on the PATH that starts the command line of this extension. */
import * as vscode from 'vscode';
import type { Services } from '../../platform/services.ts';
import { findShimFolder, shimFor } from './command-shim.ts';

export async function installCommand({ context, t, log }: Services): Promise<void> {
  const platform = process.platform;
  const folder = findShimFolder(process.env, platform);
  if (folder === undefined) {
    await vscode.window.showWarningMessage(
      t('There is no folder of yours on the PATH: add {0} to it, and try again.', '~/.local/bin'),
    );
    return;
  }
  const cli = context.asAbsolutePath('dist/cli.js');
  const { name, text } = shimFor(platform, {
    node: process.execPath,
    cli,
    profile: process.env['USERPROFILE'],
  });
  const { mkdir, writeFile } = await import('node:fs/promises');
  const path = await import('node:path');
  const file = path.join(folder, name);
  await mkdir(folder, { recursive: true });
  await writeFile(file, text, { mode: 0o755 });
  log.info(`Command installed: ${file}`);
  await vscode.window.showInformationMessage(
    t('The command vireo is in {0}. Try it in a new terminal: vireo --help', file),
  );
}
