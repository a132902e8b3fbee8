/** Asks where an export goes, and writes it there. */

import { inBackground } from '../../../src/contract/background/in-background.ts';
import type { ListedFinding } from '../../../src/pages/findings/listed-finding.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { ExportFormat } from '../messages.ts';
import { exportEndings, exportFindings } from './export-findings.ts';

interface ExportTarget {
  readonly format: ExportFormat;
  readonly title: string;
  /** Its address. */
  readonly folder: string | undefined;
  /** How many findings there are, those included that are not exported. */
  readonly total: number;
}

/** What was done, in one sentence; undefined where the user turned away. */
export async function saveExport(
  ports: Pick<PagePorts, 'clock' | 'inform' | 'saveFile' | 't'>,
  findings: readonly ListedFinding[],
  { format, title, folder, total }: ExportTarget,
): Promise<string | undefined> {
  const { clock, inform, saveFile, t } = ports;
  const date = new Date(clock.now()).toISOString().slice(0, 10);
  const ending = exportEndings[format];
  const name = `findings-${title.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}-${date}.${ending}`;
  const filters = { [ending.toUpperCase()]: [ending] };
  const file = await saveFile({ title: t('Export findings'), filters, name, folder });
  if (file === undefined) return undefined;
  await file.write(exportFindings(findings, format, { title, date }));
  const done = tellWritten(t, { count: findings.length, total, place: file.name });
  const open = t('Open');
  const offer = async () => ((await inform(done, open)) === open ? await file.open() : undefined);
  inBackground(offer(), 'Export');
  return done;
}

interface Written {
  readonly count: number;
  readonly total: number;
  readonly place: string;
}

function tellWritten(t: PagePorts['t'], { count, total, place }: Written): string {
  if (count < total)
    return t('{0} of {1} findings, as the table is filtered, were written to {2}.', count, total, place);
  return count === 1
    ? t('1 finding was written to {0}.', place)
    : t('{0} findings were written to {1}.', count, place);
}
