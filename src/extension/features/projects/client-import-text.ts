/** What an import of clients is told as; pure. */
import type { ClientImport } from '../../../api-client/index.ts';
import { counted, type Translate } from '../../../pages/words.ts';

const mostNames = 12;

export function describeProblem(
  { row, column, value, issue }: ClientImport['problems'][number],
  t: Translate,
): string {
  const place =
    row === null ? t('The file') : column === null ? t('Row {0}', row) : t('Row {0}, {1}', row, column);
  return [`${place}:`, value === null ? '' : `“${value}”`, issue].filter(Boolean).join(' ');
}

export function askImport({ added }: ClientImport, fileName: string, t: Translate): string {
  return counted(t, ['Import 1 client from {1}?', 'Import {0} clients from {1}?'], added, fileName);
}

/** Names, then what is left out. */
export function describePreview({ rows, present, columns }: ClientImport, t: Translate): string {
  const names = rows.filter(({ outcome }) => outcome === 'new').map(({ name }) => name);
  const shown = names.slice(0, mostNames).join(', ') + (names.length > mostNames ? ', …' : '');
  const ignored = columns.filter(({ field }) => field === null).map(({ header }) => header);
  return [
    shown,
    present === 0
      ? ''
      : counted(t, ['1 client is there already.', '{0} clients are there already.'], present),
    ignored.length === 0 ? '' : t('Not imported: {0}', ignored.join(', ')),
  ]
    .filter(Boolean)
    .join('\n');
}
