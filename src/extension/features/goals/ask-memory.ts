/** Asks for a statement to be remembered, or for other words of one. */
import * as vscode from 'vscode';
import type { Services } from '../../platform/services.ts';

async function askText({ t }: Services, value = ''): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title: t('Remember'),
    value,
    prompt: t(
      'Sent to models with your questions; the built-in coach does not use it. Don’t enter passwords or keys.',
    ),
    validateInput: (text) =>
      text.trim() === '' || text.trim().length > 300 ? t('Between 1 and 300 characters.') : undefined,
  });
  return typed?.trim();
}

export async function askMemory(services: Services): Promise<void> {
  const text = await askText(services);
  if (text === undefined) return;
  await services.backend.ask((api, options) => api.createMemory({ ...options, body: { text } }));
}

export async function editMemory(services: Services, id: string): Promise<void> {
  const { backend } = services;
  const memory = await backend.ask((api, options) => api.getMemory({ ...options, path: { id } }));
  const text = await askText(services, memory.text);
  if (text === undefined || text === memory.text) return;
  const headers = { 'If-Match': `"${memory.version}"` };
  await backend.ask((api, options) => api.patchMemory({ ...options, path: { id }, headers, body: { text } }));
}
