/** Prompts of the protocol: those whose tools this session offers. */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';
import type { McpSession } from '../session.ts';
import { type PromptText, promptTexts } from './prompt-texts.ts';

export function servePrompts(server: Server, session: McpSession): void {
  const { say } = session;

  const listOffered = async (signal: AbortSignal): Promise<readonly PromptText[]> => {
    const names = new Set((await session.offered.list(signal)).map(({ name }) => name));
    return promptTexts.filter(({ tools }) => tools.every((tool) => names.has(tool)));
  };

  server.setRequestHandler(ListPromptsRequestSchema, async (_request, { signal }) => ({
    prompts: (await listOffered(signal)).map((prompt) => ({
      name: prompt.name,
      title: say(...prompt.title),
      description: say(...prompt.description),
      arguments: prompt.arguments.map(({ name, description, required }) => ({
        name,
        description: say(...description),
        required,
      })),
    })),
  }));

  server.setRequestHandler(GetPromptRequestSchema, async ({ params }, { signal }) => {
    const prompt = (await listOffered(signal)).find(({ name }) => name === params.name);
    if (prompt === undefined) throw new McpError(ErrorCode.InvalidParams, `Unknown prompt: ${params.name}`);
    const given = readGiven(prompt, params.arguments ?? {});
    const text = writeText(prompt, given, session);
    return {
      description: say(...prompt.description),
      messages: [{ role: 'user', content: { type: 'text', text } }],
    };
  });
}

/** A form that was left empty gives an empty text. */
function readGiven(prompt: PromptText, given: Readonly<Record<string, string>>): Record<string, string> {
  const filled = Object.entries(given).filter(([, value]) => value.trim() !== '');
  const unknown = filled.find(([key]) => prompt.arguments.every(({ name }) => name !== key));
  if (unknown !== undefined) throw invalid(prompt, `there is no argument ${unknown[0]}`);
  return Object.fromEntries(filled);
}

function writeText(prompt: PromptText, given: Record<string, string>, session: McpSession): string {
  try {
    return prompt.write(given, { say: session.say, today: session.today() });
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    const field = String(issue?.path[0] ?? '');
    throw invalid(prompt, given[field] === undefined ? `${field} is missing` : `${field} ${issue?.message}`);
  }
}

function invalid({ name }: PromptText, message: string): McpError {
  return new McpError(ErrorCode.InvalidParams, `${name}: ${message}`);
}
