/** Reads what the Projects view shows; loaded when it is first looked at. */
import type { Project } from '../../../api-client/index.ts';
import { formatAmount } from '../../platform/amounts.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Row } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { markDone } from '../../platform/walkthrough/progress.ts';
import { loadDocumentRows, loadDocumentsByProject } from '../documents/load-document-rows.ts';
import { buildProjectRows } from './project-rows.ts';
import { loadProjectTotals } from './project-totals.ts';

export async function loadProjectRows(
  services: Services,
  loadPullRequests: (project: Project) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const { records, backend, t } = services;
  const [directory, totals, documentsByProject] = await Promise.all([
    records.load(),
    loadProjectTotals(backend),
    loadDocumentsByProject(services),
  ]);
  if (directory.projects.size > 0) markDone('project', services);
  return buildProjectRows(
    { ...directory, ...totals, documentsByProject },
    {
      t,
      locale: userLocale(),
      loadPullRequests,
      formatRate: ({ hourlyRate }) => t('{0} an hour', formatAmount(hourlyRate)),
      loadDocumentRows: (documents) => loadDocumentRows(services, documents),
    },
  );
}
