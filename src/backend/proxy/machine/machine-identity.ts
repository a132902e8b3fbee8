/** By what a server knows this machine, and by which key it seals the checkpoints of its runs. */
import { randomBytes, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { openKeptFile } from './kept-file.ts';
import type { MachinePorts } from './project-folders.ts';

/** Of AES-256. */
export const sealingKeyBytes = 32;

export interface MachineIdentity {
  /** The same for as long as the account has this folder: names of machines and paths are alike in containers and copies. */
  readonly id: string;
  readonly sealingKey: Buffer;
}

const fileSchema = z.strictObject({
  id: z.string().min(1),
  /** In Base64. */
  sealingKey: z.string().optional(),
});

export function openIdentity({ directory, log }: MachinePorts): () => MachineIdentity {
  // process-local: what the file holds, which one process writes; on several: nothing.
  let identity: MachineIdentity | undefined;
  return () => (identity ??= readIdentity({ directory, log }));
}

function readIdentity({ directory, log }: MachinePorts): MachineIdentity {
  const file = openKeptFile({
    directory,
    name: 'machine.json',
    schema: fileSchema,
    empty: { id: '' },
    onDamaged: (error) => log.error({ err: error }, 'id of this machine'),
  });
  const { id, sealingKey: kept } = file.read();
  const sealingKey = kept === undefined ? randomBytes(sealingKeyBytes) : Buffer.from(kept, 'base64');
  const identity = { id: id === '' ? randomUUID() : id, sealingKey };
  if (kept === undefined) file.write({ ...identity, sealingKey: sealingKey.toString('base64') });
  return identity;
}
