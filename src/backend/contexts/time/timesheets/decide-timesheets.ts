/** One decision on many timesheets: each is decided by itself, so that one that is refused holds up no other. */
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { type ActOn, actOnTimesheet } from './act-on-timesheet.ts';
import type { DecideTimesheets, TimesheetDecisions } from './approval.schema.ts';
import type { TimesheetPorts } from './timesheets.ports.ts';

type Item = NonNullable<DecideTimesheets['items']>[number];
type Decision = TimesheetDecisions['results'][number];

export async function decideTimesheets(
  ports: TimesheetPorts,
  caller: Caller,
  { ids = [], items = ids.map((id): Item => ({ id })), verdict, reason }: DecideTimesheets,
): Promise<TimesheetDecisions> {
  const act = verdict === 'approved' ? 'approve' : 'reject';
  const results: Decision[] = [];
  const expectations = new Map(items.map(({ id, version }) => [id, version]));
  for (const [id, expected] of expectations) {
    results.push(await decideOne(ports, caller, { id, act, reason, expected }));
  }
  return { results };
}

async function decideOne(ports: TimesheetPorts, caller: Caller, on: ActOn): Promise<Decision> {
  try {
    const timesheet = await ports.unitOfWork.write(caller.actor, (work) =>
      actOnTimesheet({ work, caller, ports }, on),
    );
    return { id: on.id, timesheet, error: null };
  } catch (error) {
    if (!ApiError.is(error)) throw error;
    const { code, message } = error;
    return { id: on.id, timesheet: null, error: { code, message } };
  }
}
