/** What one session of a client works with: the tools that it is offered, and reads through them. */
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { localDate } from '../../domain/zones.ts';
import type { BackendTools, ToolCallBody } from './ask-backend.ts';
import type { OfferedTools } from './offered-tools.ts';
import type { Say } from './prompts/prompt-texts.ts';

export interface McpSession {
  readonly offered: OfferedTools;
  readonly say: Say;
  today(): string;
  call(tool: string, input: Record<string, unknown>, signal: AbortSignal): ReturnType<BackendTools['call']>;
  /** Output of a tool that reads. @throws McpError where it is refused. */
  read(tool: string, input: Record<string, unknown>, signal: AbortSignal): Promise<unknown>;
}

/** Of the protocol; the SDK has no name for it. */
export const resourceNotFound = -32_002;

interface SessionOptions {
  readonly tools: BackendTools;
  readonly offered: OfferedTools;
  /** All of a call but its input. */
  readonly body: () => Omit<ToolCallBody, 'input'>;
  readonly zone: string;
  readonly locale: string;
}

export function openSession({ tools, offered, body, zone, locale }: SessionOptions): McpSession {
  const isGerman = /^de\b/i.test(locale);
  const call: McpSession['call'] = async (tool, input, signal) =>
    await tools.call(tool, { ...body(), input }, signal);
  return {
    offered,
    say: (english, german) => (isGerman ? german : english),
    today: () => localDate(Date.now(), zone),
    call,
    async read(tool, input, signal) {
      const outcome = await call(tool, input, signal);
      if (outcome.kind === 'done') return outcome.output;
      if (outcome.kind === 'proposed') throw new Error(`${tool} is no read.`);
      // What was asked for is not there, or cannot be read now.
      const code = outcome.code === 'failed' ? resourceNotFound : ErrorCode.InvalidRequest;
      throw new McpError(code, outcome.message);
    },
  };
}
