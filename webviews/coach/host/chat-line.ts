/**
 * The WebSocket to the coach; it lives in the host, since a webview may not open connections. Opened by the first
 * frame, opened again when the backend is back; what was being answered goes on there, and the view asks for what it
 * missed.
 */
import {
  type ChatClientFrame,
  type ReceivedFrame,
  receivedFrameSchema,
} from '../../../src/contract/coach/coach-chat.ts';

/** What is used of a WebSocket. */
export interface ChatSocket {
  send(text: string): void;
  close(code?: number): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'open' | 'close', listener: () => void, options?: { readonly once: boolean }): void;
}

/** A socket to the coach that is about to open. */
export type Dial = () => Promise<ChatSocket>;

interface Reachable {
  /** Where it is reached. */
  whenReady(): Promise<{ readonly url: string; readonly token: string }>;
}

export function dialBackend(backend: Reachable): Dial {
  return async () => {
    const { url, token } = await backend.whenReady();
    const address = new URL('/api/v1/ai/chat', url);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    return new WebSocket(address.href, ['vireo', `vireo.token.${token}`]);
  };
}

export interface ChatLineOptions {
  readonly dial: Dial;
  readonly onFrame: (frame: ReceivedFrame) => void;
  readonly onState: (up: boolean) => void;
  readonly onRefused: () => void;
}

const normalClosure = 1000;

export class ChatLine {
  private readonly options: ChatLineOptions;
  private socket: Promise<ChatSocket> | undefined;
  private ended = false;

  constructor(options: ChatLineOptions) {
    this.options = options;
  }

  /** @throws when the backend cannot be reached; the frame was not sent then */
  async send(frame: ChatClientFrame): Promise<void> {
    const socket = await this.open();
    socket.send(JSON.stringify(frame));
  }

  /** Opens the line if it is not; the view asks to resume once it hears that it is up. */
  async open(): Promise<ChatSocket> {
    if (this.ended) throw new Error('The conversation has ended.');
    this.socket ??= this.connect();
    try {
      return await this.socket;
    } catch (error) {
      this.socket = undefined;
      throw error;
    }
  }

  dispose(): void {
    this.ended = true;
    this.socket?.then(
      (socket) => socket.close(normalClosure),
      () => undefined,
    );
    this.socket = undefined;
  }

  private async connect(): Promise<ChatSocket> {
    const socket = await this.options.dial();
    socket.addEventListener('message', ({ data }) => this.receive(String(data)));
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve(), { once: true });
      socket.addEventListener('close', () => reject(new Error('The coach does not answer.')), { once: true });
    });
    socket.addEventListener('close', () => {
      this.socket = undefined;
      if (!this.ended) this.options.onState(false);
    });
    this.options.onState(true);
    return socket;
  }

  private receive(text: string): void {
    const parsed = receivedFrameSchema.safeParse(parseJson(text));
    if (parsed.success) this.options.onFrame(parsed.data);
    else this.options.onRefused();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is not a frame either: the schema refuses it.
    return undefined;
  }
}
