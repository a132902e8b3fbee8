/** What of a question went to a model, as a text. */
import type { PagePorts } from '../../../src/pages/page-ports.ts';

export async function showSent({ backend, showText, t }: PagePorts, messageId: string): Promise<void> {
  const { calls } = await backend.ask((api, options) =>
    api.getCoachSent({ ...options, path: { id: messageId } }),
  );
  await showText(calls.length === 0 ? t('Nothing was sent.') : calls.join('\n\n---\n\n'), 'markdown');
}
