/**
 * Brings the editor's models to the backend, and asks them for it, over one WebSocket. It is open only while there are any: an
 * editor without models opens nothing.
 */

import type { Connection } from '../../../../connection/index.ts';
import { inBackground } from '../../../../contract/background/in-background.ts';
import {
  type BridgeBackendFrame,
  type BridgeWindowFrame,
  bridgeBackendFrameSchema,
} from '../../../../contract/coach/model-bridge.ts';
import { parseJson } from '../../../../contract/text/parse-json.ts';
import type { Clock } from '../../../../pages/clock.ts';
import type { Disposable } from '../../../../pages/disposables.ts';
import { type EditorModels, readBridgeFault } from './editor-models.ts';

export interface ModelBridgeOptions {
  readonly models: EditorModels;
  readonly clock: Pick<Clock, 'after'>;
  whenReady(): Promise<Connection>;
  warn(text: string): void;
}

type Call = Extract<BridgeBackendFrame, { type: 'call' }>;

/** While the editor asks its user for consent nothing comes: the backend hears that somebody is there. */
const aliveMs = 5_000;
/** Who waits for the list asks without it after that. */
const listedWithinMs = 3_000;
const normalClosure = 1000;

export class ModelBridge {
  private readonly options: ModelBridgeOptions;
  private readonly calls = new Map<string, AbortController>();
  private readonly watching: Disposable;
  private socket: Promise<WebSocket> | undefined;
  private listed: (() => void) | undefined;
  private isOver = false;

  constructor(options: ModelBridgeOptions) {
    this.options = options;
    this.watching = options.models.onDidChange(() => inBackground(this.refresh(), 'Models'));
  }

  /** Resolves once the backend knows the models of this window, or cannot be told. */
  async refresh(): Promise<void> {
    try {
      const models = await this.options.models.list();
      if (this.isOver || (models.length === 0 && this.socket === undefined)) return;
      const socket = await this.open();
      const listed = new Promise<void>((resolve) => {
        this.listed = resolve;
        this.options.clock.after(listedWithinMs, resolve);
      });
      send(socket, { type: 'models', models: [...models] });
      await listed;
    } catch (error) {
      this.options.warn(`Models of the editor could not be offered: ${String(error)}`);
    }
  }

  dispose(): void {
    this.isOver = true;
    this.watching.dispose();
    this.stopAll();
    this.socket?.then(
      (socket) => socket.close(normalClosure),
      () => undefined,
    );
    this.socket = undefined;
  }

  private async open(): Promise<WebSocket> {
    this.socket ??= this.connect();
    try {
      return await this.socket;
    } catch (error) {
      this.socket = undefined;
      throw error;
    }
  }

  private async connect(): Promise<WebSocket> {
    const { url, token } = await this.options.whenReady();
    const address = new URL('/api/v1/ai/bridge', url);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address.href, ['vireo', `vireo.token.${token}`]);
    socket.addEventListener('message', ({ data }) => this.receive(socket, String(data)));
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve(), { once: true });
      socket.addEventListener('close', () => reject(new Error('Vireo does not answer.')), { once: true });
    });
    socket.addEventListener('close', () => {
      this.socket = undefined;
      this.stopAll();
    });
    return socket;
  }

  private receive(socket: WebSocket, text: string): void {
    const parsed = bridgeBackendFrameSchema.safeParse(parseJson(text));
    if (!parsed.success) {
      this.options.warn('A frame outside the contract of models was refused.');
      return;
    }
    const frame = parsed.data;
    if (frame.type === 'listed') this.listed?.();
    else if (frame.type === 'cancel') this.calls.get(frame.callId)?.abort();
    else inBackground(this.run(socket, frame), 'Models');
  }

  /** A call that was cancelled is answered by nothing: nobody waits for it. */
  private async run(socket: WebSocket, { callId, model, call }: Call): Promise<void> {
    const stop = new AbortController();
    const { signal } = stop;
    this.calls.set(callId, stop);
    const beat = this.beat(socket, callId);
    try {
      const why = await this.options.models.ask(model, call, {
        onPart: (part) => {
          beat.dispose();
          if (!signal.aborted) send(socket, { type: 'part', callId, part });
        },
        signal,
      });
      if (!signal.aborted) send(socket, { type: 'end', callId, why });
    } catch (error) {
      if (!signal.aborted) send(socket, { type: 'fault', callId, code: readBridgeFault(error) });
    } finally {
      beat.dispose();
      this.calls.delete(callId);
    }
  }

  private beat(socket: WebSocket, callId: string): Disposable {
    let next: Disposable | undefined;
    const wait = (): void => {
      next = this.options.clock.after(aliveMs, () => {
        send(socket, { type: 'part', callId, part: { type: 'alive' } });
        wait();
      });
    };
    wait();
    return { dispose: () => next?.dispose() };
  }

  private stopAll(): void {
    for (const call of this.calls.values()) call.abort();
    this.calls.clear();
  }
}

function send(socket: WebSocket, frame: BridgeWindowFrame): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
}
