/**
 * `<vireo-week>`: a week of time as a grid, typed into like a spreadsheet, and a day of it as it went. It shows a change at
 * once and takes it back when the host says that it could not be made; it makes no request of its own.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { DaysOffActions } from './days-off/days-off.ts';
import './days-off/days-off.ts';
import './entry/entry-form.ts';
import './proposal-form.ts';
import type { Connection } from '../../src/contract/webview/common.ts';
import { barStyles } from '../components/bars.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { RightsController } from '../rights.ts';
import { CropController, focusWhenDrawn } from './crop-controller.ts';
import { type DayActions, isOfDay, renderDay } from './day/day-view.ts';
import { explainFullDay } from './day/explain-full-day.ts';
import { renderDetails } from './details.ts';
import { detailsStyles } from './details-styles.ts';
import { Edits, findEntry, type Outcome, printWeek } from './edits.ts';
import { EntryForms } from './entry/entry-forms.ts';
import { type FrameActions, renderCopy, renderFoot, renderGoal, renderHeader, renderWhy } from './frame.ts';
import { findCellFault, ReadFaults } from './grid/cell-fault.ts';
import { GridController } from './grid/grid-controller.ts';
import { buildModel, cellKey, describeSaved, type GridModel } from './grid/grid-model.ts';
import type { GridActions } from './grid/grid-state.ts';
import { renderGrid } from './grid/grid-view.ts';
import type {
  CopyPreview,
  CropQuestion,
  WeekContent,
  WeekDaysOff,
  WeekFault,
  WeekHostMessage,
  WeekViewState,
  WeekWork,
} from './messages.ts';
import { MinuteClock } from './minute-clock.ts';
import { Notices } from './notices.ts';
import { ProposalsController } from './proposals-controller.ts';
import { Submission } from './submission.ts';
import { UndoRedo } from './undo-redo.ts';
import type { WeekViewMessage } from './view-messages.ts';
import { weekStyles } from './week-styles.ts';
import { words } from './words.ts';

export type WeekHost = ViewHost<WeekHostMessage, WeekViewMessage, WeekViewState>;

export class VireoWeek extends LitElement {
  static override properties = {
    _content: { state: true },
    _connection: { state: true },
    _preview: { state: true },
    _mode: { state: true },
    _daysOff: { state: true },
    _work: { state: true },
    _showsDaysOff: { state: true },
  };
  static override styles = [baseStyles, controlStyles, barStyles, weekStyles, detailsStyles];

  declare _content: WeekContent | undefined;
  declare _connection: Connection | undefined;
  declare _preview: CopyPreview | undefined;
  declare _mode: 'grid' | 'day';
  declare _daysOff: WeekDaysOff | undefined;
  declare _work: WeekWork | undefined;
  declare _showsDaysOff: boolean;

  readonly #words = words;
  readonly #edits = new Edits();
  readonly #readFaults = new ReadFaults();
  readonly #clock = new MinuteClock(() => this.requestUpdate());
  #host: WeekHost | undefined;
  #stopListening: (() => void) | undefined;
  /** The next drawing puts the focus on what may be copied. */
  #wantsCopy = false;
  /** Questions that were not there before the last change. */
  #newQuestions: readonly CropQuestion[] = [];

  readonly #send = (message: WeekViewMessage): void => this.#host?.send(message);

  /** What the parts of the page know of it. */
  readonly #page = {
    words: this.#words,
    edits: this.#edits,
    content: () => this._content,
    model: (content: WeekContent) => buildModel(content, this.#edits, this.#clock.now),
    now: () => this.#clock.now,
    send: this.#send,
    say: (sentence: string) => this.#notices.say(sentence),
    refuse: (sentence: string) => this.#notices.tell(sentence),
  };
  readonly #notices = new Notices(this, this.#page);

  readonly #frameActions: FrameActions = {
    chooseWeek: (weekStart) => this.#send({ type: 'chooseWeek', weekStart }),
    chooseMode: (mode) => {
      this._mode = mode;
      this.#forms.show(undefined);
      this.#findProposals();
    },
    undo: () => {
      if (!this.#grid.discardRefused()) this.#takenBack.ask('undo');
    },
    redo: () => this.#takenBack.ask('redo'),
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
      // Why it was not done before may be true no more.
      this.#notices.clear();
      if (act === 'submit') this.#submission.submit();
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
    goTo: ({ place }) => {
      this._mode = 'grid';
      if (place !== undefined) this.#grid.goTo(place);
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
    ...this.#page,
    content: () => (this._mode === 'grid' ? this._content : undefined),
    undo: this.#frameActions.undo,
    redo: this.#frameActions.redo,
    closeBoxes: this.#frameActions.cancelCopy,
    question: (place) => this.#crop.answerAt(place),
    discarded: () => this.#sayTotals(),
    refuse: (sentence) => this.#notices.tellOfCell(sentence),
    left: () => {
      this.#forms.show(undefined);
      this.#notices.leaveCell();
      this.#takenBack.leaveCell();
      this.#readFaults.leave(this.#edits.invalid.values());
    },
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

  readonly #takenBack = new UndoRedo({
    ...this.#page,
    pointAt: (content, place) => {
      this.#grid.pointAt(content, place);
      this.#findProposals();
    },
  });

  readonly #forms = new EntryForms(this, {
    ...this.#page,
    isShown: (entryId) => {
      const content = this._content;
      const { day, row } = this.#grid.selection.focus;
      if (content === undefined) return false;
      if (this._mode === 'day') return isOfDay(entryId, { content, day, now: this.#clock.now });
      const at = findEntry(content, entryId);
      return at?.day === day && at.row === row;
    },
    goOn: () => {
      if (this._mode === 'grid') this.#grid.focusSoon();
    },
  });

  readonly #crop = new CropController(this, { ...this.#page, grid: this.#grid, forms: this.#forms });

  readonly #proposals = new ProposalsController(this, this.#page);

  readonly #submission = new Submission(this, {
    ...this.#page,
    goTo: (place) => this.#frameActions.goTo({ place }),
  });

  readonly #entryActions: DayActions = {
    ...this.#forms.actions,
    proposals: this.#proposals.actions,
    chooseDay: (day) => {
      this.#forms.show(undefined);
      this.#grid.chooseDay(day);
      this.#findProposals();
    },
  };

  constructor() {
    super();
    new SkeletonController(this);
    new RightsController(this);
    this._mode = 'grid';
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
    if (content === undefined) return skeleton;
    const model = this.#page.model(content);
    const found = findCellFault({ content, model }, this.#edits, this.#grid.place);
    const fault = found && { ...found, isPassed: this.#readFaults.isPassed(found.fault) };
    if (found !== undefined) this.#readFaults.show(found.fault);
    const frame = { words, content, model, mode: this._mode, connection: this._connection };
    return html`${renderHeader(frame, this.#frameActions)} ${renderGoal(frame, this.#frameActions)}
      ${renderWhy(frame, this.#frameActions)}
      <main class="sheet" @scroll=${this.#grid.scrolled}>
        ${this._mode === 'day' ? this.#renderDay(content, model) : this.#renderGrid(content, model)}
      </main>
      <footer>
        ${this._mode === 'grid' ? this.#renderDetails(content, model) : nothing}
        ${this._preview === undefined ? nothing : renderCopy(this._preview, words, this.#frameActions)}
        ${this.#renderDaysOff(content)} ${this.#crop.render(content.questions)} ${this.#submission.render(content)}
        ${renderFoot({ ...frame, fault, told: this.#notices.told }, this.#frameActions)}
        <p class="sr" role="status">${this.#notices.said}</p>
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
            openId: this.#forms.openId,
            draft: this.#forms.draft,
            work: this._work,
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
    const { openId, draft } = this.#forms;
    const { shown: proposals, openId: openProposal, draft: proposalDraft, recordingId } = this.#proposals;
    const state = {
      words: this.#words,
      content,
      model,
      day,
      now: this.#clock.now,
      openId,
      draft,
      work: this._work,
    };
    return renderDay({ ...state, proposals, openProposal, proposalDraft, recordingId }, this.#entryActions);
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
      case 'work':
        this._work = message;
        break;
      case 'proposals':
        this.#proposals.show(message);
        break;
      case 'notSubmitted':
        this.#submission.tellRefused(message.reason);
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
    const isDecided = !isOther && this._content?.sheet?.state !== content.sheet?.state;
    // Submit and Withdraw go with the state, and the focus with them.
    if (isDecided) this.#grid.focusIfLost();
    // What is asked for here is answered by an outcome, which says it.
    const isChanged = this._content !== undefined && printWeek(this._content) !== printWeek(content);
    if (isOther || isDecided || (isChanged && this.#edits.isSettled)) this.#notices.clear();
    if (isDecided && content.sheet?.state === 'submitted') this.#notices.say(this.#words.submittedWhy);
    this.#takenBack.keep(isOther ? undefined : this._content);
    this._content = content;
    this.#newQuestions = this.#edits.ask(content.questions);
    this.#clock.set(content.now, findRunning(content));
    if (isOther) {
      this.#forms.show(undefined);
      this._preview = undefined;
    }
    this.#submission.show(content, isOther || isDecided);
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

  #settle(given: Outcome): void {
    const notices = this.#notices;
    const [question] = this.#newQuestions;
    const content = this._content;
    const facts = { words: this.#words, today: content?.today ?? '', now: this.#clock.now };
    const outcome = { ...given, faults: given.faults.map((one) => explainFullDay(one, facts)) };
    const isAhead = content !== undefined && this.#edits.isAhead(content, outcome.editId, this.#clock.now);
    const [fault = outcome.faults[0]] = this.#edits.settle(outcome);
    this.requestUpdate();
    notices.forget(outcome.editId);
    const isKept = outcome.faults.length > 0 || question !== undefined;
    const reason = fault && notices.sentenceOf(fault);
    const movedTo = isKept ? undefined : this.#forms.dayOf(outcome.editId);
    const isProposed = this.#proposals.settle(outcome.editId, { isKept, reason });
    const isInForm = this.#forms.settle(outcome.editId, fault && notices.reasonOf(fault)) || isProposed;
    const takenBack = fault === undefined ? this.#takenBack.settle(outcome.editId) : undefined;
    if (fault !== undefined && !isInForm) this.#tellFault(fault);
    else if (takenBack !== undefined) notices.tell(takenBack, 'hint');
    else if (question !== undefined) this.#crop.turnTo(question);
    else if (!notices.tellSaved(outcome, { isAhead, movedTo, totals: this.#describeTotals() }))
      this.#sayTotals();
    this.#submission.goOn();
  }

  /** What names the list of a cell is told there: the cell is described by it, so that it is not said besides. */
  #tellFault(fault: WeekFault): void {
    const isThere = fault.fault === 'several' && fault.place !== undefined && this.#grid.turnTo(fault.place);
    if (!isThere) this.#notices.tellFault(fault);
  }

  #sayTotals(): void {
    const totals = this.#describeTotals();
    if (totals !== '') this.#notices.say(totals);
  }

  /** Of the selected cell, its day and the week; empty where there is none. */
  #describeTotals(): string {
    const content = this._content;
    if (content === undefined) return '';
    const model = this.#page.model(content);
    const line = this.#grid.line(model);
    const { day } = this.#grid.selection.focus;
    return line === undefined ? '' : describeSaved(model, line, day, this.#words);
  }
}

function findRunning({ rows }: WeekContent): number | undefined {
  const entry = rows.flatMap(({ cells }) => cells.flat()).find(({ endedAt }) => endedAt === null);
  return entry === undefined ? undefined : Date.parse(entry.startedAt);
}

customElements.define('vireo-week', VireoWeek);
