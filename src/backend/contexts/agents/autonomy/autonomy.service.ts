/** How far agents go in a project without a person, and the commands that a person always allows there. */

import { v7 as newId } from 'uuid';
import * as z from 'zod';
import { defaultAutonomy, defaultProtectedBranches } from '../../../../contract/work/autonomy.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import { text } from '../../../../words/text.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import {
  type AllowedRow,
  type AutonomyRow,
  deleteAllowed,
  findAutonomy,
  insertAllowed,
  listAllowed,
  putAutonomy,
} from './autonomy.repository.ts';
import type { AllowCommand, AllowedCommand, Autonomy, ListAllowed, PutAutonomy } from './autonomy.schema.ts';

export interface AutonomyPorts extends SlicePorts {
  findProject(reads: Reads, id: string): Promise<{ readonly folder: string | null } | undefined>;
}

/** What a person always allows, kept on their machine, or in the database of a practice of one. */
export interface AllowedCommandDoor {
  listAllowed(caller: PersonCaller, query: ListAllowed): Promise<{ items: AllowedCommand[] }>;
  /** For the project's folder as it is now; one that is allowed already stays as it is. */
  allow(caller: PersonCaller, input: AllowCommand): Promise<AllowedCommand>;
  remove(caller: PersonCaller, id: string): Promise<void>;
}

export interface AutonomyService extends AllowedCommandDoor {
  get(caller: PersonCaller, projectId: string): Promise<Autonomy>;
  put(
    caller: PersonCaller,
    projectId: string,
    input: PutAutonomy,
    expected: number | undefined,
  ): Promise<Autonomy>;
}

const allowedAtMost = 200;
const patternsSchema = z.array(z.string());

function toAutonomy(projectId: string, row: AutonomyRow | undefined): Autonomy {
  if (row === undefined) {
    const protectedBranches = [...defaultProtectedBranches];
    return { projectId, level: defaultAutonomy, protectedBranches, version: 0 };
  }
  const protectedBranches = patternsSchema.parse(JSON.parse(row.protected_branches));
  return { projectId, level: row.level, protectedBranches, version: row.version };
}

/** Without a look at the project: for runs, which have one. */
export async function loadAutonomy(
  { reads }: Pick<SlicePorts, 'reads'>,
  actor: Person,
  projectId: string,
): Promise<Autonomy> {
  const all = reads(actor).invariant('agent_autonomy');
  return toAutonomy(projectId, await findAutonomy(all, projectId));
}

/** A line in a folder of a project, as it is asked about. */
export interface AskedLine {
  readonly projectId: string;
  readonly folder: string;
  readonly line: string;
}

/** To the letter, by this person, and in this very folder. */
export async function isAllowedAlways(
  { reads }: Pick<SlicePorts, 'reads'>,
  actor: Person,
  { projectId, folder, line }: AskedLine,
): Promise<boolean> {
  const all = reads(actor).invariant('allowed_commands');
  const rows = await listAllowed(all.where('user_id', '=', actor.userId), projectId);
  return rows.some((row) => row.folder === folder && row.line === line);
}

const toAllowed = ({ id, project_id, folder, line, created_at }: AllowedRow): AllowedCommand => ({
  id,
  projectId: project_id,
  folder,
  line,
  createdAt: toInstant(created_at),
});

const contentOf = ({ id, user_id, project_id }: AllowedRow) => ({
  id,
  userId: user_id,
  projectId: project_id,
});

export function createAutonomyService(ports: AutonomyPorts): AutonomyService {
  return {
    async get({ actor }, projectId) {
      await requireProject(ports, ports.reads(actor), projectId);
      const seen = ports.reads(actor).from('agent_autonomy');
      return toAutonomy(projectId, await findAutonomy(seen, projectId));
    },
    put: async ({ actor }, projectId, input, expected) =>
      await change(ports, actor, { projectId, input, expected }),
    listAllowed: async ({ actor }, { projectId }) => ({
      items: (await listAllowed(ports.reads(actor).from('allowed_commands'), projectId)).map(toAllowed),
    }),
    allow: async ({ actor }, input) => await allow(ports, actor, input),
    async remove({ actor }, id) {
      await ports.unitOfWork.write(actor, async ({ writes, log }) => {
        const row = (await listAllowed(writes.from('allowed_commands'))).find((each) => each.id === id);
        if (row === undefined) throw notFound('allowed command');
        await deleteAllowed(writes, row);
        await log({ type: 'allowed-command.deleted', id, version: 2, before: contentOf(row) });
      });
    },
  };
}

async function requireProject(ports: AutonomyPorts, reads: Reads, id: string) {
  const project = await ports.findProject(reads, id);
  if (project === undefined) throw notFound('project');
  return project;
}

interface Change {
  readonly projectId: string;
  readonly input: PutAutonomy;
  readonly expected: number | undefined;
}

async function change(
  ports: AutonomyPorts,
  actor: Person,
  { projectId, input, expected }: Change,
): Promise<Autonomy> {
  return await ports.unitOfWork.write(actor, async ({ reads, writes, now, log }) => {
    await requireProject(ports, reads, projectId);
    const row = await findAutonomy(writes.from('agent_autonomy'), projectId);
    const before = toAutonomy(projectId, row);
    requireVersion(before, expected);
    const { level, protectedBranches = before.protectedBranches } = input;
    const version = before.version + 1;
    await putAutonomy(writes, {
      organization_id: actor.organizationId,
      project_id: projectId,
      level,
      version,
      protected_branches: JSON.stringify(protectedBranches),
      changed_by: actor.userId,
      created_at: row?.created_at ?? now,
      updated_at: now,
    });
    const after = { projectId, level, protectedBranches, version };
    await log({ type: 'agent-autonomy.changed', id: projectId, version, before, after });
    return after;
  });
}

async function allow(
  ports: AutonomyPorts,
  actor: Person,
  { projectId, line }: AllowCommand,
): Promise<AllowedCommand> {
  return await ports.unitOfWork.write(actor, async ({ reads, writes, now, log }) => {
    const { folder } = await requireProject(ports, reads, projectId);
    if (folder === null) throw invalidField('projectId', 'has no folder to run a command in');
    const rows = await listAllowed(writes.from('allowed_commands'), projectId);
    const there = rows.find((row) => row.folder === folder && row.line === line);
    if (there !== undefined) return toAllowed(there);
    if (rows.length >= allowedAtMost)
      throw new ApiError(
        'conflict',
        text`No more than ${allowedAtMost} commands are kept: remove some first.`,
      );
    const owner = { organization_id: actor.organizationId, user_id: actor.userId };
    const row = { id: newId(), ...owner, project_id: projectId, folder, line, created_at: now };
    await insertAllowed(writes, row);
    await log({ type: 'allowed-command.created', id: row.id, version: 1, after: contentOf(row) });
    return toAllowed(row);
  });
}
