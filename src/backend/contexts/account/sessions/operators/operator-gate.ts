/**
 * Opens requests of an operator who looks into an organization. Each looks up whether the session is open, whether the machine
 * names them as operator, and whether they are still signed in themselves.
 */
import type { OperatorActor } from '../../../../../domain/policy/actor.ts';
import type { Clock } from '../../../../platform/clock.ts';
import type { TeamDatabase } from '../../../../team-schema.ts';
import { findIdentity, findIdentityByEmail, type IdentityRow } from '../identities/identities.repository.ts';
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
  /**
   * Finds the accounts that the command line names, once, at the start of the server: who gets such an address later is none.
   * Answers the addresses that no account has confirmed, as an unconfirmed one may be anybody's.
   */
  takeOperators(): Promise<readonly string[]>;
  open(token: string): Promise<OperatorActor | undefined>;
  isOpen(sessionId: string): Promise<boolean>;
  /** Undefined for who is none. */
  findOperator(identityId: string): Promise<IdentityRow | undefined>;
}

export function createOperatorGate({ database, clock, gate, operators }: OperatorGatePorts): OperatorGate {
  // process-local: what the command line of this process names; on several: each resolves its own at its start
  let taken: ReadonlySet<string> = new Set();

  async function takeOperators(): Promise<readonly string[]> {
    const [found, unknown]: [Set<string>, string[]] = [new Set(), []];
    for (const address of operators) {
      const identity = await findIdentityByEmail(database.query, address.toLowerCase());
      if (identity?.email_verified === 1) found.add(identity.id);
      else unknown.push(address);
    }
    taken = found;
    return unknown;
  }

  async function findOperator(identityId: string): Promise<IdentityRow | undefined> {
    const identity = taken.has(identityId) ? await findIdentity(database.query, identityId) : undefined;
    return identity?.email_verified === 1 ? identity : undefined;
  }

  async function isLive(row: OperatorSessionRow | undefined): Promise<boolean> {
    if (row === undefined || row.ended_at !== null || Number(row.ends_at) <= clock()) return false;
    return (await gate.isOpen(row.opened_by)) && (await findOperator(row.identity_id)) !== undefined;
  }

  return {
    takeOperators,
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
