/** The only place that touches the editor's untyped commands; it is also the edge where errors become notifications. */
import * as vscode from 'vscode';
import type { CommandArguments, CommandId, CommandTarget } from '../../contract/commands.ts';
import type { Disposable } from '../../pages/disposables.ts';
import { showFailure } from './notify.ts';
import type { Services } from './services.ts';

/** Says what a command does that the feature contributes. A failure is shown in one sentence, with a way on. */
export function registerCommand<Id extends CommandId>(
  services: Services,
  id: Id,
  run: (...args: CommandArguments[Id]) => unknown,
): Disposable {
  return services.commands.add(id, async (...args) => {
    try {
      return await run(...(args as CommandArguments[Id]));
    } catch (error) {
      await showFailure(services, error);
      return undefined;
    }
  });
}

/** Like `registerCommand`, for what needs the records: while they cannot be reached, it says why and what to do. */
export function registerRecordCommand<Id extends CommandId>(
  services: Services,
  id: Id,
  run: (...args: CommandArguments[Id]) => unknown,
): Disposable {
  return registerCommand(services, id, async (...args) => {
    await whenReadyWithProgress(services);
    return await run(...args);
  });
}

/** What the command answers is unknown to whoever runs it: another part of the extension, or another version. */
export async function runCommand<Id extends CommandId>(
  id: Id,
  ...args: CommandArguments[Id]
): Promise<unknown> {
  return await vscode.commands.executeCommand(id, ...args);
}

/** A command that takes a record, by its id alone. */
export async function runOnRecord(id: CommandId, target: CommandTarget): Promise<unknown> {
  return await vscode.commands.executeCommand(id, target);
}

/** A command as a link in trusted Markdown. */
export function commandLink<Id extends CommandId>(
  label: string,
  id: Id,
  ...args: CommandArguments[Id]
): string {
  const query = args.length === 0 ? '' : `?${encodeURIComponent(JSON.stringify(args))}`;
  return `[${label}](command:${id}${query})`;
}

async function whenReadyWithProgress({ backend, t }: Services): Promise<void> {
  if (backend.state.phase !== 'starting') return void (await backend.whenReady());
  const title = t('Opening your records');
  const location = vscode.ProgressLocation.Window;
  await vscode.window.withProgress({ location, title }, () => backend.whenReady());
}
