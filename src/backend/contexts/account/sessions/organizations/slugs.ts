/** Slugs of organizations: each has one from its beginning, made of its name; no two of a server have the same. */

import { slugOf } from '../../../../../domain/names/slug.ts';
import type { Clock } from '../../../../platform/clock.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { TeamDatabase, TeamDb } from '../../../../team-schema.ts';

const mostOfName = 10_000;

export async function listSlugs(
  db: TeamDb,
  organizationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (organizationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('organization_slugs')
    .select(['organization_id', 'slug'])
    .where('organization_id', 'in', organizationIds)
    .execute();
  return new Map(rows.map(({ organization_id, slug }) => [organization_id, slug]));
}

/** The first of its name that is free; of two at once each gets one of their own. */
export async function makeSlug(
  db: TeamDb,
  { id, name, now }: { readonly id: string; readonly name: string; readonly now: number },
): Promise<void> {
  for (let count = 1; count <= mostOfName; count += 1) {
    const made = await db
      .insertInto('organization_slugs')
      .values({ organization_id: id, slug: slugOf(name, count), changed_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('organization_id')
      .executeTakeFirst();
    if (made !== undefined || (await listSlugs(db, [id])).size > 0) return;
  }
}

/** Those of a practice that turned to a server. */
export async function makeMissingSlugs(
  { query }: TeamDatabase,
  organizations: readonly { readonly id: string; readonly name: string }[],
  clock: Clock,
): Promise<void> {
  const slugs = await listSlugs(
    query,
    organizations.map(({ id }) => id),
  );
  for (const { id, name } of organizations)
    if (!slugs.has(id)) await makeSlug(query, { id, name, now: clock() });
}

/** @throws ApiError `conflict` where another organization has it */
export async function setSlug(
  db: TeamDb,
  { id, slug, now }: { readonly id: string; readonly slug: string; readonly now: number },
): Promise<void> {
  const holder = await db
    .selectFrom('organization_slugs')
    .select('organization_id')
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (holder !== undefined && holder.organization_id !== id)
    throw new ApiError('conflict', 'Another organization of this server has this short name.', [
      { field: 'slug', issue: 'is taken' },
    ]);
  await db
    .insertInto('organization_slugs')
    .values({ organization_id: id, slug, changed_at: now })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet({ slug, changed_at: now }))
    .execute();
}
