/**
 * New rows are of projects in which their writer may write. They are noted as they are written, and looked at together before
 * the transaction ends: what is refused then takes all of it back.
 */
import { isPerson, type Person } from '../../../domain/policy/actor.ts';
import { ApiError } from '../http/api-error.ts';
import { grantOfTable, projectsOf } from './conditions.ts';
import type { ReachPorts } from './reads.ts';
import type { TableName } from './table-scope.ts';

export interface InsertedRows {
  note(table: TableName, row: object): void;
  /** @throws ApiError `forbidden` */
  requireReached(): Promise<void>;
}

type Tie = 'lead' | 'member';

export function noteInsertedRows({ db, actor, scopes }: ReachPorts): InsertedRows {
  const noted: Record<Tie, Set<string>> = { lead: new Set(), member: new Set() };
  const open = async (person: Person, tie: Tie): Promise<ReadonlySet<string>> => {
    const { rows } = await projectsOf(person, tie, 'write').execute(db);
    return new Set(rows.map(({ project_id }) => project_id));
  };
  return {
    note(table, row) {
      const scope = scopes[table];
      if (
        scope === undefined ||
        typeof scope === 'string' ||
        'partOf' in scope ||
        typeof scope.member !== 'string'
      )
        return;
      const grant = grantOfTable(table, { scopes, actor, act: 'write' });
      const projectId: unknown = Reflect.get(row, scope.member);
      if (typeof projectId !== 'string') return;
      if (grant !== 'all' && grant !== undefined) noted[grant === 'lead' ? 'lead' : 'member'].add(projectId);
    },
    async requireReached() {
      for (const tie of ['lead', 'member'] as const) {
        if (noted[tie].size === 0 || !isPerson(actor)) continue;
        const reached = await open(actor, tie);
        if ([...noted[tie]].every((id) => reached.has(id))) continue;
        throw new ApiError(
          'forbidden',
          tie === 'lead'
            ? 'Only a lead of the project may do this.'
            : 'Only a member of the project may do this.',
        );
      }
    },
  };
}
