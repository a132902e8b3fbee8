/** What a server of an account is, as far as a local backend knows it: it renews sessions, and answers the rest as a test says. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { traceHeader } from '../../platform/http/trace.ts';

export interface Seen {
  readonly route: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}
type Answer = (seen: Seen, reply: http.ServerResponse) => void;

export const refreshTokenOf = (number: number) => `refresh-token-number-${number}`;

export class AccountServer {
  readonly seen: Seen[] = [];
  renewals = 0;
  renewing: Answer = (_seen, reply) => this.#renew(reply);
  answer: Answer = (_seen, reply) => sendJson(reply, 200, { ok: true });
  lastsMs = 30 * 60_000;
  readonly #server = http.createServer((request, reply) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const seen = { route: `${request.method} ${request.url}`, headers: request.headers, body };
      if (request.url === '/api/v1/auth/refresh') return this.renewing(seen, reply);
      this.seen.push(seen);
      return this.answer(seen, reply);
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #renew(reply: http.ServerResponse): void {
    this.renewals += 1;
    const expiresAt = new Date(Date.now() + this.lastsMs).toISOString();
    sendJson(reply, 200, {
      accessToken: `access-${this.renewals}`,
      expiresAt,
      refreshToken: refreshTokenOf(this.renewals),
    });
  }
}

export function sendJson(reply: http.ServerResponse, status: number, body: unknown): void {
  // A server of ours names the trace of each answer, where a front of it does not.
  const headers = { 'content-type': 'application/json', [traceHeader]: 'f'.repeat(32) };
  reply.writeHead(status, headers).end(JSON.stringify(body));
}
