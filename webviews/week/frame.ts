/** What stands round the grid: header, target, why the week is as it is, the question before copying, footer. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../../src/contract/webview/common.ts';
import { findShownRest, formatMinutes } from '../../src/domain/duration.ts';
import { sumAll } from '../../src/domain/week-grid.ts';
import { userFormats } from '../components/formats.ts';
import { type IconName, icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { may } from '../rights.ts';
import { type GridModel, isClosed } from './grid/grid-model.ts';
import { renderTarget } from './grid/grid-view.ts';
import type { CopyPreview, WeekContent, WeekFault } from './messages.ts';
import type { Words } from './words.ts';

export interface FrameActions {
  chooseWeek(weekStart: string): void;
  chooseMode(mode: 'grid' | 'day'): void;
  undo(): void;
  redo(): void;
  previewCopy(): void;
  copy(withTimes: boolean): void;
  cancelCopy(): void;
  act(act: 'submit' | 'withdraw' | 'reopen'): void;
  editWorkingTime(): void;
  showDaysOff(): void;
  mend(fault: WeekFault, text: string): void;
  /** To the cell of it. */
  goTo(fault: Pick<WeekFault, 'place'>): void;
  discard(fault: WeekFault): void;
}

export interface FrameState {
  readonly words: Words;
  readonly content: WeekContent;
  readonly model: GridModel;
  readonly mode: 'grid' | 'day';
  readonly connection: Connection | undefined;
}

const dayMs = 86_400_000;

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

const stateIcons: Readonly<Record<NonNullable<WeekContent['sheet']>['state'], IconName>> = {
  draft: 'edit',
  submitted: 'history',
  approved: 'pass',
  rejected: 'error',
  invoiced: 'lock',
};

export function renderHeader(state: FrameState, actions: FrameActions): TemplateResult {
  const { words, content, mode } = state;
  const { weekStart, days, today } = content;
  const sheet = content.sheet?.state ?? 'draft';
  const isThisWeek = days.some(({ date }) => date === today);
  return html`<header>
    <h1>${words.heading(content.week)}</h1>
    <span class="muted cut">${userFormats().dateRange(weekStart, addDays(weekStart, 6))}</span>
    <span class="pair">
      ${renderIcon({ sign: 'chevron-left', label: words.before, run: () => actions.chooseWeek(addDays(weekStart, -7)) })}
      ${renderIcon({ sign: 'chevron-right', label: words.after, run: () => actions.chooseWeek(addDays(weekStart, 7)) })}
    </span>
    <span class="state ${sheet}">${icon(stateIcons[sheet])}${words.states[sheet]}</span>
    ${isThisWeek ? nothing : html`<button type="button" class="ghost" @click=${() => actions.chooseWeek(today)}>${words.thisWeek}</button>`}
    <span class="muted cut" role="status">${describeLine(state)}</span>
    <span class="grow"></span>
    <span class="pair">
      ${renderIcon({ sign: 'discard', label: words.undo, run: actions.undo, isOff: !content.canUndo || isClosed(content) })}
      ${renderIcon({ sign: 'redo', label: words.redo, run: actions.redo, isOff: !content.canRedo || isClosed(content) })}
    </span>
    <span class="modes" role="group" aria-label=${words.viewAs}>
      ${(['grid', 'day'] as const).map(
        (one) =>
          html`<button type="button" aria-pressed=${mode === one ? 'true' : 'false'} @click=${() => actions.chooseMode(one)}>${one === 'grid' ? words.grid : words.dayView}</button>`,
      )}
    </span>
    ${!isClosed(content) ? html`<vscode-button secondary aria-label=${words.copyWeek(content.previousWeek)} @click=${actions.previewCopy} @keydown=${activateOnKeys}>${icon('copy')}<span class="wide">${words.copyWeek(content.previousWeek)}</span></vscode-button>` : nothing}
  </header>`;
}

interface IconButton {
  readonly sign: IconName;
  readonly label: string;
  readonly run: () => void;
  readonly isOff?: boolean;
}

function renderIcon({ sign, label, run, isOff = false }: IconButton): TemplateResult {
  return html`<button type="button" class="icon-btn" aria-label=${label} title=${label} aria-disabled=${isOff ? 'true' : nothing} @click=${() => (isOff ? undefined : run())}>
    ${icon(sign)}
  </button>`;
}

function describeLine({ words, connection, content }: FrameState): string {
  if (connection?.state === 'reconnecting') return words.reconnecting;
  if (connection?.state === 'offline') return words.offline;
  return content.person === null && !may('time:write') ? words.viewOnly : '';
}

export function renderGoal({ words, content, model }: FrameState, actions: FrameActions): TemplateResult {
  const { total, target, due } = model;
  const left = findShownRest(target, total);
  const rest =
    left > 0 ? words.toGo(formatMinutes(left)) : left < 0 ? words.over(formatMinutes(-left)) : words.done;
  const texts = [total, target, due].map(formatMinutes);
  const [done = '', wanted = '', now = ''] = texts;
  return html`<section class="goal" aria-label=${words.goal}>
    <span class="nowrap"><strong>${done}</strong> <span class="muted">${words.of(wanted)}</span></span>
    ${target === 0 ? html`<span class="grow"></span>` : renderTarget(total / target, words.progress(done, wanted, now), due / target)}
    <span class="muted nowrap">${target === 0 ? '' : rest}</span>
    ${content.person === null ? html`<span class="pair days-off">${renderIcon({ sign: 'calendar', label: words.editDaysOff, run: actions.showDaysOff })}</span>` : nothing}
    ${content.person === null ? renderIcon({ sign: 'gear', label: words.workingTime, run: actions.editWorkingTime }) : nothing}
  </section>`;
}

/** Why the week, or a part of it, does not change. */
export function renderWhy({ words, content }: FrameState, actions: FrameActions): TemplateResult {
  const why = findWhy(words, content);
  return html`<section aria-label=${words.why}>
    ${
      why === undefined
        ? nothing
        : html`<p class="why">${icon(content.sheet?.state === 'rejected' ? 'warning' : 'lock')}${why}
          ${renderWayBack({ words, content }, actions)}
        </p>`
    }
  </section>`;
}

/** Of one's own week; an invoiced one has none. */
function renderWayBack(
  { words, content: { sheet, person } }: Pick<FrameState, 'words' | 'content'>,
  actions: FrameActions,
): TemplateResult | typeof nothing {
  if (person !== null || (sheet?.state !== 'submitted' && sheet?.state !== 'approved')) return nothing;
  const back = sheet.state === 'submitted' ? 'withdraw' : 'reopen';
  return html`<button type="button" class="link" @click=${() => actions.act(back)}>${words[back]}</button>`;
}

function findWhy(words: Words, { sheet, person, rows }: WeekContent): string | undefined {
  if (person !== null) return words.othersWhy(person);
  if (sheet?.state === 'submitted') {
    // Imported since, or a timer's: a week has one submission at a time, so that it waits for the decision.
    const seconds = sumOpen(rows);
    return seconds === 0 ? words.submittedWhy : words.lateWhy(formatMinutes(seconds));
  }
  if (sheet?.state === 'approved' || sheet?.state === 'invoiced') return words.approvedWhy;
  if (sheet === null && rows.some(({ cells }) => cells.flat().some(({ lock }) => lock !== null)))
    return words.continuedWhy(formatMinutes(sumOpen(rows)));
  return sheet?.state === 'rejected' && sheet.reason !== null ? words.rejectedWhy(sheet.reason) : undefined;
}

/** What no timesheet holds, of entries that began in the week. */
function sumOpen(rows: WeekContent['rows']): number {
  const open = rows.flatMap(({ cells }) => cells.flat()).filter(({ lock }) => lock === null);
  return sumAll(open.map((entry) => entry.seconds ?? 0));
}

export function renderCopy(preview: CopyPreview, words: Words, actions: FrameActions): TemplateResult {
  const close = ({ key }: KeyboardEvent) => (key === 'Escape' ? actions.cancelCopy() : undefined);
  return html`<section class="copy" aria-labelledby="copy-title" @keydown=${close}>
    <h2 id="copy-title">${words.copyTitle(preview.week)}</h2>
    ${
      isAnyLeft(preview)
        ? html`${renderRows(preview, words)}${renderChoices(preview, words, actions)}`
        : html`<p class="muted">${preview.presentCount === 0 ? words.copyNothing : words.copyDone(preview.week)}</p>
          <span class="row">${renderCancel('first', words, actions)}</span>`
    }
  </section>`;
}

/** Entries or rows that are not here yet. */
function isAnyLeft({ rows, entryCount }: CopyPreview): boolean {
  return entryCount > 0 || rows.some(({ isNew }) => isNew);
}

function renderRows({ rows, presentCount }: CopyPreview, words: Words): TemplateResult {
  return html`<ul>${rows.map(
    ({ name, isNew, seconds }) =>
      html`<li><span class="cut">${name}</span>${isNew ? nothing : html`<span class="muted nowrap">${words.copyHave}</span>`}<span class="num">${formatMinutes(seconds)}</span></li>`,
  )}</ul>
  <p class="muted">${presentCount === 0 ? '' : `${words.copyPresent(presentCount)} `}${words.copyNote}</p>`;
}

function renderChoices(
  { rows, entryCount, seconds }: CopyPreview,
  words: Words,
  actions: FrameActions,
): TemplateResult {
  // All rows are here: what is left to take is their time.
  const isTimeFirst = entryCount > 0 && !rows.some(({ isNew }) => isNew);
  return html`<span class="row">
    <vscode-button class=${isTimeFirst ? '' : 'first'} ?secondary=${isTimeFirst} @click=${() => actions.copy(false)} @keydown=${activateOnKeys}>${words.copyRows}</vscode-button>
    ${entryCount === 0 ? nothing : html`<vscode-button class=${isTimeFirst ? 'first' : ''} ?secondary=${!isTimeFirst} @click=${() => actions.copy(true)} @keydown=${activateOnKeys}>${words.copyTimes(entryCount)} · ${formatMinutes(seconds)}</vscode-button>`}
    ${renderCancel('', words, actions)}
  </span>`;
}

function renderCancel(kind: 'first' | '', words: Words, actions: FrameActions): TemplateResult {
  return html`<vscode-button class=${kind} secondary @click=${actions.cancelCopy} @keydown=${activateOnKeys}>${kind === 'first' ? words.close : words.cancel}</vscode-button>`;
}

export interface FootState extends FrameState {
  /** What could not be taken, of the selected cell before others; `count` of the week. */
  readonly fault:
    | {
        readonly at: string;
        readonly count: number;
        readonly fault: WeekFault;
        readonly mend: string | undefined;
        /** Its cell is the selected one. */
        readonly isHere: boolean;
        /** Its reason was read, and another cell chosen since: that something is not saved stays. */
        readonly isPassed: boolean;
      }
    | undefined;
  readonly told: Told | undefined;
}

/** What a change was answered with, where that is of no cell. */
export interface Told {
  readonly sentence: string;
  /** What is no refusal was saved anyway. */
  readonly kind: 'refusal' | 'warning' | 'hint';
  /** Of the newest change by then: the answer to a later one takes its place. */
  readonly editId: number;
}

export function renderFoot(state: FootState, actions: FrameActions): TemplateResult {
  const { words, content, model, fault, told } = state;
  const amounts = content.toInvoice.amounts.map((amount) => userFormats().money(amount)).join(' + ');
  const { sheet, person } = content;
  const canSubmit = person === null && (sheet === null || ['draft', 'rejected'].includes(sheet.state));
  return html`<div class="foot">
    <div class="said">
      ${told === undefined ? nothing : renderTold(told)}
      ${fault === undefined ? nothing : renderFault(fault, words, actions)}
    </div>
    <span class="nowrap"><span class="muted">${words.billableSum(formatMinutes(content.toInvoice.billableSeconds))}${amounts === '' ? '' : ' · '}</span><strong>${amounts}</strong>${model.billed === null ? nothing : html`<span class="muted"> · ${words.billed(formatMinutes(model.billed))}</span>`}</span>
    ${canSubmit && content.rows.some(({ cells }) => cells.flat().length > 0) ? html`<vscode-button class="submit" data-needs="timesheet:submit" @click=${() => actions.act('submit')} @keydown=${activateOnKeys}>${words.submit}</vscode-button>` : nothing}
  </div>`;
}

function renderTold({ sentence, kind }: Told): TemplateResult {
  const signs = { refusal: 'error', warning: 'warning', hint: 'info' } as const;
  return html`<p class="fix ${kind === 'refusal' ? 'danger' : ''}">${icon(signs[kind])}<span>${sentence}</span></p>`;
}

/** Once another cell is selected, that one is not saved stays, with what fixes it; the reason is shown at its cell. */
function describeFault(
  { fault, theirs, text, message }: NonNullable<FootState['fault']>['fault'],
  canMend: boolean,
  words: Words,
): string {
  if (fault === 'changed' && theirs !== undefined) return words.conflict(text, theirs);
  if (canMend && fault === 'not_a_time') return words.faults.minutes;
  return message ?? words.faults[fault];
}

function renderFault(
  { at, count, fault, mend, isHere, isPassed }: NonNullable<FootState['fault']>,
  words: Words,
  actions: FrameActions,
): TemplateResult {
  const said = describeFault(fault, mend !== undefined, words);
  const several = count > 1 ? `${words.problems(count)} ` : '';
  return html`<p class="fix danger" id="why">
    ${icon('error')}<span>${isPassed && !isHere ? words.unsavedCells(count) : `${several}${at}: ${said}`}
    ${mend === undefined ? nothing : html`<button type="button" class="link" @click=${() => actions.mend(fault, mend)}>${words.use(mend)}</button>`}
    ${fault.fault === 'changed' && fault.place !== undefined ? html`<button type="button" class="link" @click=${() => actions.mend(fault, fault.text)}>${words.useMine}</button>` : nothing}
    <button type="button" class="link" @click=${() => actions.discard(fault)}>${fault.fault === 'changed' ? words.keepTheirs : words.discardInput}</button>
    ${isHere ? nothing : html`<button type="button" class="link" @click=${() => actions.goTo(fault)}>${words.goToCell}</button>`}</span>
  </p>`;
}
