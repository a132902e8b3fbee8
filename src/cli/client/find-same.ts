/** *Did you mean …?* of `vireo client import`: which rows are clients that are here under another spelling. */
import { type ApiClient, importClients } from '../../api-client/index.ts';
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
  const same: SameAs = [];
  for (const { row, name, like } of data.rows)
    for (const { clientId, name: other } of like) {
      const question = `Row ${row}, "${name}": did you mean "${other}"? [y/N] `;
      if (!matchSimilar && !isYes((await ask?.(withoutControls(question))) ?? '')) continue;
      same.push({ row, clientId });
      break;
    }
  return same;
}
