/** Keys of a person who is no longer there open nothing; those of the organization go on, also those that they made. */
import type { Work } from '../../../platform/unit-of-work.ts';
import { toKey } from './key-view.ts';
import { listOwnKeys, listSecrets, revokeKey } from './keys.repository.ts';

export async function endKeysOf(
  work: Work,
  { userId, forget }: { readonly userId: string; readonly forget: (keyId: string) => void },
): Promise<void> {
  const { reads, writes, now, log } = work;
  for (const row of await listOwnKeys(reads, userId)) {
    const secrets = await listSecrets(reads, [row.id]);
    const after = await revokeKey(writes, row, now);
    await log({
      type: 'key.revoked',
      id: row.id,
      version: after.version,
      before: toKey(row, secrets, now),
      after: toKey(after, secrets, now),
    });
    work.afterCommit(() => forget(row.id));
  }
}
