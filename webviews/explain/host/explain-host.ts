/**
 * The host side of explanations: one page, one finding at a time. It shows it, keeps it as its code is now, and does
 * what the view asks for. Whatever is done is done on a fresh answer of the server, never on what was drawn a while ago.
 */
import { inBackground } from '../../../src/contract/background/in-background.ts';
import type { Disposable } from '../../../src/pages/disposables.ts';
import type { DefinePage, Page, PageTable } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import {
  type ExplainContent,
  type ExplainHostMessage,
  type ExplainPlace,
  type ExplainTarget,
  type ExplainViewMessage,
  explainViewMessageSchema,
  type RecordAction,
  type Standing,
  shownExplanationSchema,
} from '../messages.ts';
import type { ExplainPorts, Found, Occurrences, Place } from './explained-code.ts';
import { FollowedRecord } from './followed-record.ts';
import { placeInProject } from './place-in-project.ts';
import { type LineEdit, shiftLine } from './shift-line.ts';

/** Long enough for a burst of keystrokes, short enough to seem to follow. */
const refreshAfterMs = 300;

interface Shown extends Found {
  readonly standing: Standing;
  readonly asOf: string;
  readonly elsewhere: Occurrences;
}

export async function copyFound(
  { copy, mention, t }: Pick<PagePorts, 'copy' | 'mention' | 't'>,
  { explanation }: Found,
): Promise<void> {
  await copy(explanation.markdown);
  mention(t('The finding was copied as Markdown.'));
}

export class ExplainPage {
  private readonly ports: ExplainPorts;
  private page: Page<ExplainHostMessage> | undefined;
  private readonly record: FollowedRecord;
  private target: ExplainTarget | undefined;
  private shown: Shown | undefined;
  /** Where the finding's first line is now, moved along with edits. */
  private line = 0;
  private turn = 0;
  private waiting: Disposable | undefined;
  private refreshing: Promise<void> = Promise.resolve();
  private fixApplied = false;

  constructor(ports: ExplainPorts) {
    this.ports = ports;
    this.record = new FollowedRecord(ports, () => this.onRecord());
  }

  /** Not before it is known what it shows: the page would be told that there is nothing. */
  readonly define: DefinePage<ExplainViewMessage, ExplainHostMessage> = (page) => {
    const { code } = this.ports;
    this.page = page;
    page.add(this.record);
    page.add(code.onDidEdit((uri, edits) => this.onEdit(uri, edits)));
    page.add(
      code.onDidFind((uris) => {
        if (uris.some((uri) => this.involves(uri))) this.refreshSoon();
      }),
    );
    page.add(code.onDidTrust(() => this.sendShown()));
    page.add({ dispose: () => this.waiting?.dispose() });
    return this.table;
  };

  get current(): Found | undefined {
    return this.shown;
  }

  show(found: Found): void {
    this.turn += 1;
    this.fixApplied = false;
    this.ports.code.clear();
    this.take(found);
  }

  /** After a reload of the window: what was explained then. */
  restore(target: ExplainTarget): void {
    this.target = target;
    this.refresh();
  }

  focus(): void {
    this.page?.run(() => this.page?.sendWhenOpen({ type: 'focus' }));
  }

  private get table(): PageTable<ExplainViewMessage, ExplainHostMessage> {
    return {
      incoming: explainViewMessageSchema,
      watch: [],
      load: async () => this.content(),
      on: {
        ready: () => this.begin(),
        reveal: ({ place, enter }) => this.reveal(place, enter),
        leave: () => this.ports.code.leave(),
        applyFix: (message) => this.fix(message),
        suppress: () => this.suppress(),
        dismiss: () => this.onOwnRecord('dismiss'),
        changeRecord: ({ action }) => this.onOwnRecord(action),
        copy: () => this.copy(),
        askCoach: () => this.askCoach(),
        askAgent: () => this.askAgent(),
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
      asOf: new Date(this.ports.clock.now()).toISOString(),
      elsewhere: this.ports.code.findOthers(explanation),
    };
    this.ports.code.setTitle(explanation.title);
    this.record.follow(finding?.recordId);
    this.sendShown();
  }

  /** Whether it is dismissed decides over what the server tells of it, too. */
  private onRecord(): void {
    this.sendShown();
    this.refreshSoon();
  }

  private involves(uri: string): boolean {
    const { place, steps = [] } = this.shown?.explanation.finding ?? {};
    return [place, ...steps].some((each) => each?.uri === uri);
  }

  private onEdit(uri: string, edits: readonly LineEdit[]): void {
    if (edits.length === 0 || !this.involves(uri)) return;
    if (uri === this.shown?.explanation.finding?.place.uri) this.line = edits.reduce(shiftLine, this.line);
    this.send({ type: 'updating' });
    this.refreshSoon();
  }

  private refreshSoon(): void {
    this.waiting?.dispose();
    this.waiting = this.ports.clock.after(refreshAfterMs, () => this.refresh());
  }

  private refresh(): void {
    this.waiting?.dispose();
    this.waiting = undefined;
    this.refreshing = this.load().catch((error: unknown) => this.ports.tellFailure(error));
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
    return await this.ports.code.ask(
      this.target,
      ruleId === undefined ? undefined : { ruleId, line: this.line },
    );
  }

  private sendShown(): void {
    this.send(this.content());
  }

  private content(): ExplainContent | { readonly type: 'missing' } {
    if (this.shown === undefined) return { type: 'missing' };
    const { target, explanation, standing, asOf, elsewhere } = this.shown;
    const record = this.record.current;
    const places = elsewhere.places.map(({ path, range }) => ({ path, line: range.startLine }));
    return {
      type: 'explanation',
      target,
      // Leaves out what the view must not have: the edits, whose text is not masked.
      explanation: shownExplanationSchema.parse(explanation),
      standing,
      asOf,
      elsewhere: { count: elsewhere.count, places },
      canAsk: this.ports.code.isTrusted,
      ...(record === undefined ? {} : { record }),
    };
  }

  /** A page begins when it is first shown, and each time that it is shown again. */
  private async begin(): Promise<void> {
    await this.refreshing;
    await this.page?.fill();
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
    const isThere = await this.ports.code.reveal(place, enter);
    if (!isThere) this.tellNoFile();
  }

  private tellNoFile(): void {
    const { inform, t } = this.ports;
    inBackground(inform(t('The file of this finding is not on this machine.')), 'Explain');
  }

  private async fix(wanted: Extract<ExplainViewMessage, { type: 'applyFix' }>): Promise<void> {
    await this.settled();
    // What is changed is seen, and undone, where it is.
    await this.reveal({ kind: 'finding' }, false);
    this.ports.code.clear();
    this.fixApplied = true;
    const what = await this.ports.code.applyFix(() => this.ask(), wanted);
    if (what === 'notFixed') this.fixApplied = false;
    this.send({ type: 'done', what });
  }

  /** The server asks for the reason and writes; it knows open documents alone. */
  private async suppress(): Promise<void> {
    await this.settled();
    const { finding } = this.shown?.explanation ?? {};
    if (finding === undefined) return;
    if (!(await this.ports.code.suppress(finding))) return this.tellNoFile();
    this.refreshSoon();
  }

  private async onOwnRecord(action: RecordAction | 'dismiss'): Promise<void> {
    const id = this.shown?.explanation.finding?.recordId;
    if (id === undefined) return;
    await this.ports.runCommand(`vireo.${action}Finding`, { id });
    this.refreshSoon();
  }

  private async copy(): Promise<void> {
    if (this.shown === undefined) return;
    await copyFound(this.ports, this.shown);
    this.send({ type: 'done', what: 'copied' });
  }

  private async askCoach(): Promise<void> {
    await this.settled();
    if (this.shown === undefined) return;
    const { code, runCommand, t } = this.ports;
    const mention = await code.toMention(this.shown.explanation);
    await runCommand('vireo.openCoach', { text: t('How do I fix this finding?'), mention });
  }

  /** With the rule and the file of the finding filled in, where a project has that file. */
  private async askAgent(): Promise<void> {
    await this.settled();
    const { finding, ruleId } = this.shown?.explanation ?? {};
    if (finding === undefined || ruleId === undefined) return;
    const { code, records, runCommand } = this.ports;
    const { projects } = await records.load();
    const place = placeInProject([...projects.values()], code.pathOf(finding.place.uri));
    await runCommand('vireo.askAgent', {
      record: { kind: 'project', ids: place === undefined ? [] : [place.id] },
      agent: 'development',
      ...(place === undefined ? {} : { finding: { ruleId, path: place.path } }),
    });
  }

  private send(message: ExplainHostMessage): void {
    this.page?.run(() => this.page?.send(message));
  }
}
