/** Settings by their typed table; asked for anew each time, per resource where they may differ by folder. */
import * as vscode from 'vscode';
import { checkSetting, type SettingKey, type SettingValue } from '../../contract/settings.ts';
import type { Disposable } from './disposables.ts';

export function readSetting<Key extends SettingKey>(key: Key, resource?: vscode.Uri): SettingValue<Key> {
  return checkSetting(key, vscode.workspace.getConfiguration(undefined, resource).get<unknown>(key));
}

export function onDidChangeSetting(key: SettingKey, run: () => void): Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(key)) run();
  });
}
