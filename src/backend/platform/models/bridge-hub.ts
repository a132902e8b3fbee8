/** The windows that are connected with models of their editors, and the calls that run in them. */
import { v7 as newId } from 'uuid';
import type {
  BridgeBackendFrame,
  BridgedModel,
  BridgeWindowFrame,
} from '../../../contract/coach/model-bridge.ts';
import { BridgeError, type BridgeOwner, type BridgePort, type BridgeStream } from './bridge.ts';
import type { ModelCall, ModelPart } from './model-call.ts';

/** As `bridgeBackendFrameSchema` reads it. */
export type BridgeFrame =
  | Exclude<BridgeBackendFrame, { type: 'call' }>
  | { readonly type: 'call'; readonly callId: string; readonly model: string; readonly call: ModelCall };

export interface BridgeWindow {
  receive(frame: BridgeWindowFrame): void;
  /** The window is gone: its calls end, its models are no longer listed. */
  close(): void;
}

export interface BridgeHub extends BridgePort {
  connect(owner: BridgeOwner, send: (frame: BridgeFrame) => void): BridgeWindow;
}

interface Connected {
  readonly owner: BridgeOwner;
  readonly send: (frame: BridgeFrame) => void;
  models: readonly BridgedModel[];
  readonly calls: Map<string, RunningCall>;
}

/** Parts that came and were not taken yet, and how the call ended. */
class RunningCall {
  private readonly waiting: ModelPart[] = [];
  private ended: { readonly error?: Error } | undefined;
  private wake: () => void = () => undefined;
  private hasText = false;

  add(part: ModelPart): void {
    if (this.ended !== undefined) return;
    this.hasText ||= part.type !== 'alive';
    this.waiting.push(part);
    this.wake();
  }

  end(error?: Error): void {
    this.ended ??= error === undefined ? {} : { error };
    this.wake();
  }

  /** Nothing has left for the model yet, or only part of its answer has come. */
  lose(): void {
    this.end(new BridgeError(this.hasText ? 'cut' : 'unreachable'));
  }

  async *parts(): AsyncGenerator<ModelPart> {
    for (;;) {
      const part = this.waiting.shift();
      if (part !== undefined) yield part;
      else if (this.ended?.error !== undefined) throw this.ended.error;
      else if (this.ended !== undefined) return;
      else await this.next();
    }
  }

  private async next(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
  }
}

// process-local: windows are connected to this process; on several: nothing: a model of a window is asked by
// the process it is connected to.
export class Windows implements BridgeHub {
  /** The one that was connected last comes last. */
  private readonly connected = new Set<Connected>();

  connect(owner: BridgeOwner, send: (frame: BridgeFrame) => void): BridgeWindow {
    const window: Connected = { owner, send, models: [], calls: new Map() };
    this.connected.add(window);
    return {
      receive: (frame) => receive(window, frame),
      close: () => {
        this.connected.delete(window);
        for (const call of window.calls.values()) call.lose();
        window.calls.clear();
      },
    };
  }

  async listModels(owner: BridgeOwner): Promise<readonly BridgedModel[]> {
    const models = this.windowsOf(owner).flatMap((window) => window.models);
    return [...new Map(models.map((model) => [model.id, model])).values()];
  }

  async *stream({ owner, model, call }: BridgeStream, signal: AbortSignal): AsyncGenerator<ModelPart> {
    signal.throwIfAborted();
    const window = this.windowsOf(owner).findLast(({ models }) => models.some(({ id }) => id === model));
    if (window === undefined) throw new BridgeError('unreachable');
    const running = new RunningCall();
    const callId = newId();
    window.calls.set(callId, running);
    const onAbort = (): void => running.end(new BridgeError('cut'));
    signal.addEventListener('abort', onAbort, { once: true });
    let isOver = false;
    try {
      window.send({ type: 'call', callId, model, call });
      yield* running.parts();
      isOver = true;
    } finally {
      signal.removeEventListener('abort', onAbort);
      // Still there where the call did not end by itself: the window stops it.
      if (window.calls.delete(callId) && !isOver) window.send({ type: 'cancel', callId });
    }
  }

  private windowsOf({ organizationId, userId }: BridgeOwner): readonly Connected[] {
    return [...this.connected].filter(
      ({ owner }) => owner.organizationId === organizationId && owner.userId === userId,
    );
  }
}

/** What is said of a call that is not open counts for nothing. */
function receive(window: Connected, frame: BridgeWindowFrame): void {
  if (frame.type === 'models') {
    window.models = frame.models;
    window.send({ type: 'listed' });
    return;
  }
  const call = window.calls.get(frame.callId);
  if (frame.type === 'part') {
    call?.add(frame.part);
    return;
  }
  window.calls.delete(frame.callId);
  if (frame.type === 'fault') call?.end(new BridgeError(frame.code));
  else {
    call?.add({ type: 'finish', why: frame.why, usage: {} });
    call?.end();
  }
}
