/** Texts that people wrote, as they are kept: without the secrets that our formats know. */
import * as z from 'zod';
import type { FindingPorts } from './findings.ports.ts';

const textsSchema = z.array(z.string());

/** Before a transaction: it waits for another process. */
export async function maskText({ work }: Pick<FindingPorts, 'work'>, text: string): Promise<string> {
  const [masked] = await work.ask({ kind: 'mask', texts: [text] }, textsSchema.length(1));
  return masked ?? '';
}
