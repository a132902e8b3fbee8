import * as vscode from 'vscode';
import type { ContextKey, ContextKeys } from '../../contract/context-keys.ts';

/** Context keys by their typed table. */
export async function setContext<Key extends ContextKey>(key: Key, value: ContextKeys[Key]): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, value);
}
