/** Deletes a conversation, once the person has confirmed it. False where they turned away. */
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { loadHead } from './load-sessions.ts';

export async function deleteSession({ ask, backend, t }: PagePorts, id: string): Promise<boolean> {
  const { title } = await loadHead({ backend }, id);
  const confirmed = await ask({
    kind: 'confirm',
    question: title === '' ? t('Delete this conversation?') : t('Delete the conversation “{0}”?', title),
    detail: t('Its questions and answers are deleted. Changes made from it stay.'),
    act: t('Delete'),
  });
  if (confirmed === undefined) return false;
  await backend.ask((api, options) => api.deleteCoachSession({ ...options, path: { id } }));
  return true;
}
