/** The tool loop of one crew member: ask the model, run its tool calls, ask again, until it answers or runs out of turns. */
import type { AskOf } from '../../../../../contract/work/work-asks.ts';
import { fenceRule } from '../../../../../domain/models/fence.ts';
import type { NodeUse } from '../../../graphs/graph.ts';
import { AgentError } from '../../agent.ts';
import { fence } from '../../delivery/fence.ts';
import type { Role } from './roles.ts';
import type { ToolOffer, TreeTools } from './tree-tools.ts';

type ModelAsk = Omit<AskOf<'model'>, 'kind'>;
type Message = ModelAsk['messages'][number];
type Call = Extract<Message, { role: 'assistant' }>['calls'];

/** A tool whose call ends the loop. */
export interface LastWord<Value> {
  readonly offer: ToolOffer;
  /** What is wrong with it, as a sentence for the model, or the value. */
  read(input: unknown): { readonly value: Value } | { readonly wrong: string };
}

export interface ToolLoop<Value> {
  readonly role: Role;
  readonly question: string;
  readonly tools: TreeTools;
  readonly lastWord?: LastWord<Value>;
}

export interface Said<Value> {
  readonly text: string;
  readonly lastWord?: Value;
}

/** Of what tools answered, in characters: what is older is left out, and can be read again. */
const mostRemembered = 240_000;
const mostOutputTokens = 16_000;
/** The same call so often leads nowhere. */
const mostRepeats = 3;

export async function runToolLoop<Value>(use: NodeUse, asked: ToolLoop<Value>): Promise<Said<Value>> {
  const { role, question, tools, lastWord } = asked;
  const messages: Message[] = [{ role: 'user', text: question }];
  const made = new Map<string, number>();
  for (let turn = 1; turn <= role.turns; turn += 1) {
    const isLast = turn === role.turns;
    const offers = [...tools.offers, ...(lastWord === undefined ? [] : [lastWord.offer])];
    const answer = await askModel(use, {
      task: role.task,
      about: role.title,
      system: `${role.mission}\n${fenceRule}`,
      messages: forget(messages),
      // Out of turns: the last answer is text.
      tools: isLast ? offers.slice(tools.offers.length) : offers,
      files: tools.fileCount,
      maxOutputTokens: mostOutputTokens,
    });
    const { text, calls } = answer;
    if (calls.length === 0 || isLast) {
      const final = calls.map((call) => lastWordOf(call, lastWord)).find((each) => each !== undefined);
      return { text, ...(final !== undefined && 'value' in final && { lastWord: final.value }) };
    }
    messages.push({ role: 'assistant', text, calls });
    const last = await answerCalls(calls, { ...asked, use, messages, made });
    if (last !== undefined) return { text, lastWord: last.value };
  }
  return { text: '' };
}

interface Round<Value> extends ToolLoop<Value> {
  readonly use: NodeUse;
  readonly messages: Message[];
  /** How often each call was made. */
  readonly made: Map<string, number>;
}

/** The last word, if one of them was it; what the others came to is added to the messages. */
async function answerCalls<Value>(
  calls: NonNullable<Call>,
  { use, tools, lastWord, messages, made }: Round<Value>,
): Promise<{ readonly value: Value } | undefined> {
  for (const call of calls) {
    use.signal.throwIfAborted();
    const last = lastWordOf(call, lastWord);
    if (last !== undefined && 'value' in last) return last;
    const key = JSON.stringify([call.tool, call.input]);
    const times = (made.get(key) ?? 0) + 1;
    made.set(key, times);
    const output = fence('result', call.tool, last?.wrong ?? (await run(tools, call, times)));
    messages.push({ role: 'tool', callId: call.id, tool: call.tool, output });
  }
  return undefined;
}

function lastWordOf<Value>(
  call: NonNullable<Call>[number],
  lastWord: LastWord<Value> | undefined,
): { readonly value: Value } | { readonly wrong: string } | undefined {
  return call.tool === lastWord?.offer.name ? lastWord.read(call.input) : undefined;
}

async function run(
  tools: TreeTools,
  { tool, input }: NonNullable<Call>[number],
  times: number,
): Promise<string> {
  if (times > mostRepeats)
    return 'You have made this very call before, and its answer is the same: do something else.';
  return await tools.call(tool, input);
}

/** Never retried by itself, since each request costs: the run fails with the gateway's message, and *Retry* resumes here. */
async function askModel(use: NodeUse, question: ModelAsk) {
  try {
    return await use.askModel(question);
  } catch (error) {
    use.signal.throwIfAborted();
    throw new AgentError('model_failed', error instanceof Error ? error.message : String(error), error);
  }
}

function forget(messages: readonly Message[]): Message[] {
  let room = mostRemembered;
  return messages
    .toReversed()
    .map((message) => {
      if (message.role !== 'tool') return message;
      room -= message.output.length;
      return room >= 0
        ? message
        : { ...message, output: 'Left out here: call the tool again if you need it.' };
    })
    .toReversed();
}
