/** Starts the language server when there is something for it to read, and not before. */
import * as vscode from 'vscode';
import { isDependencyFile } from '../../../contract/dependency-files.ts';
import type { ExplainParams, Explanation } from '../../../contract/explanation.ts';
import type {
  AskReasonParams,
  FixedFile,
  GoneFindingsParams,
  SetFindingsParams,
} from '../../../contract/lsp-messages.ts';
import { findLanguageOfDocument } from '../../../contract/scanned-documents.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { Emitter } from '../../../pages/emitter.ts';
import type { LanguageSession } from '../../platform/language-client.ts';
import { isScannedScheme, scannedSchemes } from '../../platform/scanned-schemes.ts';
import type { Services } from '../../platform/services.ts';

export class ScannerService implements Disposable {
  private readonly services: Services;
  private readonly store: DisposableStore;
  private readonly started = new Emitter<void>();
  private readonly gone = new Emitter<GoneFindingsParams>();
  private readonly fixed = new Emitter<readonly FixedFile[]>();
  private session: Promise<LanguageSession> | undefined;
  /** Of documents that the session reads. */
  private schemes: ReadonlySet<string> = new Set();
  private ended = false;

  constructor(services: Services) {
    this.services = services;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    this.store.addAll(
      vscode.workspace.onDidOpenTextDocument((document) => this.startFor([document])),
      services.clock.after(0, () => this.startFor(vscode.workspace.textDocuments)),
    );
  }

  readonly onDidStart = this.started.event;
  /** Which records of a file have lost their code, each time that it changes. */
  readonly onDidLoseCode = this.gone.event;
  /** Fixes of Vireo were applied in these files. */
  readonly onDidFix = this.fixed.event;

  /** Sends findings if a server runs; each server that starts later is told through `onDidStart`. */
  async setFindings(params: SetFindingsParams): Promise<void> {
    const session = await this.session;
    await session?.setFindings(params);
  }

  async explain(asked: ExplainParams): Promise<Explanation | null> {
    return (await (await this.start()).explain(asked)) ?? null;
  }

  /** Agents' findings are shown in files that nobody opened: that too is the server's work. */
  async start(): Promise<LanguageSession> {
    if (this.ended) throw new Error('The extension has ended.');
    this.session ??= this.launch();
    try {
      return await this.session;
    } catch (error) {
      this.session = undefined;
      throw error;
    }
  }

  dispose(): void {
    this.ended = true;
    this.store.dispose();
    this.end();
  }

  private end(): void {
    this.session
      ?.then((session) => session.dispose())
      .catch((error: unknown) => this.services.log.warn(`Language server: ${String(error)}`));
    this.session = undefined;
  }

  private startFor(documents: readonly vscode.TextDocument[]): void {
    const scanned = documents.filter(isScanned);
    const isUnread = ({ uri: { scheme } }: vscode.TextDocument): boolean =>
      isScannedScheme(scheme) && !this.schemes.has(scheme);
    // A client reads what it was told when it began: another file system needs another.
    if (this.session !== undefined && scanned.some(isUnread)) this.end();
    if (this.session !== undefined || scanned.length === 0) return;
    this.start().catch((error: unknown) => this.services.log.error(`Language server: ${String(error)}`));
  }

  private async launch(): Promise<LanguageSession> {
    const { context, log } = this.services;
    this.schemes = scannedSchemes();
    const startedAt = this.services.clock.now();
    const { startLanguageClient } = await import('../../platform/language-client.ts');
    const session = await startLanguageClient({
      schemes: this.schemes,
      serverModule: context.asAbsolutePath('dist/server.js'),
      log,
      onGone: (params) => this.gone.fire(params),
      onFixed: ({ files }) => this.fixed.fire(files),
      askReason: async ({ title, by }) => ({
        reason: (await askReason(this.services, { title, by })) ?? null,
      }),
    });
    log.info(`Language server is ready after ${this.services.clock.now() - startedAt} ms`);
    this.started.fire();
    return session;
  }
}

function isScanned({ languageId, fileName }: vscode.TextDocument): boolean {
  return findLanguageOfDocument(languageId, fileName) !== undefined || isDependencyFile(fileName);
}

interface ReasonAsked {
  readonly title: string;
  /** Suppressed in the code or in `.vireo.yml`, or dismissed on record. */
  readonly by: AskReasonParams['by'] | 'dismissal';
}

/** Why a finding is suppressed; undefined when the user turned away. */
export async function askReason({ t }: Services, { title, by }: ReasonAsked): Promise<string | undefined> {
  const reason = await vscode.window.showInputBox({
    title,
    prompt: whereReasonGoes(by, t),
    placeHolder: t('e.g. the value is a constant of ours'),
    validateInput: (text) =>
      /\p{L}{3}/u.test(text) && text.trim().length <= 300
        ? undefined
        : t('A reason in words, {0} characters at most.', 300),
  });
  return reason?.trim();
}

/** What sets these apart is where the reason ends up, and who reads it there. */
function whereReasonGoes(by: ReasonAsked['by'], t: Services['t']): string {
  switch (by) {
    case 'comment':
      return t('Suppress: writes a comment with this reason into the code.');
    case 'file':
      return t('Suppress in this file: writes the rule with this reason into .vireo.yml.');
    case 'workspace':
      return t('Suppress in the workspace: writes the rule with this reason into .vireo.yml.');
    case 'dismissal':
      return t(
        'Dismiss: not a problem, or an accepted risk. The reason is stored with the finding, not in the code.',
      );
  }
}
