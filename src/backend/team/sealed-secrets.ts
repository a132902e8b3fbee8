/**
 * Secrets of a server: those that an organization or a person keeps there are in its database, sealed by the key of the
 * installation, and open into memory as it starts; all others stay in memory. Nothing comes from the environment: it would
 * be of every organization.
 */
import { createMemorySecrets } from '../platform/secrets/memory-secrets.ts';
import type { Seal } from '../platform/secrets/seal.ts';
import type { SecretOwner, SecretPlace, Secrets, SecretWork } from '../platform/secrets/secrets.ts';
import { type TeamDatabase, type TeamDb, teamRows } from '../team-schema.ts';

const keptOf: Readonly<Record<'organization' | 'person', ReadonlySet<string>>> = {
  organization: new Set(['mail-password', 'mail-refresh-token', 'model-key', 'code-host']),
  person: new Set(['model-key', 'code-host']),
};

export async function openSealedSecrets(database: TeamDatabase, seal: Seal): Promise<Secrets> {
  const memory = createMemorySecrets();
  const rowsOf = (work: SecretWork | undefined) => (work ? teamRows(work.trx) : database.query);
  for (const row of await database.query.selectFrom('sealed_secrets').selectAll().execute()) {
    const place = placeOf(row);
    // Sealed by another installation, as after a restore: it is handed over again.
    const value = seal.open(place, row.sealed);
    if (value !== undefined) await memory.put(place, { value, about: row.about ?? undefined });
  }
  return {
    ...memory,
    lasts: true,
    async put(place, secret, work) {
      const { value, about = null } = secret;
      if (isKept(place))
        await keep(rowsOf(work), { ...keyOf(place), about, sealed: seal.seal(place, value) });
      await memory.put(place, secret, work);
    },
    async remove(place, work) {
      if (isKept(place)) await forget(rowsOf(work), keyOf(place));
      await memory.remove(place, work);
    },
    async removeNamed(named, work) {
      await forget(rowsOf(work), {
        organization_id: named.organizationId,
        kind: named.kind,
        name: named.name,
      });
      await memory.removeNamed(named, work);
    },
    async removeOf(owner, work) {
      await forget(rowsOf(work), ownerOf(owner));
      await memory.removeOf(owner, work);
    },
  };
}

const isKept = ({ kind, userId }: SecretPlace): boolean =>
  keptOf[userId === undefined ? 'organization' : 'person'].has(kind);

function ownerOf({ organizationId, userId }: SecretOwner) {
  const owner = userId === undefined ? 'organization' : 'person';
  return { organization_id: organizationId, owner, owner_id: userId ?? organizationId } as const;
}

function keyOf({ kind, name, ...owner }: SecretPlace) {
  return { ...ownerOf(owner), kind, name };
}

type Key = ReturnType<typeof keyOf>;

function placeOf({ organization_id: organizationId, owner, owner_id, kind, name }: Key): SecretPlace {
  return { organizationId, kind, name, ...(owner === 'person' && { userId: owner_id }) };
}

async function keep(
  rows: TeamDb,
  row: Key & { readonly about: string | null; readonly sealed: string },
): Promise<void> {
  await rows
    .insertInto('sealed_secrets')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'owner_id', 'kind', 'name'])
        .doUpdateSet({ about: row.about, sealed: row.sealed }),
    )
    .execute();
}

async function forget(rows: TeamDb, key: Partial<Key> & Pick<Key, 'organization_id'>): Promise<void> {
  const named = Object.entries(key) as [keyof Key, string][];
  await rows
    .deleteFrom('sealed_secrets')
    .where((row) => row.and(named.map(([column, value]) => row(column, '=', value))))
    .execute();
}
