/** Documents in the editor's tabs, by their ids: one document has one tab, whatever its title was when it was opened. */
import * as vscode from 'vscode';
import type { CommandTarget } from '../../../contract/commands.ts';
import { nameOf } from '../../../pages/records.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { addressOf, readAddress } from './document-address.ts';

interface Named {
  readonly id: string;
  readonly title: string;
  readonly projectId: string;
}

export async function uriOf(
  { records }: Pick<Services, 'records'>,
  { id, title, projectId }: Named,
  number?: number,
): Promise<vscode.Uri> {
  const names = nameOf(await records.load(), projectId);
  return vscode.Uri.from(addressOf({ id, title, ...names, ...(number === undefined ? {} : { number }) }));
}

export async function showDocument(services: Services, document: Named): Promise<void> {
  const uri = findTab(document.id)?.uri ?? (await uriOf(services, document));
  await vscode.commands.executeCommand('vscode.open', uri);
}

export interface DocumentTab {
  readonly tab: vscode.Tab;
  readonly uri: vscode.Uri;
}

/** Of the document itself, not of a version or comparison. */
export function findTab(id: string): DocumentTab | undefined {
  return listTabs(id)[0];
}

function listTabs(id: string): readonly DocumentTab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap((tab) =>
      tab.input instanceof vscode.TabInputText && isDocument(tab.input.uri, id)
        ? [{ tab, uri: tab.input.uri }]
        : [],
    );
}

/** Also those of a comparison. */
export function findText(id: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => isDocument(uri, id));
}

export function isDocument(uri: vscode.Uri, id: string): boolean {
  const address = readAddress(uri);
  return address?.id === id && address.number === undefined;
}

export async function closeTabs(id: string): Promise<void> {
  await vscode.window.tabGroups.close(listTabs(id).map(({ tab }) => tab));
}

/** Under its new title; one with unsaved changes keeps its tab. */
export async function retitleTab(services: Services, document: Named): Promise<void> {
  const old = findTab(document.id);
  const uri = await uriOf(services, document);
  if (old === undefined || old.tab.isDirty || old.uri.toString() === uri.toString()) return;
  const { viewColumn } = old.tab.group;
  await vscode.commands.executeCommand('vscode.open', uri, { viewColumn, preview: old.tab.isPreview });
  await vscode.window.tabGroups.close(old.tab);
}

/** What a command is about: a row, the address that an editor's menu hands over, or the editor in front. */
export function documentIdOf(target: unknown): string | undefined {
  if (target instanceof vscode.Uri) return readAddress(target)?.id;
  return recordIdOf(asTarget(target), 'document') ?? (target === undefined ? activeId() : undefined);
}

export function activeUri(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputText) return input.uri;
  return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}

function activeId(): string | undefined {
  const uri = activeUri();
  return uri && readAddress(uri)?.id;
}

export function asTarget(target: unknown): CommandTarget | undefined {
  return typeof target === 'object' && target !== null && 'record' in target
    ? (target as CommandTarget)
    : undefined;
}
