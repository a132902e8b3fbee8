/**
 * Opens requests of an operator who looks into an organization. Each looks up whether the session is open, whether the machine
 * still names them as operator, and whether they are still signed in themselves.
 */
import type { OperatorActor } from '../../../../../domain/policy/actor.ts';
import type { Clock } from '../../../../platform/clock.ts';
import type { TeamDatabase } from '../../../../team-schema.ts';
import { findIdentity, type IdentityRow } from '../identities/identities.repository.ts';
import { hashOfSecret } from '../secret-text.ts';
import type { SessionGate } from '../session-gate.ts';
import { findOperatorSession, type OperatorSessionRow } from './operators.repository.ts';

export const operatorMark = 'vop_';

export interface OperatorGatePorts {
  readonly database: TeamDatabase;
  readonly clock: Clock;
  readonly gate: Pick<SessionGate, 'isOpen'>;
  /** Their addresses, as the command line of the server names them. */
  readonly operators: readonly string[];
}

export interface OperatorGate {
  open(token: string): Promise<OperatorActor | undefined>;
  isOpen(sessionId: string): Promise<boolean>;
  /** Undefined for who is none: an address that was never confirmed may be anybody's. */
  findOperator(identityId: string): Promise<IdentityRow | undefined>;
}

export function createOperatorGate({ database, clock, gate, operators }: OperatorGatePorts): OperatorGate {
  const named = new Set(operators.map((address) => address.toLowerCase()));

  async function findOperator(identityId: string): Promise<IdentityRow | undefined> {
    const identity = await findIdentity(database.query, identityId);
    const isNamed = identity?.email_verified === 1 && named.has(identity.email);
    return isNamed ? identity : undefined;
  }

  async function isLive(row: OperatorSessionRow | undefined): Promise<boolean> {
    if (row === undefined || row.ended_at !== null || Number(row.ends_at) <= clock()) return false;
    return (await gate.isOpen(row.opened_by)) && (await findOperator(row.identity_id)) !== undefined;
  }

  return {
    findOperator,
    isOpen: async (id) => await isLive(await findOperatorSession(database.query, { id })),
    async open(token) {
      const row = await findOperatorSession(database.query, { hash: hashOfSecret(token) });
      if (row === undefined || !(await isLive(row))) return undefined;
      const { id: sessionId, organization_id: organizationId, identity_id: identityId } = row;
      return { kind: 'operator', sessionId, organizationId, identityId };
    },
  };
}
