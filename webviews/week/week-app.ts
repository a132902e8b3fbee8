/**
 * `<vireo-week>`: a week of time as a grid, typed into like a spreadsheet, and a day of it as it went. It shows a change at
 * once and takes it back when the host says that it could not be made; it makes no request of its own.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import type { DaysOffActions } from './days-off.ts';
import './days-off.ts';
import './entry-form.ts';
import './proposal-form.ts';
import type { Connection } from '../../src/contract/webview/common.ts';
import type {
  CopyPreview,
  CropQuestion,
  WeekContent,
  WeekDaysOff,
  WeekFault,
  WeekHostMessage,
  WeekViewMessage,
  WeekViewState,
} from '../../src/contract/webview/week-view.ts';
import { baseStyles, controlStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { CropController, focusWhenDrawn } from './crop-controller.ts';
import { type DayActions, renderDay } from './day-view.ts';
import { renderDetails } from './details.ts';
import { detailsStyles } from './details-styles.ts';
import { Edits, findEntry, type Outcome } from './edits.ts';
import { EntryDrafts } from './entry-drafts.ts';
import { findCellFault } from './fault-of-cell.ts';
import {
  type FrameActions,
  renderCopy,
  renderFoot,
  renderGoal,
  renderHeader,
  renderWhy,
  type Told,
} from './frame.ts';
import { GridController } from './grid-controller.ts';
import { buildModel, cellKey, describeSaved, type GridModel } from './grid-model.ts';
import { type GridActions, renderGrid } from './grid-view.ts';
import { MinuteClock } from './minute-clock.ts';
import { ProposalsController } from './proposals-controller.ts';
import { describeChanged, findChanged } from './taken-back.ts';
import { weekStyles } from './week-styles.ts';
import { wordsFor } from './words.ts';

export type WeekHost = ViewHost<WeekHostMessage, WeekViewMessage, WeekViewState>;

export class VireoWeek extends LitElement {
  static override properties = {
    _content: { state: true },
    _connection: { state: true },
    _preview: { state: true },
    _mode: { state: true },
    _openId: { state: true },
    _told: { state: true },
    _daysOff: { state: true },
    _showsDaysOff: { state: true },
    _notice: { state: true },
  };
  static override styles = [baseStyles, controlStyles, weekStyles, detailsStyles];

  declare _content: WeekContent | undefined;
  declare _connection: Connection | undefined;
  declare _preview: CopyPreview | undefined;
  declare _mode: 'grid' | 'day';
  /** The entry whose form is open. */
  declare _openId: string | undefined;
  /** What the last change was answered with, where that is of no cell. */
  declare _told: Told | undefined;
  declare _daysOff: WeekDaysOff | undefined;
  declare _showsDaysOff: boolean;
  declare _notice: string;

  readonly #words = wordsFor(document.documentElement.lang);
  readonly #edits = new Edits();
  readonly #drafts = new EntryDrafts();
  readonly #clock = new MinuteClock(() => this.requestUpdate());
  #host: WeekHost | undefined;
  #stopListening: (() => void) | undefined;
  /** The next drawing puts the focus on what may be copied. */
  #wantsCopy = false;
  /** The week is submitted as soon as what was typed is saved. */
  #wantsSubmit = false;
  /** The shown week as it was before its last change, and what is being taken back or done again. */
  #before: WeekContent | undefined;
  #takingBack: { readonly type: 'undo' | 'redo'; readonly editId: number } | undefined;
  /** Questions that were not there before the last change. */
  #newQuestions: readonly CropQuestion[] = [];

  readonly #frameActions: FrameActions = {
    chooseWeek: (weekStart) => this.#send({ type: 'chooseWeek', weekStart }),
    chooseMode: (mode) => {
      this._mode = mode;
      this._openId = undefined;
      this.#findProposals();
    },
    undo: () => {
      if (!this.#grid.discardRefused()) this.#takeBack('undo');
    },
    redo: () => this.#takeBack('redo'),
    previewCopy: () => this.#send({ type: 'previewCopy' }),
    copy: (withTimes) => {
      this._preview = undefined;
      this.#send({ type: 'copyWeek', editId: this.#edits.nextId(), withTimes });
    },
    cancelCopy: () => {
      this._preview = undefined;
      this.#grid.focusSoon();
    },
    act: (act) => {
      if (act === 'submit') this.#submit();
      else this.#send({ type: 'act', act });
    },
    editWorkingTime: () => this.#send({ type: 'editWorkingTime' }),
    showDaysOff: () => {
      this._showsDaysOff = !this._showsDaysOff;
      if (this._showsDaysOff) this.#send({ type: 'listDaysOff' });
    },
    mend: ({ place }, text) => {
      if (place !== undefined) this.#grid.type([{ place, text }]);
      this.#grid.focusSoon();
    },
    discard: ({ place }) => {
      if (place !== undefined) this.#edits.discard(place);
      this.#grid.focusSoon();
    },
  };

  readonly #daysOffActions: DaysOffActions = {
    add: ({ firstDate, lastDate, note }) => this.#send({ type: 'addDaysOff', firstDate, lastDate, note }),
    remove: ({ id, version }) => this.#send({ type: 'deleteDaysOff', id, version }),
    close: () => {
      this._showsDaysOff = false;
      const button = this.renderRoot.querySelector('.days-off button');
      if (button instanceof HTMLElement) button.focus();
    },
  };

  readonly #grid: GridController = new GridController(this, {
    words: this.#words,
    edits: this.#edits,
    content: () => (this._mode === 'grid' ? this._content : undefined),
    model: (content) => this.#model(content),
    now: () => this.#clock.now,
    send: (message) => this.#send(message),
    refuse: (sentence) => this.#tell(sentence),
    undo: this.#frameActions.undo,
    redo: this.#frameActions.redo,
    closeBoxes: this.#frameActions.cancelCopy,
    question: (place) => this.#crop.answerAt(place),
    discarded: () => this.#sayTotals(),
    left: () => {
      this._openId = undefined;
    },
  });

  readonly #crop = new CropController(this, {
    words: this.#words,
    edits: this.#edits,
    selected: () => this.#grid.placeOf(this.#grid.selection.focus),
    send: (message) => this.#send(message),
    say: (sentence) => this.#say(sentence),
    turnTo: (place) => this.#grid.turnTo(place),
    resume: (place, text) => this.#grid.resume(place, text),
    reopen: (form) => {
      this.#drafts.keep(form);
      this._openId = form.entryId;
    },
    keep: (form, editId) => this.#drafts.keep(form, editId),
    goOn: () => this.#grid.focusSoon(),
  });

  readonly #gridActions: GridActions = {
    choose: this.#grid.choose,
    edit: this.#grid.edit,
    typing: this.#grid.typing,
    left: this.#grid.commit,
    pressed: this.#grid.pressed,
    addRow: () => this.#send({ type: 'addRow' }),
    removeRow: ({ row: { projectId, taskId } }) => this.#send({ type: 'removeRow', projectId, taskId }),
    stopTimer: () => this.#send({ type: 'stopTimer' }),
  };

  readonly #proposals = new ProposalsController(this, {
    send: (message) => this.#send(message),
    nextEditId: () => this.#edits.nextId(),
  });

  readonly #entryActions: DayActions = {
    proposals: this.#proposals.actions,
    open: ({ id }) => {
      const wanted = this._openId === id ? undefined : id;
      // The form of another entry is another form: this one goes first, with what was typed into it.
      this._openId = undefined;
      this.updateComplete.then(() => (this._openId = wanted)).catch(() => undefined);
    },
    close: () => {
      this.#drafts.discard(this._openId);
      this.#closeEntry();
    },
    change: ({ id: entryId }, change) => {
      const editId = this.#edits.nextId();
      this.#drafts.keep({ entryId, change }, editId);
      this.#send({ type: 'changeEntry', editId, entryId, change });
      this.#closeEntry();
    },
    remove: ({ id }) => {
      this.#drafts.discard(id);
      this.#send({ type: 'deleteEntry', editId: this.#edits.nextId(), entryId: id });
      this.#closeEntry();
    },
    chooseDay: (day) => {
      this._openId = undefined;
      this.#grid.chooseDay(day);
      this.#findProposals();
    },
  };

  constructor() {
    super();
    this._mode = 'grid';
    this._notice = '';
    this._showsDaysOff = false;
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: WeekHost): void {
    this.#host = host;
    const state = host.loadState();
    this._mode = state?.mode ?? 'grid';
    if (state?.selected !== undefined) this.#grid.restore(state.selected);
    for (const fault of state?.invalid ?? []) this.#edits.invalid.set(cellKey(fault.place), fault);
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready', ...(state?.weekStart === undefined ? {} : { weekStart: state.weekStart }) });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    this.#clock.stop();
  }

  override render(): TemplateResult {
    const content = this._content;
    const words = this.#words;
    if (content === undefined) {
      return html`<vscode-progress-bar aria-label=${words.loading}></vscode-progress-bar>`;
    }
    const model = this.#model(content);
    const selected = this.#grid.placeOf(this.#grid.selection.focus);
    const fault = findCellFault({ content, model }, this.#edits, selected);
    const frame = { words, content, model, mode: this._mode, connection: this._connection };
    return html`${renderHeader(frame, this.#frameActions)} ${renderGoal(frame, this.#frameActions)}
      ${renderWhy(frame, this.#frameActions)}
      <main class="sheet" @scroll=${this.#grid.scrolled}>
        ${this._mode === 'day' ? this.#renderDay(content, model) : this.#renderGrid(content, model)}
      </main>
      <footer>
        ${this._mode === 'grid' ? this.#renderDetails(content, model) : nothing}
        ${this._preview === undefined ? nothing : renderCopy(this._preview, words, this.#frameActions)}
        ${this.#renderDaysOff(content)} ${this.#crop.render(content.questions)}
        ${renderFoot({ ...frame, fault, told: this._told }, this.#frameActions)}
        <p class="sr" role="status">${this._notice}</p>
      </footer>`;
  }

  override updated(): void {
    const content = this._content;
    if (content === undefined) return;
    if (this.#wantsCopy) focusWhenDrawn(this, '.copy .first');
    this.#wantsCopy = false;
    // This week goes along with the days; another one was chosen.
    const isThisWeek = content.days.some(({ date }) => date === content.today);
    this.#host?.saveState({
      ...(isThisWeek ? {} : { weekStart: content.weekStart }),
      mode: this._mode,
      selected: this.#grid.selection.focus,
      invalid: [...this.#edits.invalid.values()].flatMap(({ place, text, fault, message }) =>
        place === undefined ? [] : [{ place, text, fault, ...(message === undefined ? {} : { message }) }],
      ),
    });
  }

  #renderGrid(content: WeekContent, model: GridModel): TemplateResult {
    const { selection, editing, window } = this.#grid;
    const range = this.#grid.range(model);
    const state = {
      words: this.#words,
      content,
      model,
      overlay: this.#edits,
      selection,
      range,
      editing,
      window,
    };
    return html`${renderGrid(state, this.#gridActions)}
    ${model.lines.length === 0 ? html`<p class="muted empty">${this.#words.empty}</p>` : nothing}`;
  }

  #renderDetails(content: WeekContent, model: GridModel): TemplateResult | typeof nothing {
    const line = this.#grid.line(model);
    const { day } = this.#grid.selection.focus;
    return line === undefined
      ? nothing
      : renderDetails(
          {
            words: this.#words,
            content,
            line,
            day,
            openId: this._openId,
            draft: this.#drafts.of(this._openId),
          },
          this.#entryActions,
        );
  }

  #renderDaysOff({ days, person }: WeekContent): TemplateResult | typeof nothing {
    if (!this._showsDaysOff || person !== null) return nothing;
    const { date = '' } = days[this.#grid.selection.focus.day] ?? {};
    return html`<vireo-days-off .days=${this._daysOff} .date=${date} .words=${this.#words} .actions=${this.#daysOffActions}></vireo-days-off>`;
  }

  #renderDay(content: WeekContent, model: GridModel): TemplateResult {
    const { day } = this.#grid.selection.focus;
    const draft = this.#drafts.of(this._openId);
    const { openId: openProposal, recordingId } = this.#proposals;
    const opened = { openId: this._openId, draft, openProposal, recordingId };
    const state = { words: this.#words, content, model, day, now: this.#clock.now, ...opened };
    return renderDay({ ...state, proposals: this.#proposals.shown }, this.#entryActions);
  }

  #model(content: WeekContent): GridModel {
    return buildModel(content, this.#edits, this.#clock.now);
  }

  #send(message: WeekViewMessage): void {
    this.#host?.send(message);
  }

  /** The same sentence twice is said twice. */
  #say(sentence: string): void {
    this._notice = this._notice === sentence ? `${sentence}\u200b` : sentence;
  }

  /** To the ear and, until another change is answered, to the eye. */
  #tell(sentence: string, kind: Told['kind'] = 'refusal'): void {
    this._told = { sentence, kind, editId: this.#edits.lastId };
    this.#say(sentence);
  }

  #takeBack(type: 'undo' | 'redo'): void {
    const { person, sheet } = this._content ?? {};
    const { faults, notDone } = this.#words;
    if (sheet?.state === 'submitted' && person === null) this.#tell(notDone(faults.submitted));
    else {
      this.#takingBack = { type, editId: this.#edits.nextId() };
      this.#send(this.#takingBack);
    }
  }

  /** Shows what was taken back, or done again; undefined where the outcome is of something else, or nothing has changed. */
  #describeTakenBack({ editId }: Outcome): string | undefined {
    const [before, after] = [this.#before, this._content];
    const { type } = this.#takingBack?.editId === editId ? this.#takingBack : {};
    if (type === undefined || before === undefined || after === undefined) return undefined;
    const places = findChanged(before, after);
    const [first] = places;
    if (first === undefined) return undefined;
    this.#grid.pointAt(after, first);
    this.#findProposals();
    const { text, more } = describeChanged({ before, after, now: this.#clock.now }, places);
    return type === 'undo' ? this.#words.undone(text, more) : this.#words.redone(text, more);
  }

  /** What is on its way is waited for; what cannot be saved is mended or discarded first. */
  #submit(): void {
    const content = this._content;
    if (content === undefined) return;
    this.#wantsSubmit = this.#edits.pending.size > 0;
    if (this.#wantsSubmit) return;
    const [place, ...others] = this.#edits.unsavedOf(content);
    if (place === undefined) this.#send({ type: 'act', act: 'submit' });
    else {
      this._mode = 'grid';
      this.#tell(this.#words.notSubmitted(others.length + 1));
      this.#grid.goTo(place);
    }
  }

  #receive(message: WeekHostMessage): void {
    switch (message.type) {
      case 'week':
        this.#show(message);
        break;
      case 'connection':
        this._connection = message;
        break;
      case 'daysOff':
        this._daysOff = message;
        break;
      case 'proposals':
        this.#proposals.show(message);
        break;
      case 'copyPreview':
        this._preview = message;
        this.#wantsCopy = true;
        break;
      case 'outcome':
        this.#settle(message);
    }
  }

  #show(content: WeekContent): void {
    const isOther = this._content?.weekStart !== content.weekStart;
    // Submit and Withdraw go with the state, and the focus with them.
    if (!isOther && this._content?.sheet?.state !== content.sheet?.state) this.#grid.focusIfLost();
    this.#before = isOther ? undefined : this._content;
    this._content = content;
    this.#newQuestions = this.#edits.ask(content.questions);
    this.#clock.set(content.now, findRunning(content));
    if (isOther) {
      this._told = undefined;
      this.#wantsSubmit = false;
      this._openId = undefined;
      this._preview = undefined;
    }
    this.#grid.show(content, isOther);
    this.#findProposals();
  }

  /** For the day that is shown, of one's own, up to today. */
  #findProposals(): void {
    const content = this._content;
    const { date } = content?.days[this.#grid.selection.focus.day] ?? {};
    const isShown = this._mode === 'day' && content?.person === null;
    this.#proposals.find({ date, isAsked: isShown && date !== undefined && date <= content.today });
  }

  #settle(outcome: Outcome): void {
    const words = this.#words;
    const [question] = this.#newQuestions;
    this.#proposals.settle(outcome.editId, outcome.faults.length > 0 || question !== undefined);
    const isAhead = this.#isAhead(outcome);
    const [fault = outcome.faults[0]] = this.#edits.settle(outcome);
    this.requestUpdate();
    if (this._told !== undefined && this._told.editId < outcome.editId) this._told = undefined;
    const refusedId = this.#drafts.settle(outcome.editId, fault && this.#reasonOf(fault));
    const takenBack = fault === undefined ? this.#describeTakenBack(outcome) : undefined;
    if (fault !== undefined && !this.#reopen(refusedId)) this.#tellFault(fault);
    else if (takenBack !== undefined) this.#tell(takenBack, 'hint');
    else if (question !== undefined) this.#crop.turnTo(question);
    else if (outcome.overlaps > 0) this.#tell(words.overlaps(outcome.overlaps), 'warning');
    else if (isAhead) this.#tell(words.ahead, 'hint');
    else this.#sayTotals();
    if (this.#wantsSubmit) this.#submit();
  }

  #isAhead({ editId }: Outcome): boolean {
    return this._content !== undefined && this.#edits.isAhead(this._content, editId, this.#clock.now);
  }

  /** That of a cell stands beside its cell. */
  #tellFault(fault: WeekFault): void {
    const sentence = this.#sentenceOf(fault);
    if (fault.place === undefined) this.#tell(sentence);
    else this.#say(sentence);
  }

  #sentenceOf({ fault, message }: WeekFault): string {
    const { faults, notDone } = this.#words;
    const isSubmitted = fault === 'locked' && this._content?.sheet?.state === 'submitted';
    return notDone(message ?? faults[isSubmitted ? 'submitted' : fault]);
  }

  /** For the form of an entry; undefined where that of a cell was refused. */
  #reasonOf(fault: WeekFault): string | undefined {
    if (fault.place !== undefined) return undefined;
    return fault.fault === 'changed' ? this.#words.entryChanged : this.#sentenceOf(fault);
  }

  /** The form of what was refused, where its entry is on the page and nobody is elsewhere by now. */
  #reopen(entryId: string | undefined): boolean {
    const at = this._content && entryId !== undefined ? findEntry(this._content, entryId) : undefined;
    const { focus } = this.#grid.selection;
    const isShown = at?.day === focus.day && (this._mode === 'day' || at.row === focus.row);
    const active = this.shadowRoot?.activeElement ?? null;
    const isElsewhere = active !== null && !(active instanceof HTMLTableCellElement);
    if (!isShown || isElsewhere || this._openId !== undefined) return false;
    this._openId = entryId;
    return true;
  }

  #sayTotals(): void {
    if (this._content === undefined) return;
    const model = this.#model(this._content);
    const line = this.#grid.line(model);
    if (line !== undefined)
      this.#say(describeSaved(model, line, this.#grid.selection.focus.day, this.#words));
  }

  #closeEntry(): void {
    this._openId = undefined;
    if (this._mode === 'grid') this.#grid.focusSoon();
  }
}

function findRunning({ rows }: WeekContent): number | undefined {
  const entry = rows.flatMap(({ cells }) => cells.flat()).find(({ endedAt }) => endedAt === null);
  return entry === undefined ? undefined : Date.parse(entry.startedAt);
}

customElements.define('vireo-week', VireoWeek);
