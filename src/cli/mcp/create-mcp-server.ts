/** The MCP server: the catalogue of tools of the backend, for the client that connects. */
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import { productVersion } from '../../contract/version.ts';
import type { Permission } from '../../domain/authorization.ts';
import type { BackendTools, ToolCallBody } from './ask-backend.ts';
import { toFailure, toMcpTool, toResult } from './tool-result.ts';

export interface McpServerOptions {
  readonly tools: BackendTools;
  /** What the user lets through for this session. */
  readonly allow: readonly Permission[];
  readonly zone: string;
  readonly locale: string;
}

const instructions = [
  "Vireo keeps the user's recorded time, clients, projects, invoices, payments and code findings.",
  'Amounts are decimals with a currency, durations whole seconds, days YYYY-MM-DD.',
  'Take calculate for every figure that no tool returned. Ids come from the list tools.',
  'What changes something waits in the editor until the user applies it, unless they allowed it.',
].join(' ');

export function createMcpServer({ tools, allow, zone, locale }: McpServerOptions): Server {
  const server = new Server(
    { name: 'vireo', title: 'Vireo', version: productVersion },
    { capabilities: { tools: {} }, instructions },
  );
  server.setRequestHandler(ListToolsRequestSchema, async (_request, { signal }) => ({
    tools: (await tools.list(signal)).map(toMcpTool),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    const asker = { kind: 'mcp', name: clientName(server.getClientVersion()?.name) } as const;
    const body: ToolCallBody = { input: params.arguments ?? {}, zone, locale, asker, allow: [...allow] };
    try {
      const outcome = await tools.call(params.name, body, signal);
      if (outcome.kind === 'refused' && outcome.code === 'unknown_tool')
        throw new McpError(ErrorCode.InvalidParams, `Unknown tool: ${params.name}`);
      return toResult(outcome);
    } catch (error) {
      if (error instanceof McpError) throw error;
      return toFailure(describeError(error));
    }
  });
  return server;
}

/** `fetch` says no more than that it failed, and not whether what was asked arrived. */
function describeError(error: unknown): string {
  if (error instanceof TypeError)
    return 'Vireo is not responding, so the call may or may not have arrived. Read before you call again.';
  return error instanceof Error ? error.message : String(error);
}

/** One line, as rules can name it: a star would stand for others. */
export function clientName(said: string | undefined): string {
  const name = (said ?? '')
    .replace(/[\p{C}\p{Zl}\p{Zp}*]/gu, ' ')
    .trim()
    .slice(0, 80)
    .trim();
  return name === '' ? 'unnamed client' : name;
}
