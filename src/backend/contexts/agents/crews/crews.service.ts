/** Crew files that a person has allowed, each by its hash. A yes to a run's question is what keeps one: no route does. */
import { v7 as newId } from 'uuid';
import type { Person } from '../../../../domain/policy/actor.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { type CrewRow, deleteCrew, insertCrew, listCrews } from './crews.repository.ts';
import type { AllowedCrew, ListCrews } from './crews.schema.ts';

export interface CrewsService {
  list(caller: PersonCaller, query: ListCrews): Promise<{ items: AllowedCrew[] }>;
  remove(caller: PersonCaller, id: string): Promise<void>;
}

/** A content of a file of a project. */
export interface CrewContentOf {
  readonly projectId: string;
  readonly path: string;
  readonly sha256: string;
}

/** Of a person; with more the oldest go, and are asked about again. */
const keptAtMost = 500;

const toCrew = ({ id, project_id, path, content_hash, created_at }: CrewRow): AllowedCrew => ({
  id,
  projectId: project_id,
  path,
  sha256: content_hash,
  createdAt: toInstant(created_at),
});

const contentOf = ({ id, user_id, project_id, content_hash }: CrewRow) => ({
  id,
  userId: user_id,
  projectId: project_id,
  sha256: content_hash,
});

function findIn(rows: readonly CrewRow[], { path, sha256 }: CrewContentOf): CrewRow | undefined {
  return rows.find((row) => row.path === path && row.content_hash === sha256);
}

function allowedBy({ userId }: Person, reads: Reads) {
  const all = reads.invariant('allowed_crews');
  return all.where('user_id', '=', userId);
}

/** By this person, in this project, at this path, to the byte. */
export async function isCrewAllowed(
  { reads }: Pick<SlicePorts, 'reads'>,
  actor: Person,
  asked: CrewContentOf,
): Promise<boolean> {
  return findIn(await listCrews(allowedBy(actor, reads(actor)), asked.projectId), asked) !== undefined;
}

/** One that is there already stays as it is. */
export async function keepCrew(
  { unitOfWork }: Pick<SlicePorts, 'unitOfWork'>,
  actor: Person,
  asked: CrewContentOf,
): Promise<void> {
  await unitOfWork.write(actor, async ({ reads, writes, now, log }) => {
    const rows = await listCrews(allowedBy(actor, reads));
    const own = rows.filter(({ project_id }) => project_id === asked.projectId);
    if (findIn(own, asked) !== undefined) return;
    for (const row of rows.slice(0, Math.max(0, rows.length - keptAtMost + 1))) {
      await deleteCrew(writes, row);
      await log({ type: 'allowed-crew.deleted', id: row.id, version: 2, before: contentOf(row) });
    }
    const { projectId: project_id, path, sha256: content_hash } = asked;
    const owner = { organization_id: actor.organizationId, user_id: actor.userId };
    const row = { id: newId(), ...owner, project_id, path, content_hash, created_at: now };
    await insertCrew(writes, row);
    await log({ type: 'allowed-crew.created', id: row.id, version: 1, after: contentOf(row) });
  });
}

export function createCrewsService(ports: SlicePorts): CrewsService {
  return {
    list: async ({ actor }, { projectId }) => ({
      items: (await listCrews(ports.reads(actor).from('allowed_crews'), projectId)).map(toCrew),
    }),
    async remove({ actor }, id) {
      await ports.unitOfWork.write(actor, async ({ writes, log }) => {
        const row = (await listCrews(writes.from('allowed_crews'))).find((each) => each.id === id);
        if (row === undefined) throw notFound('allowed crew');
        await deleteCrew(writes, row);
        await log({ type: 'allowed-crew.deleted', id, version: 2, before: contentOf(row) });
      });
    },
  };
}
