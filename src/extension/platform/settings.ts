/** Settings by what the manifest says of them; asked for anew each time, per resource where they may differ by folder. */
import * as vscode from 'vscode';
import { checkSetting, type SettingKey, type SettingSchema, type Settings } from '../../contract/settings.ts';
import type { Disposable } from '../../pages/disposables.ts';

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Record<SettingKey, SettingSchema> };
  };
}

export function readSetting<Key extends SettingKey>(key: Key, resource?: vscode.Uri): Settings[Key] {
  const own: vscode.Extension<unknown> | undefined = vscode.extensions.getExtension('vireo.vireo');
  if (own === undefined) throw new Error('The editor does not know this extension.');
  const { contributes }: Manifest = own.packageJSON;
  const value = vscode.workspace.getConfiguration(undefined, resource).get<unknown>(key);
  return checkSetting(contributes.configuration.properties[key], value) as Settings[Key];
}

export function onDidChangeSetting(key: SettingKey, run: () => void): Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(key)) run();
  });
}
