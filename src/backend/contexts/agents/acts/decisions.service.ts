/** What was decided about calls of tools, newest first: everybody's for an administrator, one's own for others. */
import type * as z from 'zod';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { ActPorts } from './acts.ports.ts';
import type { decisionPageSchema } from './acts.schema.ts';
import { type DecisionRow, listDecisions } from './decisions.repository.ts';

type DecisionPage = z.output<typeof decisionPageSchema>;

export interface DecisionsService {
  list(caller: PersonCaller, page: PageQuery): Promise<DecisionPage>;
}

function toDecision(row: DecisionRow): DecisionPage['items'][number] {
  const { id, asker, tool, effect, verdict, about, why } = row;
  return {
    id,
    at: toInstant(row.at),
    userId: row.user_id,
    asker,
    tool,
    effect,
    verdict,
    about,
    why,
    rule: row.rule === null ? null : JSON.parse(row.rule),
    proposalId: row.act_id,
  };
}

export function createDecisionsService({ reads }: Pick<ActPorts, 'reads'>): DecisionsService {
  return {
    async list(caller, page) {
      const rows = await listDecisions(reads(caller.actor), page);
      return toPage(rows, page.limit, { item: toDecision, key: (row) => [row.at, row.id] });
    },
  };
}
