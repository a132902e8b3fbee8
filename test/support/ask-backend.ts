/** Requests to a backend that listens, with its owner's token. */
import { noteReply } from '../../src/backend/testing/replies-of-test.ts';

export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
  // biome-ignore lint/suspicious/noExplicitAny: tests read replies of many shapes, and assert on what they read.
) => Promise<{ status: number; body: any }>;

/** Routes are those of the API, without its prefix, or whole paths. */
export function createAsk({ url, token }: { readonly url: string; readonly token: string }): Ask {
  return async (method, route, body, headers = {}) => {
    const isWhole = route.startsWith('/api') || route === '/health';
    const reply = await fetch(`${url}${isWhole ? route : `/api/v1${route}`}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    const said = text ? JSON.parse(text) : undefined;
    noteReply({ method, route, status: reply.status, body: said });
    return { status: reply.status, body: said };
  };
}
