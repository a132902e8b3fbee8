/** Reads what the Projects view shows; loaded when it is first looked at. */
import type { Project } from '../../../api-client/index.ts';
import { formatMoney } from '../../../domain/money.ts';
import type { Row } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { buildProjectRows } from './project-rows.ts';
import { loadProjectTotals } from './project-totals.ts';

interface RowPorts {
  readonly loadPullRequests: (project: Project) => Promise<readonly Row[]>;
  /** There is one. */
  readonly onProject: () => void;
}

export async function loadProjectRows(
  services: Services,
  { loadPullRequests, onProject }: RowPorts,
): Promise<readonly Row[]> {
  const { records, backend, locale, t } = services;
  const [directory, totals] = await Promise.all([records.load(), loadProjectTotals(backend)]);
  if (directory.projects.size > 0) onProject();
  return buildProjectRows(
    { ...directory, ...totals },
    {
      t,
      locale,
      loadPullRequests,
      formatRate: ({ hourlyRate }) => t('{0} an hour', formatMoney(hourlyRate, locale)),
    },
  );
}
