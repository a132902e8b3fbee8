/** Whom a request of a server is about, for who reads it on the command line: who asked may be another person. */
import {
  type AgentRequestSummary,
  type ApiClient,
  getMe,
  isApiRequestError,
} from '../../api-client/index.ts';
import { listEveryPerson } from '../backend/find-person.ts';

type Request = Pick<
  AgentRequestSummary,
  'approval' | 'error' | 'progress' | 'question' | 'requestedBy' | 'waitsForMachine'
>;

interface People {
  readonly names: ReadonlyMap<string, string>;
  readonly me: string;
}

/** Asked for only where a request tells of another person. */
export async function loadPeople(client: ApiClient, requests: readonly Request[]): Promise<People> {
  const tellsOf = ({ approval, waitsForMachine }: Request) => approval !== null || waitsForMachine;
  if (!requests.some(tellsOf)) return { names: new Map(), me: '' };
  const { data } = await getMe({ client, throwOnError: true });
  return { names: await loadNames(client), me: data.id };
}

/** None where the caller may not list them. */
export async function loadNames(client: ApiClient): Promise<ReadonlyMap<string, string>> {
  try {
    return new Map((await listEveryPerson(client)).map(({ id, name }) => [id, name]));
  } catch (error) {
    if (isApiRequestError(error)) return new Map();
    throw error;
  }
}

/** What it is at, in a line. */
export function describeRequest(request: Request, people: People): string {
  const { error, progress, question } = request;
  if (error !== null) return error.message;
  if (question !== null) return describeApproval(request, people) + question.title;
  return describeWaiting(request, people) ?? progress?.step ?? '';
}

function describeApproval({ approval }: Request, { names, me }: People): string {
  if (approval === null) return '';
  return `approved by ${approval.by === me ? 'you' : (names.get(approval.by) ?? 'another person')}: `;
}

/** Undefined where it waits for no machine, or for one of who reads it. */
function describeWaiting(
  { requestedBy, waitsForMachine }: Request,
  { names, me }: People,
): string | undefined {
  if (!waitsForMachine || requestedBy === me) return undefined;
  return `Waiting for a machine of ${names.get(requestedBy) ?? 'who asked'} that has this project`;
}
