/** The use cases of members of projects. */
import { findGrant, type Role } from '../../../../domain/authorization.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import { refuseNamed } from '../../../platform/http/refusals/lacking.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import {
  deleteMember,
  findMember,
  insertMember,
  listMembers,
  listMemberships,
  type MemberRow,
  type OneMember,
  updateMember,
} from './members.repository.ts';
import type { Member, PutMember } from './members.schema.ts';

export interface MemberPorts extends SlicePorts {
  /** As it stays until the transaction ends: what is deleted takes its members with it. */
  holdProject(reads: Reads, id: string): Promise<{ readonly version: number } | undefined>;
  findProject(reads: Reads, id: string): Promise<object | undefined>;
  /** In the transaction in which the person can no longer stop a timer that runs on the project. */
  endTimer(
    work: Work,
    ending: {
      readonly organizationId: string;
      readonly userId: string;
      readonly projectId: string;
      readonly because: 'membership';
    },
  ): Promise<void>;
  /** Who is there. */
  findUser(reads: Reads, id: string): Promise<{ readonly role: Role } | undefined>;
}

export interface MembersService {
  list(caller: Caller, projectId: string): Promise<{ items: Member[] }>;
  /** Of all projects that the caller sees. */
  listAll(caller: Caller): Promise<{ items: Member[] }>;
  /** Said again it changes nothing. */
  put(caller: Caller, one: OneMember, input: PutMember): Promise<Created<Member>>;
  /** Their time and what they wrote stay. */
  remove(caller: Caller, one: OneMember): Promise<void>;
}

export function toMember(row: MemberRow): Member {
  return { projectId: row.project_id, userId: row.user_id, role: row.role };
}

export function createMembersService(ports: MemberPorts): MembersService {
  return {
    async list({ actor }, projectId) {
      const reads = ports.reads(actor);
      if ((await ports.findProject(reads, projectId)) === undefined) throw notFound('project');
      return { items: (await listMembers(reads, projectId)).map(toMember) };
    },

    listAll: async ({ actor }) => ({
      items: (await listMemberships(ports.reads(actor))).map(toMember),
    }),

    put: async ({ actor }, one, input) =>
      await ports.unitOfWork.write(actor, async (work) => await put(work, ports, { one, input })),

    async remove({ actor }, one) {
      await ports.unitOfWork.write(actor, async (work) => {
        const { version } = await holdProject(work, ports, one);
        const row = await findChangeable(work, one);
        if (row === undefined) throw notFound('member');
        await endTimerThere(work, ports, row);
        await deleteMember(work.writes, one);
        const { projectId: id } = one;
        await work.log({ type: 'project-member.removed', id, version, before: toMember(row) });
      });
    },
  };
}

async function holdProject({ reads }: Work, ports: MemberPorts, { projectId }: OneMember) {
  const project = await ports.holdProject(reads, projectId);
  if (project === undefined) throw notFound('project');
  return project;
}

async function put(
  work: Work,
  ports: MemberPorts,
  { one, input }: { readonly one: OneMember; readonly input: PutMember },
): Promise<Created<Member>> {
  const { writes, log } = work;
  const { projectId: id, userId } = one;
  const { version } = await holdProject(work, ports, one);
  const before = await findChangeable(work, one);
  if (before === undefined) {
    await requirePerson(work, ports, userId);
    const { organizationId } = writes.actor;
    const row: MemberRow = { organization_id: organizationId, project_id: id, user_id: userId, ...input };
    await insertMember(writes, row);
    await log({ type: 'project-member.added', id, version, after: toMember(row) });
    return { created: true, record: toMember(row) };
  }
  const after = { ...before, ...input };
  if (before.role !== input.role) {
    if (input.role === 'viewer') await endTimerThere(work, ports, before);
    await updateMember(writes, one, input.role);
    await log({
      type: 'project-member.changed',
      id,
      version,
      before: toMember(before),
      after: toMember(after),
    });
  }
  return { created: false, record: toMember(after) };
}

/** Who records time in all projects goes on. */
async function endTimerThere(work: Work, { endTimer, findUser }: MemberPorts, row: MemberRow): Promise<void> {
  const user = await findUser(work.reads, row.user_id);
  if (user !== undefined && findGrant(user.role, 'time:write') === 'all') return;
  const { organization_id: organizationId, user_id: userId, project_id: projectId } = row;
  await endTimer(work, { organizationId, userId, projectId, because: 'membership' });
}

/** @throws ApiError `forbidden` of one that may be seen and not changed, as the own one of who is no lead */
async function findChangeable({ reads, writes }: Work, one: OneMember): Promise<MemberRow | undefined> {
  // In this order: one that another request adds in between is changed, not refused.
  const seen = await findMember(reads, one);
  const row = await findMember(writes, one);
  if (seen === undefined || row !== undefined) return row;
  throw new ApiError('forbidden', 'Only a lead of the project or an administrator changes its members.');
}

/** A contact of a client is none of the practice. */
async function requirePerson({ reads }: Work, ports: MemberPorts, userId: string): Promise<void> {
  const user = await ports.findUser(reads, userId);
  if (user === undefined) throw refuseNamed(reads, 'users', 'userId');
  if (user.role === 'client') throw invalidField('userId', 'is at a client, and no member of a project');
}
