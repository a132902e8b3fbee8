/** Writes a conversation into a file of the person's choice, as Markdown. */
import type { CoachPorts } from './coach-ports.ts';
import { loadHead } from './load-sessions.ts';

export async function exportSession(ports: CoachPorts, id: string): Promise<void> {
  const { backend, edge, saveFile, t } = ports;
  const [{ title }, text] = await Promise.all([
    loadHead(ports, id),
    backend.ask((api, options) => api.getCoachTranscript({ ...options, path: { id } })),
  ]);
  const folder = await edge.findExportFolder();
  const file = await saveFile({ title: t('Export Conversation'), name: proposeFileName(title), folder });
  if (file === undefined) return;
  await file.write(text);
  await edge.keepExportFolder(file.folder);
  await file.open();
}

/** `How many hours last week?` becomes `How-many-hours-last-week.md`. */
export function proposeFileName(title: string): string {
  const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
  return `${name.replaceAll(/^-+|-+$/g, '') || 'coach'}.md`;
}
