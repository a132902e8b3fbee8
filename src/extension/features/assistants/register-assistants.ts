/**
 * Vireo for the editor's own assistants: `@vireo` in its chat, its tools, and `vireo mcp` for those that start servers. Each only where the editor has
 * the API; what runs is a bundle of its own, loaded when it is first asked for.
 */
import * as vscode from 'vscode';
import { catalogueToolName, chatParticipantId, mcpProviderId } from '../../../contract/editor/assistants.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import type { Services } from '../../platform/services.ts';

type Api = Partial<Pick<typeof vscode.lm, 'registerMcpServerDefinitionProvider' | 'registerTool'>>;

export function registerAssistants(services: Services): Disposable {
  const store = new DisposableStore((error) => services.log.error(String(error)));
  // Typed as always there, which it is not: an older editor has less of it.
  const { registerMcpServerDefinitionProvider: registerServers, registerTool }: Api = vscode.lm ?? {};
  if (registerServers !== undefined) {
    const provideMcpServerDefinitions = async () =>
      (await import('./mcp-server.ts')).provideServers(services);
    store.add(registerServers(mcpProviderId, { provideMcpServerDefinitions }));
  }
  if (registerTool !== undefined) {
    for (const { name } of services.context.extension.packageJSON.contributes.languageModelTools) {
      const tool = catalogueToolName(name) ?? name;
      const invoke: vscode.LanguageModelTool<object>['invoke'] = async ({ input }, token) =>
        (await import('./run-tool.ts')).runTool(services, { tool, input }, token);
      store.add(registerTool(name, { invoke }));
    }
  }
  const { createChatParticipant }: Partial<typeof vscode.chat> = vscode.chat ?? {};
  if (createChatParticipant !== undefined) {
    const participant = createChatParticipant(chatParticipantId, async (...asked) =>
      (await import('./chat/answer-chat.ts')).answerChat(services, ...asked),
    );
    const provideFollowups = ({ metadata }: vscode.ChatResult) =>
      (metadata?.['choices'] ?? []).map((prompt: string) => ({ prompt }));
    participant.followupProvider = { provideFollowups };
    store.add(participant);
  }
  return store;
}
