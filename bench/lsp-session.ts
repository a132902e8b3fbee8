/** An editor's side of one session with the language server's process, as far as the bench needs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serverProcess } from '../src/contract/server-process.ts';
import type { Keystroke } from '../test/support/typing-session.ts';

const root = path.join(import.meta.dirname, '..');
/** What users run, where it is built; else the sources, whose types Node strips as it goes. */
const entry =
  ['dist/server.js', 'src/server/main.ts'].map((file) => path.join(root, file)).find(existsSync) ?? '';

export class LspSession {
  readonly process: ChildProcess;
  readonly #connection: ProtocolConnection;

  private constructor(env: Readonly<Record<string, string>>) {
    // As the extension starts it.
    this.process = spawn(process.execPath, [...serverProcess.execArgv, entry, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...serverProcess.env, ...env },
    });
    const { stdin, stdout } = this.process;
    if (stdin === null || stdout === null) throw new Error('The server has no standard streams.');
    this.#connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.#connection.listen();
  }

  /** `findings`: who brings those on record. */
  static async start(
    folder?: string,
    env: Readonly<Record<string, string>> = {},
    findings: 'none' | 'backend' = 'none',
  ): Promise<LspSession> {
    const session = new LspSession(env);
    await session.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: folder === undefined ? null : pathToFileURL(folder).href,
      capabilities: { textDocument: { diagnostic: {} } },
      initializationOptions: { findings },
    });
    await session.#connection.sendNotification('initialized', {});
    return session;
  }

  async open(uri: string, languageId: string, text: string): Promise<TextDocument> {
    const textDocument = { uri, languageId, version: 1, text };
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument });
    await this.pull(uri);
    return TextDocument.create(uri, languageId, 1, text);
  }

  /** Puts `text` in at an offset and asks for diagnostics: the time until they are there. */
  async typeAndPull(document: TextDocument, offset: number, text: string): Promise<number> {
    return await this.pressAndPull(document, { offset, removed: 0, text });
  }

  async pressAndPull(document: TextDocument, { offset, removed, text }: Keystroke): Promise<number> {
    const range = { start: document.positionAt(offset), end: document.positionAt(offset + removed) };
    const contentChanges = [{ range, text }];
    const version = document.version + 1;
    TextDocument.update(document, contentChanges, version);
    const startedAt = performance.now();
    const textDocument = { uri: document.uri, version };
    void this.#connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
    await this.pull(document.uri);
    return performance.now() - startedAt;
  }

  pull(uri: string): Promise<unknown> {
    return this.#connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  }

  /** Calls back with each partial result. */
  async pullWorkspace(onResult: () => void): Promise<void> {
    const partialResultToken = 'bench';
    const listening = this.#connection.onProgress(
      WorkspaceDiagnosticRequest.partialResult,
      partialResultToken,
      onResult,
    );
    const params = { previousResultIds: [], partialResultToken };
    await this.#connection.sendRequest(WorkspaceDiagnosticRequest.type, params);
    listening.dispose();
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    await ended;
    this.#connection.dispose();
  }
}
