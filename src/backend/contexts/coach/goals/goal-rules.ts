/** What a goal has to be for its progress to be told. */

import { measureFacts } from '../../../../domain/goals/goal.ts';
import { text } from '../../../../words/text.ts';
import { word } from '../../../../words/word.ts';
import { invalidField } from '../../../platform/http/api-error.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { GoalPorts } from './goals.ports.ts';
import type { Goal, GoalMeasured } from './goals.schema.ts';

const utilisationAtMost = 300;
/** Days from the first to the last: each is weighed. */
const daysAtMost = 3_700;

/** @throws ApiError `invalid` that names the field. */
export function requireSound({ startsOn, dueOn, measured }: Omit<Goal, 'progress'>): void {
  if (dueOn === null && (measured === null || measured.period === 'until'))
    throw invalidField('dueOn', 'is needed: the goal has no other end');
  if (dueOn !== null && dueOn < startsOn) throw invalidField('dueOn', 'must not lie before startsOn');
  if (dueOn !== null && (Date.parse(dueOn) - Date.parse(startsOn)) / 86_400_000 > daysAtMost)
    throw invalidField('dueOn', 'must lie within ten years of startsOn');
  if (measured !== null) requireMeasurable(measured);
}

function requireMeasurable({
  measure,
  direction,
  target,
  currency,
  clientId,
  projectId,
}: GoalMeasured): void {
  const { unit, of } = measureFacts[measure];
  if ((currency !== null) !== (unit === 'minor'))
    throw invalidField('measured.currency', unit === 'minor' ? 'is needed' : 'is of money alone');
  for (const [kind, id] of [
    ['client', clientId],
    ['project', projectId],
  ] as const)
    if (id !== null && !of.includes(kind))
      throw invalidField(`measured.${kind}Id`, 'is not known of this figure');
  if (direction === 'at_least' && target === 0)
    throw invalidField('measured.target', 'must be more than 0: every figure is at least that');
  if (unit === 'percent' && target > utilisationAtMost)
    throw invalidField('measured.target', text`must be at most ${utilisationAtMost} per cent`);
}

/** Field of the client or project that is none of the organization's, or no longer. */
export async function findMissing(
  { findClient, findProject }: Pick<GoalPorts, 'findClient' | 'findProject'>,
  reads: Reads,
  measured: GoalMeasured | null,
): Promise<'clientId' | 'projectId' | undefined> {
  const { clientId = null, projectId = null } = measured ?? {};
  if (clientId !== null && (await findClient(reads, clientId)) === undefined) return 'clientId';
  if (projectId !== null && (await findProject(reads, projectId)) === undefined) return 'projectId';
  return undefined;
}

/** @throws ApiError `invalid` where the client or project is none of the organization's. */
export async function requireRecords(
  ports: Pick<GoalPorts, 'findClient' | 'findProject'>,
  reads: Reads,
  measured: GoalMeasured | null,
): Promise<void> {
  const missing = await findMissing(ports, reads, measured);
  if (missing === undefined) return;
  const what = missing === 'clientId' ? 'client' : 'project';
  throw invalidField(`measured.${missing}`, text`is no ${word(what)} of this organization`);
}
