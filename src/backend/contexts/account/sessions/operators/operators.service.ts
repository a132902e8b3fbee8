/** The use cases of operators: which organizations there are, how the server is, and half an hour of looking into one. */
import { v7 as newId } from 'uuid';
import { productVersion } from '../../../../../contract/version.ts';
import type { OperatorActor } from '../../../../../domain/policy/actor.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../../platform/http/api-error.ts';
import { toInstant, toInstantOrNull } from '../../../../platform/http/instant.ts';
import type { UnitOfWork } from '../../../../platform/unit-of-work.ts';
import { type TeamDatabase, type TeamDb, teamRows } from '../../../../team-schema.ts';
import type { IdentityRow } from '../identities/identities.repository.ts';
import { hashOfSecret, makeSecret } from '../secret-text.ts';
import type { SessionGate } from '../session-gate.ts';
import { type Signed, signedOf } from '../sessions.service.ts';
import { noteOperator } from './note-operator.ts';
import { type OperatorGate, operatorMark } from './operator-gate.ts';
import {
  countAccounts,
  countMembers,
  countOpenSessions,
  endOperatorSession,
  findOperatorSession,
  insertOperatorSession,
  listClaimed,
  listOperatorSessions,
  listOrganizations,
  listUses,
  type OperatorSessionRow,
} from './operators.repository.ts';
import type { OpenedOperatorSession, OperatorSession, ServerHealth, Tenant } from './operators.schema.ts';

const operatesMs = 30 * 60_000;

export interface OperatorPorts {
  readonly database: TeamDatabase;
  readonly clock: () => number;
  readonly gate: Pick<SessionGate, 'ended'>;
  readonly operatorGate: OperatorGate;
  readonly unitOfWork: UnitOfWork;
}

export interface OperatorsService {
  listTenants(caller: Caller): Promise<Tenant[]>;
  health(caller: Caller): Promise<ServerHealth>;
  list(caller: Caller): Promise<OperatorSession[]>;
  /** The organization hears of it in the same moment. */
  open(caller: Caller, organizationId: string, reason: string): Promise<OpenedOperatorSession>;
  end(caller: Caller, id: string): Promise<void>;
}

export function createOperatorsService(ports: OperatorPorts): OperatorsService {
  const { database, clock, operatorGate } = ports;
  const startedAt = clock();

  /** @throws ApiError `forbidden` */
  async function requireOperator(caller: Caller): Promise<Signed & { readonly identity: IdentityRow }> {
    const signed = signedOf(caller);
    const identity = await operatorGate.findOperator(signed.session.identityId);
    if (identity !== undefined) return { ...signed, identity };
    throw new ApiError(
      'forbidden',
      'This is for operators of the server: its command line names them (--operator), by an address that was confirmed before it started.',
    );
  }

  return {
    async listTenants(caller) {
      await requireOperator(caller);
      return await listTenants(database.query);
    },

    async health(caller) {
      await requireOperator(caller);
      return { startedAt: toInstant(startedAt), ...(await readHealth(database.query, clock())) };
    },

    async list(caller) {
      const { session } = await requireOperator(caller);
      const { identityId } = session;
      const names = await namesOfOrganizations(database.query);
      const rows = await listOperatorSessions(database.query, { now: clock(), identityId });
      return rows.map((row) => show(row, names));
    },

    async open(caller, organizationId, reason) {
      const { session, identity } = await requireOperator(caller);
      const names = await namesOfOrganizations(database.query);
      if (!names.has(organizationId)) throw notFound('organization');
      const token = makeSecret(operatorMark);
      const id = newId();
      const actor = operatorOf({ id, organization_id: organizationId, identity_id: identity.id });
      return await ports.unitOfWork.write(actor, async (work) => {
        const row: OperatorSessionRow = {
          id,
          token_hash: hashOfSecret(token),
          identity_id: identity.id,
          opened_by: session.id,
          organization_id: organizationId,
          reason,
          opened_at: work.now,
          ends_at: work.now + operatesMs,
          ended_at: null,
        };
        await insertOperatorSession(teamRows(work.trx), row);
        await noteOperator(work, 'operator.entered', { row, operator: identity.email });
        return { ...show(row, names), token };
      });
    },

    async end(caller, id) {
      const { identity } = await requireOperator(caller);
      const row = await findOperatorSession(database.query, { id });
      if (row === undefined || row.identity_id !== identity.id) throw notFound('session');
      await ports.unitOfWork.write(operatorOf(row), async (work) => {
        if (!(await endOperatorSession(teamRows(work.trx), id, work.now))) return;
        await noteOperator(work, 'operator.left', { row, operator: identity.email });
        work.afterCommit(() => ports.gate.ended([id]));
      });
    },
  };
}

async function listTenants(db: TeamDb): Promise<Tenant[]> {
  const [members, uses, claimed] = [await countMembers(db), await listUses(db), await listClaimed(db)];
  return (await listOrganizations(db)).map(({ id, name, created_at }) => ({
    id,
    name,
    createdAt: toInstant(created_at),
    members: members.get(id) ?? 0,
    lastUsedAt: toInstantOrNull(uses.get(id) ?? null),
    state: claimed.has(id) ? 'open' : 'closed',
  }));
}

async function readHealth(db: TeamDb, now: number): Promise<Omit<ServerHealth, 'startedAt'>> {
  return {
    version: productVersion,
    organizations: (await listOrganizations(db)).length,
    accounts: await countAccounts(db),
    openSessions: await countOpenSessions(db, now),
    openOperatorSessions: (await listOperatorSessions(db, { now })).length,
  };
}

type Named = Pick<OperatorSessionRow, 'id' | 'organization_id' | 'identity_id'>;

function operatorOf({ id, organization_id: organizationId, identity_id: identityId }: Named): OperatorActor {
  return { kind: 'operator', organizationId, identityId, sessionId: id };
}

async function namesOfOrganizations(db: TeamDb): Promise<ReadonlyMap<string, string>> {
  return new Map((await listOrganizations(db)).map(({ id, name }) => [id, name]));
}

function show(
  { id, organization_id, reason, opened_at, ends_at }: OperatorSessionRow,
  names: ReadonlyMap<string, string>,
): OperatorSession {
  return {
    id,
    organizationId: organization_id,
    organizationName: names.get(organization_id) ?? '',
    reason,
    openedAt: toInstant(Number(opened_at)),
    endsAt: toInstant(Number(ends_at)),
  };
}
