/**
 * `vireo mcp` on standard input and output, in a bundle of its own: nothing else loads the SDK. It keeps no records and
 * no secrets: all that it does goes through the backend's routes of tools.
 */

import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { inBackground } from '../../contract/background/in-background.ts';
import type { ToolsetChoice } from '../../contract/tools/toolsets.ts';
import type { Permission } from '../../domain/authorization.ts';
import { askBackend, type Connect } from './ask-backend.ts';
import { createMcpServer } from './create-mcp-server.ts';

export interface McpRun {
  readonly connect: Connect;
  readonly allow: readonly Permission[];
  readonly toolsets: readonly ToolsetChoice[];
  readonly signal: AbortSignal;
}

/** Until the client closes its end. */
export async function serveMcp({ connect, signal, ...session }: McpRun): Promise<void> {
  const { timeZone: zone, locale } = Intl.DateTimeFormat().resolvedOptions();
  const server = createMcpServer({
    ...session,
    tools: askBackend(connect),
    zone,
    locale: locale.slice(0, 35),
  });
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
  });
  const end = () => inBackground(server.close(), 'End of MCP');
  process.stdin.once('end', end);
  signal.addEventListener('abort', end, { once: true });
  await server.connect(new StdioServerTransport());
  await closed;
}
