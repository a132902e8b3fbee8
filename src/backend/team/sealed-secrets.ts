/**
 * Secrets of a server: those by which mail leaves are in its database, sealed by the key of the installation, and open into
 * memory as it starts; all others stay in memory. Nothing comes from the environment: it would be of every organization.
 */
import { createMemorySecrets } from '../platform/secrets/memory-secrets.ts';
import type { Seal } from '../platform/secrets/seal.ts';
import type { SecretPlace, Secrets } from '../platform/secrets/secrets.ts';
import type { TeamDatabase } from '../team-schema.ts';

/** Of the organization, and lasting. */
const kept: ReadonlySet<string> = new Set(['mail-password', 'mail-refresh-token']);

export async function openSealedSecrets(database: TeamDatabase, seal: Seal): Promise<Secrets> {
  const memory = createMemorySecrets();
  const rows = await database.query.selectFrom('sealed_secrets').selectAll().execute();
  for (const { organization_id: organizationId, kind, name, sealed } of rows) {
    const place = { organizationId, kind, name };
    // Sealed by another installation, as after a restore: it is handed over again.
    const value = seal.open(place, sealed);
    if (value !== undefined) await memory.put(place, { value });
  }
  return {
    ...memory,
    lasts: true,
    async put(place, secret) {
      if (isKept(place)) await keep(database, { ...keyOf(place), sealed: seal.seal(place, secret.value) });
      await memory.put(place, secret);
    },
    async remove(place) {
      if (isKept(place)) await forget(database, place);
      await memory.remove(place);
    },
  };
}

const isKept = ({ kind, userId }: SecretPlace): boolean => kept.has(kind) && userId === undefined;

const keyOf = ({ organizationId, kind, name }: SecretPlace) => ({
  organization_id: organizationId,
  kind,
  name,
});

async function keep(
  { query }: TeamDatabase,
  row: ReturnType<typeof keyOf> & { readonly sealed: string },
): Promise<void> {
  await query
    .insertInto('sealed_secrets')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'kind', 'name']).doUpdateSet({ sealed: row.sealed }),
    )
    .execute();
}

async function forget({ query }: TeamDatabase, { organizationId, kind, name }: SecretPlace): Promise<void> {
  await query
    .deleteFrom('sealed_secrets')
    .where('organization_id', '=', organizationId)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .execute();
}
