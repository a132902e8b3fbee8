/** Asks for a statement to be remembered, or for other words of one. */
import type { PagePorts } from '../../../src/pages/page-ports.ts';

async function askText({ ask, t }: PagePorts, value = ''): Promise<string | undefined> {
  const typed = await ask({
    kind: 'text',
    title: t('Remember'),
    value,
    prompt: t(
      'Sent to models with your questions; the built-in coach does not use it. Don’t enter passwords or keys.',
    ),
    check: (text) =>
      text.trim() === '' || text.trim().length > 300 ? t('Between 1 and 300 characters.') : undefined,
  });
  return typed?.trim();
}

export async function askMemory(ports: PagePorts): Promise<void> {
  const text = await askText(ports);
  if (text === undefined) return;
  await ports.backend.ask((api, options) => api.createMemory({ ...options, body: { text } }));
}

export async function editMemory(ports: PagePorts, id: string): Promise<void> {
  const { backend } = ports;
  const memory = await backend.ask((api, options) => api.getMemory({ ...options, path: { id } }));
  const text = await askText(ports, memory.text);
  if (text === undefined || text === memory.text) return;
  const headers = { 'If-Match': `"${memory.version}"` };
  await backend.ask((api, options) => api.patchMemory({ ...options, path: { id }, headers, body: { text } }));
}
