/** The WebSocket of this machine's runner to the server of its account, opened again as often as it breaks. */
import { type RawData, WebSocket } from 'ws';
import { inBackground } from '../../../contract/background/in-background.ts';
import { createFrameReader, toFrames } from '../../../contract/runner/frames.ts';
import { runnerPath } from '../../../contract/runner/runner-messages.ts';
import { openLine, type SocketPorts, sessionEnded } from '../forward-sockets.ts';
import type { Runner } from './runner.ts';

const firstDelayMs = 500;
const longestDelayMs = 30_000;
const refusedMs = 10 * 60_000;
/** Says that it is there, and finds out that the way is not. */
const pingMs = 30_000;

export interface RunnerLinePorts extends SocketPorts {
  readonly runner: Runner;
  readonly log: { info(message: string): void; warn(message: string): void };
}

// process-local: the line of this machine; on several: nothing, the folder of an account has one backend.
export class RunnerLine {
  readonly #ports: RunnerLinePorts;
  #line: WebSocket | undefined;
  #nap: NodeJS.Timeout | undefined;
  #delayMs = firstDelayMs;
  #hasEnded = false;

  constructor(ports: RunnerLinePorts) {
    this.#ports = ports;
    this.#connectIn(0);
  }

  /** The server is reached again: nobody waits for the next try. */
  hurry(): void {
    if (this.#line === undefined) this.#connectIn(0);
  }

  end(): void {
    this.#hasEnded = true;
    clearTimeout(this.#nap);
    this.#line?.terminate();
  }

  #connectIn(waitMs: number): void {
    if (this.#hasEnded) return;
    clearTimeout(this.#nap);
    this.#nap = setTimeout(() => inBackground(this.#connect(), 'Line of the runner'), waitMs).unref();
  }

  #connectLater(): void {
    this.#connectIn(this.#delayMs);
    this.#delayMs = Math.min(Math.max(this.#delayMs * 2, firstDelayMs), longestDelayMs);
  }

  async #connect(): Promise<void> {
    if (this.#hasEnded || this.#line !== undefined) return;
    try {
      const token = await this.#ports.session.accessToken();
      if (!this.#hasEnded && this.#line === undefined) this.#open(token);
    } catch {
      // No connection, or no session before the next sign-in.
      this.#connectLater();
    }
  }

  #open(token: string): void {
    const { runner, session, log } = this.#ports;
    const line = openLine(this.#ports, runnerPath, token);
    const reader = createFrameReader();
    this.#line = line;
    let isAlive = true;
    const beat = setInterval(() => {
      if (!isAlive) line.terminate();
      isAlive = false;
      if (line.readyState === WebSocket.OPEN) line.ping();
    }, pingMs).unref();
    line.on('pong', () => (isAlive = true));
    line.on('open', () => {
      runner.opened((message) => {
        if (line.readyState === WebSocket.OPEN) for (const frame of toFrames(message)) line.send(frame);
      });
    });
    line.on('message', (data: RawData, isBinary: boolean) => {
      isAlive = true;
      const message = isBinary ? undefined : reader.take(String(data));
      if (isBinary || reader.isBroken) line.terminate();
      else if (message !== undefined) this.#hear(message);
    });
    line.on('unexpected-response', (_request, { statusCode }) => {
      if (statusCode === 401) session.drop(token);
      line.terminate();
    });
    line.on('error', (error) => log.info(`the line of the runner: ${error.message}`));
    line.once('close', (code) => {
      clearInterval(beat);
      if (code === sessionEnded) session.drop(token);
      this.#line = undefined;
      runner.closed();
      this.#connectLater();
    });
  }

  #hear(message: unknown): void {
    const { runner, log } = this.#ports;
    const heard = runner.take(message);
    if (heard === 'welcome') this.#delayMs = firstDelayMs;
    if (heard === undefined || heard === 'welcome') return;
    // Until one of the two was updated, or another machine has gone: what runs here is wanted by nobody.
    log.warn(`the server takes this machine for no runner: ${heard.refused}`);
    runner.end();
    this.#delayMs = refusedMs;
    this.#line?.terminate();
  }
}
