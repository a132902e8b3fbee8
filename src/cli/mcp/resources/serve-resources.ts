/** Resources of the protocol: lists of records, and one record by its name or number. */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { toPlain } from '../plain-output.ts';
import { type McpSession, resourceNotFound } from '../session.ts';
import { lists, singles } from './resource-kinds.ts';

const mimeType = 'application/json';

export function serveResources(server: Server, session: McpSession): void {
  const { say } = session;

  const permitted = async <Kind extends { readonly tools: readonly string[] }>(
    kinds: readonly Kind[],
    signal: AbortSignal,
  ): Promise<readonly Kind[]> => {
    const names = new Set((await session.offered.listPermitted(signal)).map(({ name }) => name));
    return kinds.filter(({ tools }) => tools.every((tool) => names.has(tool)));
  };

  server.setRequestHandler(ListResourcesRequestSchema, async (_request, { signal }) => ({
    resources: (await permitted(lists, signal)).map(({ uri, name, title, description }) => ({
      uri,
      name,
      title: say(...title),
      description: say(...description),
      mimeType,
    })),
  }));

  server.setRequestHandler(ListResourceTemplatesRequestSchema, async (_request, { signal }) => ({
    resourceTemplates: (await permitted(singles, signal)).map(
      ({ base, variable, name, title, description }) => ({
        uriTemplate: `${base}{${variable}}`,
        name,
        title: say(...title),
        description: say(...description),
        mimeType,
      }),
    ),
  }));

  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }, { signal }) => {
    const output = await readUri(session, uri, signal);
    if (output === undefined) throw notFound(uri);
    const text = JSON.stringify(toPlain(output, { withIds: true }));
    return { contents: [{ uri, mimeType, text }] };
  });
}

async function readUri(session: McpSession, uri: string, signal: AbortSignal): Promise<unknown> {
  const read = async (tool: string, input: Record<string, unknown>) =>
    await session.read(tool, input, signal);
  const list = lists.find((each) => each.uri === uri);
  if (list !== undefined) return await list.read(read);
  const single = singles.find(({ base }) => uri.startsWith(base));
  const value = single && decode(uri.slice(single.base.length));
  return single === undefined || value === undefined ? undefined : await single.read(read, value);
}

/** Undefined: it is no value that a template makes. */
function decode(text: string): string | undefined {
  if (text === '' || text.length > 1000 || text.includes('/')) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function notFound(uri: string): McpError {
  return new McpError(resourceNotFound, 'There is no such resource.', { uri });
}
