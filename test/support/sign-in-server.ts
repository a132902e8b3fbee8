/** A server as far as a program that signs in by a browser, and the local backend of its account, know it. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { traceHeader } from '../../src/backend/platform/http/trace.ts';

export class SignInServer {
  readonly asked: string[] = [];
  /** A person has answered on its page. */
  approved = false;
  /** Each session that it opened has ended. */
  hasEnded = false;
  #renewals = 0;
  readonly #server = http.createServer((request, reply) => {
    request.resume();
    request.on('end', () => {
      const route = `${request.method} ${request.url}`;
      this.asked.push(route);
      const [status, body] = this.#answer(route);
      // A server of ours names the trace of each answer, where a front of it does not.
      reply.writeHead(status, { 'content-type': 'application/json', [traceHeader]: 'f'.repeat(32) });
      reply.end(body === undefined ? undefined : JSON.stringify(body));
    });
  });

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(route: string): readonly [status: number, body?: object] {
    switch (route) {
      case 'GET /health':
        return [200, { product: 'vireo', version: '0.1.0', apiMajor: 1 }];
      case 'POST /api/v1/auth/device':
        return [
          200,
          {
            deviceCode: 'vdc_0123456789012345678901234567890123456789',
            userCode: 'BCDF-GHJK',
            verificationUrl: `${this.url}/device`,
            expiresIn: 600,
            interval: 1,
          },
        ];
      case 'POST /api/v1/auth/device/token':
        return this.approved
          ? [
              200,
              {
                account: { id: 'i1', organizationId: 'o1', email: 'mara@nordwind.example' },
                access: { accessToken: 'access', refreshToken: 'refresh-token-number-one' },
              },
            ]
          : [400, { error: { code: 'authorization_pending', message: '' } }];
      case 'GET /api/v1/organizations':
        return [200, { items: [{ id: 'o1', name: 'Nordwind' }] }];
      case 'POST /api/v1/auth/refresh':
        return this.hasEnded ? [401, {}] : [200, this.#renew()];
      case 'POST /api/v1/auth/logout':
        return [204];
      default:
        return [200, { items: [], nextCursor: null }];
    }
  }

  /** How often a session was renewed. */
  get renewals(): number {
    return this.#renewals;
  }

  /** So short that each question asks for another one. */
  #renew(): object {
    this.#renewals += 1;
    const expiresAt = new Date(Date.now() + 30_000).toISOString();
    const refreshToken = `refresh-token-of-renewal-${this.#renewals}`;
    return { accessToken: `access-${this.#renewals}`, expiresAt, refreshToken };
  }
}
