/** A button of a message that runs a command. */
import * as vscode from 'vscode';
import type { CommandId } from '../../../contract/commands.ts';

export interface Button {
  readonly label: string;
  readonly run: () => Thenable<unknown>;
}

export function commandButton(label: string, id: CommandId): Button {
  return { label, run: () => vscode.commands.executeCommand(id) };
}
