/** A service of advisories that tests fill, over HTTP on this machine. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';

export interface KnownAdvisory {
  readonly id: string;
  readonly affected: readonly { readonly package: { readonly name: string } }[];
}

const packageSchema = z.object({ package: z.object({ name: z.string() }) });
const questionSchema = z.union([z.object({ queries: z.array(packageSchema) }), packageSchema]);

export interface Asked {
  readonly path: string;
  readonly body: unknown;
}

/** Speaks OSV's protocol, each byte of an answer by itself, with letters that take several. */
export class OsvServer {
  readonly asked: Asked[] = [];
  readonly #server: Server;
  answer: (asked: Asked) => string | number | Promise<string | number> = () => 500;

  constructor() {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        // Whoever went away in the middle of a question hears no answer.
        if (request.complete) throw error;
      });
    });
  }

  /** Knows these, whatever version is asked for: which are affected is for whoever asks to see. */
  knows(...advisories: readonly KnownAdvisory[]): void {
    const about = ({ name }: { readonly name: string }) =>
      advisories.filter(({ affected }) => affected.some((each) => each.package.name === name));
    this.answer = ({ body }) => {
      const asked = questionSchema.parse(body);
      return JSON.stringify(
        'queries' in asked
          ? {
              results: asked.queries.map((each) => ({
                vulns: about(each.package).map(({ id }) => ({ id })),
              })),
            }
          : { vulns: about(asked.package) },
      );
    };
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += chunk;
    const asked = { path: `${request.method} ${request.url}`, body: JSON.parse(text) as unknown };
    this.asked.push(asked);
    const answer = await this.answer(asked);
    if (typeof answer === 'number') return void response.writeHead(answer).end();
    response.writeHead(200, { 'content-type': 'application/json' });
    for (const byte of Buffer.from(answer)) {
      response.write(Buffer.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    response.end();
  }
}
