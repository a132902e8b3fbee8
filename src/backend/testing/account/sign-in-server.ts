/** A server as the sign-in of a machine meets it: each route answers what a test says. */
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { SignInLine, SignInRequest } from '../../../contract/local/sign-in-process.ts';
import { answerSignIn } from '../../proxy/sign-in/sign-in-process.ts';
import { sendJson } from './account-server.ts';

export type Answer = (reply: http.ServerResponse, body: string) => void;

export const json =
  (status: number, body: unknown): Answer =>
  (reply) =>
    sendJson(reply, status, body);

/** A tick: no test waits for the clock. */
export const pause = async (_ms: number, signal: AbortSignal): Promise<void> => {
  await new Promise(setImmediate);
  signal.throwIfAborted();
};

export class SignInServer {
  /** The user's own data folder. */
  readonly own = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-own-'));
  readonly asked: string[] = [];
  readonly answers: Record<string, Answer> = {};
  url = '';
  readonly #server = http.createServer((request, reply) => {
    const route = `${request.method} ${request.url}`;
    this.asked.push(route);
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => (this.answers[route] ?? json(404, {}))(reply, body));
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    Object.assign(this.answers, {
      'GET /health': json(200, { status: 'ok', product: 'vireo', version: '9.9.9', apiMajor: 1 }),
      'POST /api/v1/auth/device': json(200, this.codes()),
      'POST /api/v1/auth/device/token': json(200, this.tokens()),
      'GET /api/v1/organizations': json(200, { items: [{ id: 'o1', name: 'Nordwind GmbH' }] }),
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    fs.rmSync(this.own, { recursive: true });
  }

  codes(more: object = {}): object {
    return {
      deviceCode: 'vdc_0123456789012345678901234567890123456789',
      userCode: 'BCDF-GHJK',
      verificationUrl: `${this.url}/device`,
      verificationUrlComplete: 'https://evil.example/',
      expiresIn: 600,
      interval: 0.1,
      ...more,
    };
  }

  tokens(account: object = {}, refreshToken = 'refresh-token-number-one'): object {
    return {
      account: { id: 'mara', organizationId: 'o1', email: 'mara@nordwind.example', ...account },
      access: { accessToken: 'access', refreshToken, expiresAt: '2030-01-01T00:00:00Z', deviceToken: 'x' },
    };
  }

  /** The lines that the process of a sign-in prints. */
  async signIn(
    typed = this.url,
    signal: AbortSignal = new AbortController().signal,
    more: Partial<SignInRequest> = {},
  ): Promise<readonly SignInLine[]> {
    const lines: SignInLine[] = [];
    const asked = {
      kind: 'sign-in',
      server: typed,
      device: 'Laptop',
      deviceKind: 'cli',
      own: this.own,
    } as const;
    const request = { ...asked, ...more } as SignInRequest;
    lines.push(await answerSignIn(request, { signal, pause, print: (line) => lines.push(line) }));
    return lines;
  }
}
