/** The routes of tools, as the MCP server asks them. */
import type { CallToolData, CallToolResponse, ListToolsResponse } from '../../api-client/index.ts';

export interface BackendAddress {
  readonly url: string;
  readonly token: string;
}

/** Finds the backend, or starts it. */
export type Connect = () => Promise<BackendAddress>;

export type ListedTool = ListToolsResponse['items'][number];
export type ToolOutcome = CallToolResponse;
export type ToolCallBody = NonNullable<CallToolData['body']>;

export interface BackendTools {
  list(signal: AbortSignal): Promise<readonly ListedTool[]>;
  call(name: string, body: ToolCallBody, signal: AbortSignal): Promise<ToolOutcome>;
}

interface Asked {
  readonly path: string;
  readonly body?: unknown;
  readonly signal: AbortSignal;
}

export function askBackend(connect: Connect): BackendTools {
  let address: Promise<BackendAddress> | undefined;
  const reach = async (): Promise<BackendAddress> => {
    address ??= connect();
    try {
      return await address;
    } catch (error) {
      address = undefined;
      throw error;
    }
  };

  /** Once more only where nothing was asked yet: nobody was there, or it did not know us. */
  const ask = async (asked: Asked, isAgain = false): Promise<unknown> => {
    const to = await reach();
    const reply = await send(to, asked).catch((error: unknown) => {
      if (isAgain || !isRefused(error)) throw error;
      return undefined;
    });
    if (reply === undefined || (reply.status === 401 && !isAgain)) {
      address = undefined;
      return await ask(asked, true);
    }
    const body: unknown = await reply.json();
    if (!reply.ok) throw new Error(messageOf(body) ?? `The backend answered ${reply.status}.`);
    return body;
  };

  return {
    async list(signal) {
      return ((await ask({ path: '/api/v1/ai/tools', signal })) as ListToolsResponse).items;
    },
    async call(name, body, signal) {
      const path = `/api/v1/ai/tools/${encodeURIComponent(name)}/calls`;
      return (await ask({ path, body, signal })) as CallToolResponse;
    },
  };
}

async function send({ url, token }: BackendAddress, { path, body, signal }: Asked): Promise<Response> {
  const authorization = `Bearer ${token}`;
  if (body === undefined) return await fetch(`${url}${path}`, { headers: { authorization }, signal });
  const headers = { authorization, 'content-type': 'application/json' };
  return await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body), signal });
}

function isRefused(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}

function messageOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : undefined;
}
