/** *Did you mean …?* of `vireo client import`: which rows are clients that are here under another spelling. */
import { type ApiClient, type ClientImport, importClients } from '../../api-client/index.ts';
import type { CliIo } from '../io.ts';
import { isYes } from '../is-yes.ts';
import { withoutControls } from '../scan/plain-line.ts';
import type { ImportClientOptions } from './client-options.ts';

type Body = Parameters<typeof importClients>[0]['body'];
type SameAs = NonNullable<Body['sameAs']>;

/** By `--match-similar` the first client of each row, else by the person at the terminal; none where nobody is there. */
export async function findSame(
  client: ApiClient,
  body: Body,
  { options, io }: { readonly options: ImportClientOptions; readonly io: CliIo },
): Promise<SameAs> {
  const { matchSimilar = false, yes = false, json = false, dryRun = false } = options;
  const { ask } = io;
  const asks = ask !== undefined && !yes && !json && !dryRun;
  if (!matchSimilar && !asks) return [];
  const { data } = await importClients({ client, body: { ...body, dryRun: true }, throwOnError: true });
  const isSame = async (question: string): Promise<boolean> =>
    matchSimilar || isYes((await ask?.(withoutControls(question))) ?? '');
  const same: SameAs = [];
  for (const row of data.rows) {
    const meant = await findMeant(row, isSame);
    if (meant !== undefined) same.push(meant);
  }
  return same;
}

/** The first of those that the row may be which it is. */
async function findMeant(
  { row, name, like }: ClientImport['rows'][number],
  isSame: (question: string) => Promise<boolean>,
): Promise<SameAs[number] | undefined> {
  for (const { clientId, row: asRow, name: other } of like) {
    const place = asRow === null ? '' : ` of row ${asRow}`;
    if (!(await isSame(`Row ${row}, "${name}": did you mean "${other}"${place}? [y/N] `))) continue;
    return clientId === null ? { row, asRow: asRow ?? 0 } : { row, clientId };
  }
  return undefined;
}
