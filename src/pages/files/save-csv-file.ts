/** Asks where a report goes, and writes it there as the API gives it. */
import type { PagePorts } from '../page-ports.ts';

export interface CsvFile {
  /** Offered as its name. */
  readonly name: string;
  /** Asked for once the place is known. */
  readonly text: () => Promise<string>;
}

export async function saveCsvFile(
  { inform, saveFile, t }: Pick<PagePorts, 'inform' | 'saveFile' | 't'>,
  { name, text }: CsvFile,
): Promise<void> {
  const file = await saveFile({ title: t('Export report'), name, filters: { CSV: ['csv'] } });
  if (file === undefined) return;
  await file.write(await text());
  const open = t('Open');
  if ((await inform(t('The report was written to {0}.', file.name), open)) === open) await file.open();
}
