/** Hosts that the user lets messages go to though they are of a private network: their own file, never a workspace's. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';

/** In the data folder: `{ "hosts": ["ci.example.internal", "127.0.0.1:8080"] }`. */
export const outboundFileName = 'outbound.json';

const fileSchema = z.object({ hosts: z.array(z.string().min(1).max(260)).max(100) });

/** None where there is no file. @throws for one that is not understood: nothing is guessed */
export async function readOutboundHosts(file: string): Promise<readonly string[]> {
  try {
    return fileSchema.parse(JSON.parse(await readFile(file, 'utf8'))).hosts;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new Error(`${outboundFileName} in the data folder is not understood.`, { cause: error });
  }
}
