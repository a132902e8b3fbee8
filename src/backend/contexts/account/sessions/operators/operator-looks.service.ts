/** The use cases of an organization that an operator looks into: its administrators see that, and end it. */
import type { Caller } from '../../../../platform/http/actor.ts';
import { notFound } from '../../../../platform/http/api-error.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import { teamRows } from '../../../../team-schema.ts';
import { findIdentity } from '../identities/identities.repository.ts';
import { noteOperator } from './note-operator.ts';
import {
  endOperatorSession,
  findOperatorSession,
  listOperatorSessions,
  type OperatorSessionRow,
} from './operators.repository.ts';
import type { OperatorLook } from './operators.schema.ts';
import type { OperatorPorts } from './operators.service.ts';

export interface OperatorLooksService {
  list(caller: Caller): Promise<OperatorLook[]>;
  end(caller: Caller, id: string): Promise<void>;
}

export function createOperatorLooksService({
  database,
  clock,
  gate,
  operatorGate,
  unitOfWork,
}: OperatorPorts): OperatorLooksService {
  const addressOf = async ({ identity_id }: OperatorSessionRow) =>
    (await findIdentity(database.query, identity_id))?.email ?? '';

  return {
    async list({ actor: { organizationId } }) {
      const rows = await listOperatorSessions(database.query, { now: clock(), organizationId });
      const looks: OperatorLook[] = [];
      for (const row of rows) {
        // Of one whose operator signed out, or is none any more, nothing is open.
        if (await operatorGate.isOpen(row.id)) looks.push(show(row, await addressOf(row)));
      }
      return looks;
    },

    async end({ actor }, id) {
      const row = await findOperatorSession(database.query, { id });
      if (row === undefined || row.organization_id !== actor.organizationId) throw notFound('session');
      const operator = await addressOf(row);
      await unitOfWork.write(actor, async (work) => {
        if (!(await endOperatorSession(teamRows(work.trx), id, work.now))) return;
        await noteOperator(work, 'operator.ended', { row, operator });
        work.afterCommit(() => gate.ended([id]));
      });
    },
  };
}

function show({ id, reason, opened_at, ends_at }: OperatorSessionRow, operator: string): OperatorLook {
  return {
    id,
    operator,
    reason,
    openedAt: toInstant(Number(opened_at)),
    endsAt: toInstant(Number(ends_at)),
  };
}
