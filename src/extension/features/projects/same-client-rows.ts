/** Rows of the list *Did you mean these?* of an import of clients; pure. */
import type { ClientImport } from '../../../api-client/index.ts';
import type { Translate } from '../../platform/words.ts';

export interface SameClientRow {
  readonly label: string;
  readonly description: string;
  readonly picked: boolean;
  /** Of the file. */
  readonly row: number;
  readonly clientId: string;
}

/** The client that is there first, then the row; of several clients of a row the first is ticked. */
export function sameClientRows({ rows }: Pick<ClientImport, 'rows'>, t: Translate): readonly SameClientRow[] {
  return rows.flatMap(({ row, name, like }) =>
    like.map((client, at) => ({
      label: `$(organization) ${client.name}`,
      description: t('for “{0}” in row {1}', name, row),
      ...{ picked: at === 0, row, clientId: client.clientId },
    })),
  );
}
