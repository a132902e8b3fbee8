/**
 * The host side of explanations; a bundle of its own, since it brings the schemas that every message of the view must
 * pass. There is one panel, beside the code and never over it; it follows the finding that is chosen, and the cursor.
 */
import * as vscode from 'vscode';
import { copyFound } from '../../../../../webviews/explain/host/explain-host.ts';
import type { Found } from '../../../../../webviews/explain/host/explained-code.ts';
import { type ExplainTarget, explainViewStateSchema } from '../../../../../webviews/explain/messages.ts';
import { type Disposable, DisposableStore } from '../../../../pages/disposables.ts';
import { showFailure } from '../../../platform/notify.ts';
import { isFinding } from '../../../platform/own-diagnostics.ts';
import { editorPorts } from '../../../platform/pages/editor-ports.ts';
import type { ShownPage } from '../../../platform/pages/shown-page.ts';
import type { Services } from '../../../platform/services.ts';
import { columnFor, openDocument, toRange } from './editor-places.ts';
import { attachExplainPanel, type OpenExplanation } from './explain-panel.ts';
import { type AskServer, ExplainQuestions } from './explain-questions.ts';
import { showExplanation } from './show-explanation.ts';

export interface ExplainHost extends Disposable {
  /** `asked` as commands are given it; undefined means the finding at the cursor. */
  show(asked: unknown): Promise<void>;
  copy(asked: unknown): Promise<void>;
  /** A panel that the editor brings back after a reload of the window. */
  restore(page: ShownPage): Promise<void>;
}

export function createExplainHost(services: Services, askServer: AskServer): ExplainHost {
  return new PanelHost(services, new ExplainQuestions(services, askServer));
}

/** A cursor that passes over findings on its way chooses none of them. */
const followAfterMs = 250;

class PanelHost implements ExplainHost {
  private readonly services: Services;
  private readonly questions: ExplainQuestions;
  private readonly store: DisposableStore;
  private open: OpenExplanation | undefined;
  private following: Disposable | undefined;

  constructor(services: Services, questions: ExplainQuestions) {
    this.services = services;
    this.questions = questions;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    this.store.addAll(
      vscode.window.onDidChangeTextEditorSelection((event) => this.followSoon(event)),
      { dispose: () => this.following?.dispose() },
      { dispose: () => this.open?.panel.dispose() },
    );
  }

  async show(asked: unknown): Promise<void> {
    const found = await this.findWithProgress(asked);
    if (found === undefined) return this.tellNone(asked);
    const column = await this.showCode(found);
    if (this.open === undefined) await this.create(column, found);
    else this.open.page.show(found);
    this.open?.panel.reveal(undefined, false);
    this.open?.page.focus();
  }

  async copy(asked: unknown): Promise<void> {
    const found = await this.findWithProgress(asked);
    if (found === undefined) this.tellNone(asked);
    else await copyFound(editorPorts(this.services), found);
  }

  async restore(page: ShownPage): Promise<void> {
    const target: ExplainTarget | undefined = explainViewStateSchema.safeParse(page.kept).data?.target;
    if (target === undefined || this.open !== undefined) page.frame.dispose();
    else this.attach(page, target);
  }

  dispose(): void {
    this.store.dispose();
  }

  /** The language server may have to start first. */
  private async findWithProgress(asked: unknown): Promise<Found | undefined> {
    const title = this.services.t('Looking at the finding');
    const location = vscode.ProgressLocation.Window;
    return await vscode.window.withProgress({ location, title }, () => this.find(asked));
  }

  private async find(asked: unknown): Promise<Found | undefined> {
    if (asked !== undefined) return await this.questions.askAny(asked);
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return this.open?.page.current;
    return await this.questions.askAt(editor.document, editor.selection.active);
  }

  private tellNone(asked: unknown): void {
    const { t } = this.services;
    vscode.window.showInformationMessage(
      asked === undefined
        ? t('There is no finding at the cursor: put it on underlined code.')
        : t('This finding is not there any more.'),
    );
  }

  /** The code first, if nobody sees it, so that the panel has something to stand beside. The column where it is. */
  private async showCode({ explanation: { finding } }: Found): Promise<vscode.ViewColumn> {
    const code = finding === undefined ? undefined : await openDocument(finding.place.uri);
    const panelColumn = this.open?.panel.viewColumn;
    if (finding === undefined || code === undefined)
      return vscode.window.activeTextEditor?.viewColumn ?? vscode.ViewColumn.One;
    const viewColumn = columnFor(code, panelColumn);
    const isSeen = vscode.window.visibleTextEditors.some(({ document }) => document === code);
    if (isSeen) return viewColumn;
    const { start } = code.validateRange(toRange(finding.place.range));
    const selection = new vscode.Range(start, start);
    const editor = await vscode.window.showTextDocument(code, { viewColumn, selection, preserveFocus: true });
    return editor.viewColumn ?? viewColumn;
  }

  private async create(codeColumn: vscode.ViewColumn, found: Found): Promise<void> {
    const title = this.services.t('Finding');
    const viewColumn = codeColumn + 1;
    const panel = vscode.window.createWebviewPanel('vireo.explain', title, { viewColumn });
    this.attach(await showExplanation(this.services, panel), found);
  }

  private attach(shown: ShownPage, first: Found | ExplainTarget): void {
    const { services, questions } = this;
    const open = attachExplainPanel(services, { questions, shown, first });
    this.open = open;
    shown.frame.onDidDispose(() => {
      if (this.open === open) this.open = undefined;
    });
  }

  /** Whoever puts the cursor on another finding, or clicks it in the list of problems, has chosen it. */
  private followSoon({ textEditor, selections: [selection] }: vscode.TextEditorSelectionChangeEvent): void {
    this.following?.dispose();
    const { open } = this;
    if (open === undefined || !open.panel.visible || selection === undefined) return;
    if (open.places.isOwn(textEditor, selection)) return;
    const { active } = selection;
    const { document } = textEditor;
    const isOnFinding = vscode.languages
      .getDiagnostics(document.uri)
      .some((diagnostic) => isFinding(diagnostic) && diagnostic.range.contains(active));
    if (!isOnFinding) return;
    this.following = this.services.clock.after(followAfterMs, () => {
      this.follow(open, document, active).catch((error: unknown) => showFailure(this.services, error));
    });
  }

  private async follow(
    open: OpenExplanation,
    document: vscode.TextDocument,
    at: vscode.Position,
  ): Promise<void> {
    const found = await this.questions.askAt(document, at);
    const isOther =
      found?.explanation.finding?.fingerprint !== open.page.current?.explanation.finding?.fingerprint;
    if (found !== undefined && isOther && this.open === open) open.page.show(found);
  }
}
