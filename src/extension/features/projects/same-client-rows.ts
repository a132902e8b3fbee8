/** Rows of the list *Did you mean these?* of an import of clients; pure. */
import type { ClientImport } from '../../../api-client/index.ts';
import { findSameName } from '../../../domain/names/looks-alike.ts';
import type { Translate } from '../../../pages/words.ts';

export interface SameClientRow {
  readonly label: string;
  readonly description: string;
  readonly picked: boolean;
  /** Of the file. */
  readonly row: number;
  readonly same: SameClient;
}

/** A client that is there, or that of an earlier row of the file. */
export type SameClient = { readonly clientId: string } | { readonly asRow: number };

/** The client that is there first, then the row; only what is the same but for its spelling is ticked. */
export function sameClientRows({ rows }: Pick<ClientImport, 'rows'>, t: Translate): readonly SameClientRow[] {
  return rows.flatMap(({ row, name, like }) => {
    const same = findSameName(
      name,
      like.map((client) => client.name),
    );
    return like.map((client) => ({
      label: `$(organization) ${client.name}`,
      description:
        client.row === null
          ? t('for “{0}” in row {1}', name, row)
          : t('of row {0}, for “{1}” in row {2}', client.row, name, row),
      picked: client.name === same,
      row,
      same: toSame(client),
    }));
  });
}

function toSame({ clientId, row }: ClientImport['rows'][number]['like'][number]): SameClient {
  return clientId === null ? { asRow: row ?? 0 } : { clientId };
}
