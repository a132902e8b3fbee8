/**
 * The one way out of a view. A view never opens a connection: it sends contract messages to whoever hosts it and
 * is sent contract messages back. In the editor the host is the extension (`connectEditor`); the web dashboard will
 * hand its views a `ViewHost` of its own. The host has checked what it sends against the contract, so a page carries
 * no schema: it drops only what it has no name for.
 */
import type { ViewFailed } from '../src/contract/webview/common.ts';
import { guardChords } from './components/editor-chord.ts';
import { takeRights } from './rights.ts';
import type { Guard } from './state-guards.ts';
import { sendWayOns, takeWayOn } from './way-on.ts';

/** How a view talks to its host, and where it keeps what must survive a reload. */
export interface ViewHost<Incoming, Outgoing, State> {
  send(message: Outgoing): void;
  /** Returns what ends the listening. */
  listen(receive: (message: Incoming) => void): () => void;
  /** The state of an earlier life of this view, if it is one that this version understands. */
  loadState(): State | undefined;
  saveState(state: State): void;
}

interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): EditorApi;

interface Typed {
  readonly type: string;
}

interface Protocol<Incoming extends Typed, State> {
  /** Every message of the contract by its type: the compiler misses none. */
  readonly incoming: Readonly<Record<Incoming['type'], true>>;
  readonly state: Guard<State>;
}

/** Connects to the editor; may be called once a page. Failures of the page itself are reported to the host. */
export function connectEditor<Incoming extends Typed, Outgoing, State>(
  protocol: Protocol<Incoming, State>,
): ViewHost<Incoming, Outgoing, State> {
  const editor = acquireVsCodeApi();
  const report = (message: string): void => {
    const failure: ViewFailed = { type: 'viewFailed', message: message.slice(0, 2_000) };
    editor.postMessage(failure);
  };
  reportFailures(report);
  guardChords();
  sendWayOns((message) => editor.postMessage(message));
  return {
    send: (message) => editor.postMessage(message),
    listen: (receive) => listenToWindow(isOneOf(protocol.incoming), receive, report),
    loadState: () => {
      const kept = editor.getState();
      return protocol.state(kept) ? kept : undefined;
    },
    saveState: (state) => editor.setState(state),
  };
}

function isOneOf<Incoming extends Typed>(types: Readonly<Record<Incoming['type'], true>>): Guard<Incoming> {
  return (value): value is Incoming =>
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    Object.hasOwn(types, value.type);
}

function listenToWindow<Incoming>(
  isKnown: Guard<Incoming>,
  receive: (message: Incoming) => void,
  report: (message: string) => void,
): () => void {
  const onMessage = (event: MessageEvent<unknown>): void => {
    if (takeRights(event.data) || takeWayOn(event.data)) return;
    if (isKnown(event.data)) receive(event.data);
    // Nothing of it: a refused message may hold a client's data.
    else report('Refused a message of an unknown type.');
  };
  window.addEventListener('message', onMessage);
  return () => window.removeEventListener('message', onMessage);
}

function reportFailures(report: (message: string) => void): void {
  window.addEventListener('error', (event) => report(`${event.message} (${event.lineno}:${event.colno})`));
  window.addEventListener('unhandledrejection', (event) =>
    report(`Unhandled rejection: ${String(event.reason)}`),
  );
}
