/**
 * `<vireo-week>`: a week of time as a grid, typed into like a spreadsheet, and a day of it as it went. It shows a change at
 * once and takes it back when the host says that it could not be made; it makes no request of its own.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import type { DaysOffActions } from './days-off.ts';
import type { EntryChange } from './entry-form.ts';
import './days-off.ts';
import './entry-form.ts';
import './proposal-form.ts';
import type { Connection } from '../../src/contract/webview/common.ts';
import type {
  CellPlace,
  CopyPreview,
  CropQuestion,
  WeekContent,
  WeekDaysOff,
  WeekFault,
  WeekHostMessage,
  WeekProposal,
  WeekProposals,
  WeekViewMessage,
  WeekViewState,
} from '../../src/contract/webview/week-view.ts';
import { formatMinutes } from '../../src/domain/duration.ts';
import { baseStyles, controlStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { shortDay } from './clock.ts';
import { type CropActions, describeCrop, renderCropQuestion } from './crop-question.ts';
import { type DayActions, renderDay } from './day-view.ts';
import { renderDetails } from './details.ts';
import { detailsStyles } from './details-styles.ts';
import { Edits, type Outcome } from './edits.ts';
import {
  type FootState,
  type FrameActions,
  renderCopy,
  renderFoot,
  renderGoal,
  renderHeader,
  renderWhy,
  type Told,
} from './frame.ts';
import { GridController } from './grid-controller.ts';
import { buildModel, cellKey, type GridModel, nameOfRow, placeOf } from './grid-model.ts';
import { type GridActions, renderGrid } from './grid-view.ts';
import { MinuteClock } from './minute-clock.ts';
import type { ProposalChange } from './proposal-form.ts';
import type { ProposalActions } from './proposal-view.ts';
import { readTypedCell } from './typed-cell.ts';
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
    _draft: { state: true },
    _proposals: { state: true },
    _openProposal: { state: true },
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
  /** What the open form says and the entry does not: a change that was left, to be made differently. */
  declare _draft: EntryChange | undefined;
  declare _proposals: WeekProposals | undefined;
  /** The proposal whose form is open. */
  declare _openProposal: string | undefined;
  /** What the last change was answered with, where that is of no cell. */
  declare _told: Told | undefined;
  declare _daysOff: WeekDaysOff | undefined;
  declare _showsDaysOff: boolean;
  declare _notice: string;

  readonly #words = wordsFor(document.documentElement.lang);
  readonly #edits = new Edits();
  readonly #clock = new MinuteClock(() => this.requestUpdate());
  #host: WeekHost | undefined;
  #stopListening: (() => void) | undefined;
  /** The next drawing puts the focus on what is asked. */
  #wantsCrop = false;
  /** The next drawing puts the focus on what may be copied. */
  #wantsCopy = false;
  /** The week is submitted as soon as what was typed is saved. */
  #wantsSubmit = false;
  /** A proposal that was recorded, merged or ignored: the focus goes on when it is gone. */
  #decided: string | undefined;
  /** The next drawing puts the focus there; on the day where it is empty. */
  #focusProposal: string | undefined;
  /** Questions that were not there before the last change. */
  #newQuestions: readonly CropQuestion[] = [];

  readonly #frameActions: FrameActions = {
    chooseWeek: (weekStart) => this.#send({ type: 'chooseWeek', weekStart }),
    chooseMode: (mode) => {
      this._mode = mode;
      this._openId = undefined;
      this.#findProposals();
    },
    undo: () => this.#takeBack('undo'),
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

  readonly #cropActions: CropActions = {
    take: (questions) => this.#answerCrop(questions, true),
    leave: (question) => this.#answerCrop([question], false),
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
    question: (place) => this.#findAnswer(place),
    left: () => {
      this._openId = undefined;
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

  readonly #proposalActions: ProposalActions = {
    accept: (proposal) => {
      if (proposal.projectId === null) this._openProposal = proposal.id;
      else this.#record(proposal, {});
    },
    edit: ({ id }) => {
      this._openProposal = id;
    },
    record: (proposal, change) => this.#record(proposal, change),
    close: () => {
      const id = this._openProposal;
      this._openProposal = undefined;
      this.#focusProposal = id;
    },
    merge: ({ id }) => this.#askProposals('mergeProposal', id),
    ignore: ({ id }) => this.#askProposals('ignoreProposal', id),
    restore: () => {
      const { date } = this._proposals ?? {};
      if (date !== undefined) this.#send({ type: 'restoreIgnored', date });
    },
  };

  readonly #entryActions: DayActions = {
    proposals: this.#proposalActions,
    open: ({ id }) => {
      this._draft = undefined;
      this._openId = this._openId === id ? undefined : id;
    },
    close: () => this.#closeEntry(),
    change: ({ id }, change) => {
      this.#send({ type: 'changeEntry', editId: this.#edits.nextId(), entryId: id, change });
      this.#closeEntry();
    },
    remove: ({ id }) => {
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
    const billableSeconds = content.billableSeconds - this.#edits.billableOut(content, this.#clock.now);
    const frame = { words, content, model, billableSeconds, mode: this._mode, connection: this._connection };
    return html`${renderHeader(frame, this.#frameActions)} ${renderGoal(frame, this.#frameActions)}
      ${renderWhy(frame, this.#frameActions)}
      <main class="sheet" @scroll=${this.#grid.scrolled}>
        ${this._mode === 'day' ? this.#renderDay(content, model) : this.#renderGrid(content, model)}
      </main>
      <footer>
        ${this._mode === 'grid' ? this.#renderDetails(content, model) : nothing}
        ${this._preview === undefined ? nothing : renderCopy(this._preview, words, this.#frameActions)}
        ${this.#renderDaysOff(content)} ${this.#renderCrop(content)}
        ${renderFoot({ ...frame, fault: this.#findFault(content, model), told: this._told }, this.#frameActions)}
        <p class="sr" role="status">${this._notice}</p>
      </footer>`;
  }

  override updated(): void {
    const content = this._content;
    if (content === undefined) return;
    this.#moveToProposal();
    if (this.#wantsCrop) this.#focusOn('.crop .take');
    if (this.#wantsCopy) this.#focusOn('.copy .first');
    this.#wantsCrop = false;
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

  #focusOn(selector: string): void {
    const target = this.renderRoot.querySelector(selector);
    // A button of the editor's takes the focus once it is drawn itself.
    if (target instanceof LitElement) target.updateComplete.then(() => target.focus()).catch(() => undefined);
  }

  #moveToProposal(): void {
    const id = this.#focusProposal;
    if (id === undefined) return;
    this.#focusProposal = undefined;
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-proposal]')];
    const item = items.find(({ dataset }) => dataset['proposal'] === id);
    const target = item?.querySelector('button') ?? this.renderRoot.querySelector('.restore, .day .icon-btn');
    if (target instanceof HTMLElement) target.focus();
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
          { words: this.#words, content, line, day, openId: this._openId, draft: this._draft },
          this.#entryActions,
        );
  }

  #renderDaysOff({ days, person }: WeekContent): TemplateResult | typeof nothing {
    if (!this._showsDaysOff || person !== null) return nothing;
    const { date = '' } = days[this.#grid.selection.focus.day] ?? {};
    return html`<vireo-days-off .days=${this._daysOff} .date=${date} .words=${this.#words} .actions=${this.#daysOffActions}></vireo-days-off>`;
  }

  #renderCrop({ questions }: WeekContent): TemplateResult | typeof nothing {
    const place = this.#grid.placeOf(this.#grid.selection.focus);
    const own = place === undefined ? undefined : this.#edits.asked.get(cellKey(place));
    const [first, ...others] =
      own === undefined ? questions : [own, ...questions.filter(({ id }) => id !== own.id)];
    if (first === undefined) return nothing;
    return renderCropQuestion({ words: this.#words, questions: [first, ...others] }, this.#cropActions);
  }

  #findAnswer(place: CellPlace): ((isTaken: boolean) => void) | undefined {
    const question = this.#edits.asked.get(cellKey(place));
    return question && ((isTaken) => this.#answerCrop([question], isTaken));
  }

  /** What is left is typed on where it was typed. */
  #answerCrop(questions: readonly CropQuestion[], isTaken: boolean): void {
    const questionIds = questions.map(({ id }) => id);
    this.#send({ type: 'answerCrop', editId: this.#edits.nextId(), questionIds, isTaken });
    const [{ place, text, form } = { place: null, text: '', form: null }] = questions;
    if (!isTaken && form !== null) {
      this._draft = form.change;
      this._openId = form.entryId;
    } else if (!isTaken && place !== null && text !== '') this.#grid.resume(place, text);
    else this.#grid.focusSoon();
  }

  /** To the cell that it is about, or to the question where it is about none. */
  #turnTo(question: CropQuestion): void {
    this.#say(describeCrop(question, this.#words));
    if (question.place !== null && question.text !== '') this.#grid.turnTo(question.place);
    else this.#wantsCrop = true;
  }

  #renderDay(content: WeekContent, model: GridModel): TemplateResult {
    const { day } = this.#grid.selection.focus;
    const opened = { openId: this._openId, draft: this._draft, openProposal: this._openProposal };
    const state = { words: this.#words, content, model, day, now: this.#clock.now, ...opened };
    return renderDay({ ...state, proposals: this._proposals }, this.#entryActions);
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
    else this.#send({ type, editId: this.#edits.nextId() });
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
        this.#showProposals(message);
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
    if (this._proposals?.date !== date) {
      this._proposals = undefined;
      this._openProposal = undefined;
    }
    const isShown = this._mode === 'day' && content?.person === null;
    if (isShown && date !== undefined && date <= content.today) this.#send({ type: 'findProposals', date });
  }

  #showProposals(proposals: WeekProposals): void {
    const { date } = this._content?.days[this.#grid.selection.focus.day] ?? {};
    if (proposals.date !== date) return;
    const gone = this._proposals?.items.findIndex(({ id }) => id === this.#decided) ?? -1;
    this._proposals = proposals;
    if (this.#decided === undefined || proposals.items.some(({ id }) => id === this.#decided)) return;
    // The next one has the place of the one that was decided.
    this.#focusProposal = (proposals.items[gone] ?? proposals.items.at(-1))?.id ?? '';
    this.#decided = undefined;
  }

  #askProposals(type: 'mergeProposal' | 'ignoreProposal', id: string): void {
    const { date } = this._proposals ?? {};
    if (date === undefined) return;
    this.#decided = id;
    this.#send({ type, date, id });
  }

  #record({ id }: WeekProposal, change: ProposalChange): void {
    this.#decided = id;
    this._openProposal = undefined;
    this.#send({ type: 'acceptProposal', editId: this.#edits.nextId(), id, change });
  }

  #settle(outcome: Outcome): void {
    const words = this.#words;
    const [question] = this.#newQuestions;
    if (outcome.faults.length > 0 || question !== undefined) this.#decided = undefined;
    const [fault = outcome.faults[0]] = this.#edits.settle(outcome);
    this.requestUpdate();
    if (this._told !== undefined && this._told.editId < outcome.editId) this._told = undefined;
    if (fault !== undefined) this.#tellFault(fault);
    else if (question !== undefined) this.#turnTo(question);
    else if (outcome.overlaps > 0) this.#tell(words.overlaps(outcome.overlaps), 'warning');
    else this.#sayTotals();
    if (this.#wantsSubmit) this.#submit();
  }

  /** That of a cell stands beside its cell. */
  #tellFault({ place, fault, message }: WeekFault): void {
    const { faults, notDone } = this.#words;
    const isSubmitted = fault === 'locked' && this._content?.sheet?.state === 'submitted';
    const sentence = notDone(message ?? faults[isSubmitted ? 'submitted' : fault]);
    if (place === undefined) this.#tell(sentence);
    else this.#say(sentence);
  }

  #sayTotals(): void {
    const content = this._content;
    if (content === undefined) return;
    const model = this.#model(content);
    const line = this.#grid.line(model);
    const { day } = this.#grid.selection.focus;
    if (line === undefined) return;
    const [cell = '', ofDay = '', ofWeek = ''] = [
      line.seconds[day] ?? 0,
      model.dayTotals[day] ?? 0,
      model.total,
    ].map(formatMinutes);
    this.#say(this.#words.saved(`${nameOfRow(line.row)} ${cell}`, ofDay, ofWeek));
  }

  #closeEntry(): void {
    this._openId = undefined;
    this._draft = undefined;
    if (this._mode === 'grid') this.#grid.focusSoon();
  }

  /** Of the selected cell before others of this week. */
  #findFault(content: WeekContent, model: GridModel): FootState['fault'] {
    const own = [...this.#edits.invalid.values()].filter(({ place }) =>
      content.days.some(({ date }) => date === place?.date),
    );
    const place = this.#grid.placeOf(this.#grid.selection.focus);
    const selected = place === undefined ? undefined : this.#edits.invalid.get(cellKey(place));
    const fault: WeekFault | undefined = selected ?? own[0];
    if (fault?.place === undefined) return undefined;
    const { date } = fault.place;
    const key = cellKey(fault.place);
    const line = model.lines.find(({ row }) => cellKey(placeOf(row, date)) === key);
    const typed = fault.fault === 'not_a_time' ? readTypedCell(fault.text, 0) : undefined;
    const name = line?.row.taskName ?? line?.row.projectName ?? '';
    return {
      at: `${shortDay(date)}, ${name}`,
      count: own.length,
      fault,
      mend: typed?.ok === false ? typed.mend : undefined,
    };
  }
}

function findRunning({ rows }: WeekContent): number | undefined {
  const entry = rows.flatMap(({ cells }) => cells.flat()).find(({ endedAt }) => endedAt === null);
  return entry === undefined ? undefined : Date.parse(entry.startedAt);
}

customElements.define('vireo-week', VireoWeek);
