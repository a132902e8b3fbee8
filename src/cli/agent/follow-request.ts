/** Waits for a request to come to its end or to a question, and says in the meantime what it is at. */
import {
  type AgentRequest,
  type AgentRequestTimeline,
  type ApiClient,
  cancelRequest,
  getRequest,
  isApiRequestError,
  listRequestEvents,
} from '../../api-client/index.ts';
import type { CliIo } from '../io.ts';
import { withoutControls } from '../scan/plain-line.ts';

const settled: ReadonlySet<AgentRequest['state']> = new Set(['waiting', 'done', 'failed', 'cancelled']);

/** Seconds that an answer may take: as often it says what is new. */
const lookEvery = 1;

/** Ctrl-C cancels it; what comes back is then as the backend has it. */
export async function followRequest(
  client: ApiClient,
  asked: AgentRequest,
  io: CliIo,
): Promise<AgentRequest> {
  const path = { id: asked.id };
  const teller = createTeller(client, asked.id, io);
  let request = asked;
  while (!settled.has(request.state)) {
    if (io.signal.aborted) {
      io.err('vireo: cancelling …\n');
      return await cancel(client, asked.id);
    }
    const headers = { Prefer: `wait=${lookEvery}` };
    request = (await getRequest({ client, path, headers, throwOnError: true })).data;
    await teller.tell(request);
  }
  return request;
}

/** It may have come to its end in the meantime. */
async function cancel(client: ApiClient, id: string): Promise<AgentRequest> {
  try {
    return (await cancelRequest({ client, path: { id }, throwOnError: true })).data;
  } catch (error) {
    if (!isApiRequestError(error) || error.code !== 'state_forbids') throw error;
    return (await getRequest({ client, path: { id }, throwOnError: true })).data;
  }
}

type TimelineEvent = AgentRequestTimeline['items'][number]['event'];

function createTeller(client: ApiClient, id: string, io: CliIo) {
  let after = 0;
  let told = '';

  function say(text: string): void {
    if (text === '' || text === told) return;
    told = text;
    io.err(`  ${withoutControls(text)}\n`);
  }

  async function tellEvents(): Promise<void> {
    const query = { after, limit: 1_000 };
    const { data } = await listRequestEvents({ client, path: { id }, query, throwOnError: true });
    for (const { seq, event } of data.items) {
      after = seq;
      say(describe(event));
    }
  }

  return {
    async tell({ state, progress }: AgentRequest): Promise<void> {
      await tellEvents();
      if (state !== 'running' || progress === null) return;
      const { step, fraction } = progress;
      say(fraction === null ? step : `${Math.floor(fraction * 100)} % ${step}`);
    },
  };
}

/** Empty for what is no news on the way. */
function describe(event: TimelineEvent): string {
  switch (event.type) {
    case 'step':
      return event.state === 'done'
        ? ''
        : `${event.title}${event.state === 'running' ? '' : `: ${event.state}`}`;
    case 'tool':
      return event.outcome === 'done' ? event.tool : `${event.tool}: ${event.outcome}`;
    case 'check':
      return `${event.name}: ${event.outcome}`;
    case 'note':
      return event.text;
    case 'state':
      return event.state === 'queued' && event.text !== undefined ? `queued again: ${event.text}` : '';
    case 'model':
      return '';
  }
}
