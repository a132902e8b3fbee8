/** A person decides on what a request waits for. On a server what is approved touches the machine of who asked. */
import { text } from '../../../../../words/text.ts';
import { word } from '../../../../../words/word.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import type { Work as Unit } from '../../../../platform/unit-of-work.ts';
import { readQuestion } from '../request-view.ts';
import type { RequestPorts } from '../requests.ports.ts';
import type { RequestRow } from '../requests.repository.ts';
import type { GivenAnswer } from '../requests.schema.ts';
import { answerRequest } from './answer-request.ts';
import { approveRequest } from './approve-request.ts';

type Ports = Pick<RequestPorts, 'jobs' | 'findCost' | 'projectFolders'>;

interface Decided {
  readonly row: RequestRow;
  readonly answer: GivenAnswer;
  /** User. */
  readonly by: string;
}

/** @throws ApiError `state_forbids` where it waits for nothing, or for something else; `invalid` */
export async function decideRequest(
  ports: Ports,
  unit: Unit,
  { row, answer: { machine, ...answer }, by }: Decided,
): Promise<RequestRow> {
  requireAsked(row, answer.question);
  if (ports.projectFolders === 'records' || !answer.approved)
    return await answerRequest(ports, unit, { row, answer, by });
  if (by === row.requested_by) {
    requireMachine(row, machine);
    return await answerRequest(ports, unit, { row, answer, by });
  }
  // What was looked at is what is approved.
  if (answer.question !== readQuestion(row)?.id) throw invalidField('question', 'names what is approved');
  return await approveRequest(ports, unit, { row, answer, by });
}

function requireAsked(row: RequestRow, question: string | undefined): void {
  if (row.state !== 'waiting')
    throw new ApiError('state_forbids', text`The request is ${word(row.state)}: it waits for no answer.`);
  if (question !== undefined && question !== readQuestion(row)?.id)
    throw new ApiError('state_forbids', text`It asks something else by now: look at it again.`);
}

/** From elsewhere a yes of who asked reaches nothing. */
function requireMachine({ machine, machine_id: own }: RequestRow, given: string | undefined): void {
  if ((given ?? null) !== own)
    throw new ApiError('state_forbids', text`It runs on ${machine ?? '?'}: answer it there.`);
}
