/**
 * One panel, one finding at a time: shows it, keeps it as its code is now, and does what the view asks for. Whatever
 * is done is done on a fresh answer of the server, never on what was drawn a while ago.
 */
import * as vscode from 'vscode';
import {
  type ExplainHostMessage,
  type ExplainPlace,
  type ExplainTarget,
  type ExplainViewMessage,
  explainViewMessageSchema,
  type RecordAction,
  type Standing,
  shownExplanationSchema,
} from '../../../../../webviews/explain/messages.ts';
import { runCommand } from '../../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../../platform/disposables.ts';
import { showFailure } from '../../../platform/notify.ts';
import { hostPage } from '../../../platform/pages/host-page.ts';
import type { Page, PageTable } from '../../../platform/pages/page-host.ts';
import type { ShownPage } from '../../../platform/pages/shown-page.ts';
import type { Services } from '../../../platform/services.ts';
import { suppressInSource } from '../suppress-in-source.ts';
import { applyFix } from './apply-fix.ts';
import { toQuestion } from './ask-coach.ts';
import { EditorPlaces, openDocument, type Place } from './editor-places.ts';
import type { ExplainQuestions, Found } from './explain-questions.ts';
import { FollowedRecord } from './followed-record.ts';
import { findOtherOccurrences, type Occurrences, toContent } from './other-occurrences.ts';
import { shiftLine } from './shift-line.ts';

/** Long enough for a burst of keystrokes, short enough to seem to follow. */
const refreshAfterMs = 300;

interface Shown extends Found {
  readonly standing: Standing;
  readonly asOf: string;
  readonly elsewhere: Occurrences;
}

export interface PanelOptions {
  readonly services: Services;
  readonly questions: ExplainQuestions;
  readonly page: ShownPage;
  readonly copy: (found: Found) => Promise<void>;
}

export class ExplainPanel implements Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly places: EditorPlaces;
  private readonly services: Services;
  private readonly shownPage: ShownPage;
  private page: Page<ExplainHostMessage> | undefined;
  private readonly questions: ExplainQuestions;
  private readonly copyFound: PanelOptions['copy'];
  private readonly store: DisposableStore;
  private readonly record: FollowedRecord;
  private target: ExplainTarget | undefined;
  private shown: Shown | undefined;
  /** Where the finding's first line is now, moved along with edits. */
  private line = 0;
  private turn = 0;
  private waiting: Disposable | undefined;
  private refreshing: Promise<void> = Promise.resolve();
  private fixApplied = false;

  constructor({ services, questions, page, copy }: PanelOptions) {
    const panel = page.frame;
    this.services = services;
    this.shownPage = page;
    this.questions = questions;
    this.panel = panel;
    this.copyFound = copy;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    this.places = this.store.add(new EditorPlaces());
    this.record = this.store.add(new FollowedRecord(services, () => this.onRecord()));
    this.store.addAll(
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.places.clear();
      }),
      vscode.workspace.onDidChangeTextDocument((event) => this.onEdit(event)),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => this.involves(uri))) this.refreshSoon();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.sendShown()),
      { dispose: () => this.waiting?.dispose() },
    );
  }

  get current(): Found | undefined {
    return this.shown;
  }

  show(found: Found): void {
    this.turn += 1;
    this.fixApplied = false;
    this.places.clear();
    this.take(found);
    this.host();
  }

  /** After a reload of the window: what was explained then. */
  restore(target: ExplainTarget): void {
    this.target = target;
    this.refresh();
    this.host();
  }

  focus(): void {
    this.page?.run(() => this.page?.sendWhenOpen({ type: 'focus' }));
  }

  dispose(): void {
    this.store.dispose();
  }

  /** Not before it is known what it shows: the page would be told that there is nothing. */
  private host(): void {
    if (this.page !== undefined) return;
    const host = hostPage<ExplainViewMessage, ExplainHostMessage>(this.services, this.shownPage, (page) => {
      this.page = page;
      return this.table;
    });
    this.store.add(host);
  }

  private get table(): PageTable<ExplainViewMessage, ExplainHostMessage> {
    return {
      incoming: explainViewMessageSchema,
      watch: [],
      // It follows the code and its record, and is sent each time that one of them changes.
      load: async () => undefined,
      on: {
        ready: () => this.begin(),
        reveal: ({ place, enter }) => this.reveal(place, enter),
        leave: () => this.places.leave(this.panel.viewColumn),
        applyFix: (message) => this.fix(message),
        suppress: () => this.suppress(),
        dismiss: () => this.onOwnRecord('dismiss'),
        changeRecord: ({ action }) => this.onOwnRecord(action),
        copy: () => this.copy(),
        askCoach: () => this.askCoach(),
      },
    };
  }

  private take({ target, explanation }: Found): void {
    const { finding } = explanation;
    this.target = target;
    this.line = finding?.place.range.startLine ?? 0;
    this.fixApplied = false;
    this.shown = {
      target,
      explanation,
      standing: finding?.state ?? 'current',
      asOf: new Date(this.services.clock.now()).toISOString(),
      elsewhere: findOtherOccurrences(explanation),
    };
    this.panel.title = explanation.title;
    this.record.follow(finding?.recordId);
    this.sendShown();
  }

  /** Whether it is dismissed decides over what the server tells of it, too. */
  private onRecord(): void {
    this.sendShown();
    this.refreshSoon();
  }

  private involves(uri: vscode.Uri): boolean {
    const { place, steps = [] } = this.shown?.explanation.finding ?? {};
    return [place, ...steps].some((each) => each?.uri === uri.toString());
  }

  private onEdit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0 || !this.involves(document.uri)) return;
    if (document.uri.toString() === this.shown?.explanation.finding?.place.uri)
      this.line = contentChanges.reduce(shiftLine, this.line);
    this.send({ type: 'updating' });
    this.refreshSoon();
  }

  private refreshSoon(): void {
    this.waiting?.dispose();
    this.waiting = this.services.clock.after(refreshAfterMs, () => this.refresh());
  }

  private refresh(): void {
    this.waiting?.dispose();
    this.waiting = undefined;
    this.refreshing = this.load().catch((error: unknown) => showFailure(this.services, error));
  }

  /** What is asked for next is done on what is known after this. */
  private async settled(): Promise<void> {
    if (this.waiting !== undefined) this.refresh();
    await this.refreshing;
  }

  private async load(): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    const found = await this.ask();
    // Another finding was chosen, or another edit made, in the meantime.
    if (turn !== this.turn) return;
    if (found !== undefined) return this.take(found);
    if (this.shown !== undefined)
      this.shown = { ...this.shown, standing: this.fixApplied ? 'mended' : 'gone' };
    this.sendShown();
  }

  private async ask(): Promise<Found | undefined> {
    if (this.target === undefined) return undefined;
    const ruleId = this.shown?.explanation.ruleId;
    return await this.questions.ask(
      this.target,
      ruleId === undefined ? undefined : { ruleId, line: this.line },
    );
  }

  private sendShown(): void {
    const { shown } = this;
    if (shown === undefined) {
      this.send({ type: 'missing' });
      return;
    }
    const { target, explanation, standing, asOf, elsewhere } = shown;
    const record = this.record.current;
    this.send({
      type: 'explanation',
      target,
      // Leaves out what the view must not have: the edits, whose text is not masked.
      explanation: shownExplanationSchema.parse(explanation),
      standing,
      asOf,
      elsewhere: toContent(elsewhere),
      canAsk: vscode.workspace.isTrusted,
      ...(record === undefined ? {} : { record }),
    });
  }

  /** A page begins when it is first shown, and each time that it is shown again. */
  private async begin(): Promise<void> {
    await this.refreshing;
    this.sendShown();
  }

  private placeOf(wanted: ExplainPlace): Place | undefined {
    const { finding } = this.shown?.explanation ?? {};
    switch (wanted.kind) {
      case 'finding':
        return finding?.place;
      case 'step':
        return finding?.steps[wanted.index];
      case 'elsewhere':
        return this.shown?.elsewhere.places[wanted.index];
    }
  }

  private async reveal(wanted: ExplainPlace, enter: boolean): Promise<void> {
    await this.settled();
    const place = this.placeOf(wanted);
    if (place === undefined) return;
    const isThere = await this.places.reveal(place, enter, this.panel.viewColumn);
    if (!isThere) this.tellNoFile();
  }

  private tellNoFile(): void {
    vscode.window.showInformationMessage(this.services.t('The file of this finding is not on this machine.'));
  }

  private async fix(wanted: Extract<ExplainViewMessage, { type: 'applyFix' }>): Promise<void> {
    await this.settled();
    // What is changed is seen, and undone, where it is.
    await this.reveal({ kind: 'finding' }, false);
    this.places.clear();
    this.fixApplied = true;
    const what = await applyFix(() => this.ask(), wanted);
    if (what === 'notFixed') this.fixApplied = false;
    this.send({ type: 'done', what });
  }

  /** The server asks for the reason and writes; it knows open documents alone. */
  private async suppress(): Promise<void> {
    await this.settled();
    const { finding } = this.shown?.explanation ?? {};
    if (finding === undefined) return;
    if ((await openDocument(finding.place.uri)) === undefined) return this.tellNoFile();
    await suppressInSource(this.services.t, finding);
    this.refreshSoon();
  }

  private async onOwnRecord(action: RecordAction | 'dismiss'): Promise<void> {
    const id = this.shown?.explanation.finding?.recordId;
    if (id === undefined) return;
    await runCommand(`vireo.${action}Finding`, { id });
    this.refreshSoon();
  }

  private async copy(): Promise<void> {
    if (this.shown === undefined) return;
    await this.copyFound(this.shown);
    this.send({ type: 'done', what: 'copied' });
  }

  private async askCoach(): Promise<void> {
    await this.settled();
    if (this.shown === undefined) return;
    await runCommand('vireo.openCoach', await toQuestion(this.services.t, this.shown.explanation));
  }

  private send(message: ExplainHostMessage): void {
    this.page?.run(() => this.page?.send(message));
  }
}
