/**
 * The one way out of a view. A view never opens a connection: it sends contract messages to whoever hosts it and
 * is sent contract messages back. In the editor the host is the extension (`connectEditor`); the web dashboard will
 * hand its views a `ViewHost` of its own. What comes in is untrusted until its schema accepted it.
 */
import type * as z from 'zod';
import type { viewFailedSchema } from '../src/contract/webview/common.ts';
import { guardChords } from './components/editor-chord.ts';

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

interface Protocol<Incoming, State> {
  readonly incoming: z.ZodType<Incoming>;
  readonly state: z.ZodType<State>;
}

/** Connects to the editor; may be called once a page. Failures of the page itself are reported to the host. */
export function connectEditor<Incoming, Outgoing, State>(
  protocol: Protocol<Incoming, State>,
): ViewHost<Incoming, Outgoing, State> {
  const editor = acquireVsCodeApi();
  const report = (message: string): void => {
    const failure: z.infer<typeof viewFailedSchema> = {
      type: 'viewFailed',
      message: message.slice(0, 2_000),
    };
    editor.postMessage(failure);
  };
  reportFailures(report);
  guardChords();
  return {
    send: (message) => editor.postMessage(message),
    listen: (receive) => listenToWindow(protocol.incoming, receive, report),
    loadState: () => protocol.state.safeParse(editor.getState()).data,
    saveState: (state) => editor.setState(state),
  };
}

function listenToWindow<Incoming>(
  schema: z.ZodType<Incoming>,
  receive: (message: Incoming) => void,
  report: (message: string) => void,
): () => void {
  const onMessage = (event: MessageEvent<unknown>): void => {
    const parsed = schema.safeParse(event.data);
    if (parsed.success) {
      receive(parsed.data);
    } else {
      // Paths and codes only: a refused message may hold a client's data.
      report(
        `Refused a message: ${parsed.error.issues.map(({ code, path }) => `${path.join('.')} ${code}`).join('; ')}`,
      );
    }
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
