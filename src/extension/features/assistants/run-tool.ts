/** The bundle that runs a tool of the catalogue for the editor's assistant: the backend decides what it may. */
import * as vscode from 'vscode';
import { ownZone } from '../../../contract/own-zone.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import { toToolText } from './tool-text.ts';

interface ToolCall {
  readonly tool: string;
  readonly input: object;
}

export async function runTool(
  { backend }: Services,
  { tool, input }: ToolCall,
  token: vscode.CancellationToken,
): Promise<vscode.LanguageModelToolResult> {
  const asker = { kind: 'editor', name: vscode.env.appName.replaceAll('*', ' ').slice(0, 100) } as const;
  const body = { input: { ...input }, zone: ownZone(), locale: userLocale(), asker };
  const outcome = await backend.ask((api, options) =>
    api.callTool({ ...options, path: { name: tool }, body }),
  );
  if (token.isCancellationRequested) throw new vscode.CancellationError();
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(toToolText(outcome))]);
}
