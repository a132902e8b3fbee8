/** An editor's side of one session with the language server's process, as far as the bench needs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serverProcess } from '../src/contract/server-process.ts';

const root = path.join(import.meta.dirname, '..');
/** What users run, where it is built; else the sources, whose types Node strips as it goes. */
const entry =
  ['dist/server.js', 'src/server/main.ts'].map((file) => path.join(root, file)).find(existsSync) ?? '';

export class LspSession {
  readonly process: ChildProcess;
  readonly #connection: ProtocolConnection;

  private constructor() {
    // As the extension starts it.
    this.process = spawn(process.execPath, [...serverProcess.execArgv, entry, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...serverProcess.env },
    });
    const { stdin, stdout } = this.process;
    if (stdin === null || stdout === null) throw new Error('The server has no standard streams.');
    this.#connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.#connection.listen();
  }

  static async start(): Promise<LspSession> {
    const session = new LspSession();
    await session.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} } },
      initializationOptions: { findings: 'none' },
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
    const position = document.positionAt(offset);
    const contentChanges = [{ range: { start: position, end: position }, text }];
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

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    await ended;
    this.#connection.dispose();
  }
}
