/** The grid: a sticky head and first column, groups by client, totals at both edges. It draws what it is given. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatMinutes } from '../../../src/domain/duration.ts';
import { renderBar } from '../../components/bars.ts';
import { icon } from '../../components/icons.ts';
import { clockOf, dayName } from '../clock.ts';
import { describeOverlaps, hasOverlap } from '../overlap-words.ts';
import type { Words } from '../words.ts';
import {
  cellKey,
  type GridLine,
  type GridModel,
  isClosed,
  type Night,
  nameOfRow,
  placeOf,
} from './grid-model.ts';
import type { GridActions, GridState } from './grid-state.ts';
import { isInRange } from './selection.ts';
import { findVisible } from './visible-rows.ts';

const lineHeight = 32;
const groupHeight = 36;

type Item =
  | { readonly height: number; readonly group: GridModel['groups'][number] }
  | { readonly height: number; readonly line: GridLine; readonly index: number };

export function renderGrid(state: GridState, actions: GridActions): TemplateResult {
  const { words, content } = state;
  const items = toItems(state.model);
  const rowCount = items.length + (isClosed(content) ? 2 : 3);
  const visible = findVisible(items, state.window);
  return html`<table
    class="week ${isRounded(state.model) ? 'rounded' : ''} ${isParted(state.model) ? 'parted' : ''}"
    role="grid"
    aria-label=${words.gridLabel(content.week)}
    aria-rowcount=${rowCount}
    aria-multiselectable="true"
    @keydown=${actions.pressed}
  >
    ${renderHead(state)}
    <tbody>
      ${renderSpacer(visible.above)}
      ${items
        .slice(visible.from, visible.to)
        .map((item, at) => renderItem(item, { state, actions, rowNumber: visible.from + at + 2 }))}
      ${renderSpacer(visible.below)} ${isClosed(content) ? nothing : renderAddRow(state, actions, items.length + 2)}
    </tbody>
    ${renderFoot(state, rowCount)}
  </table>`;
}

/** Where a line stands in the table, in pixels below its head. */
export function placeOfLine(
  model: GridModel,
  index: number,
): { readonly top: number; readonly bottom: number } {
  let top = 0;
  for (const item of toItems(model)) {
    if ('line' in item && item.index === index) return { top, bottom: top + item.height };
    top += item.height;
  }
  return { top: 0, bottom: lineHeight };
}

function isRounded({ billed, lines }: GridModel): boolean {
  return billed !== null || lines.some((line) => line.billed !== null);
}

/** Some of what is billed as other is not all that was worked. */
function isParted({ billable, lines }: GridModel): boolean {
  return billable !== null || lines.some((line) => line.billable !== null);
}

function toItems({ groups }: GridModel): readonly Item[] {
  let index = 0;
  return groups.flatMap((group): Item[] => [
    { height: groupHeight, group },
    ...group.lines.map((line) => {
      const item = { height: lineHeight, line, index };
      index += 1;
      return item;
    }),
  ]);
}

function renderSpacer(height: number): TemplateResult | typeof nothing {
  return height === 0
    ? nothing
    : html`<tr class="spacer" aria-hidden="true" data-height=${height}><td colspan="9"></td></tr>`;
}

function dayClass({ content }: GridState, day: number): string {
  const { date, holiday, isDayOff } = content.days[day] ?? { date: '', holiday: null, isDayOff: false };
  const isOff = day > 4 || holiday !== null || isDayOff;
  return `${isOff ? 'off' : ''} ${date === content.today ? 'now' : ''}`.trim();
}

function renderHead(state: GridState): TemplateResult {
  const { words, content } = state;
  return html`<thead>
    <tr role="row" aria-rowindex="1">
      <th scope="col" role="columnheader"><span class="sr">${words.project}</span></th>
      ${content.days.map(({ date, holiday, isDayOff, dayOffNote }, day) => {
        const note = holiday ?? (isDayOff ? dayOffNote || words.dayOff : '');
        const name = date === content.today ? words.today : dayName(date, { weekday: 'short' });
        return html`<th
          scope="col"
          role="columnheader"
          class="num ${dayClass(state, day)}"
          title=${note === '' ? nothing : note}
          aria-current=${date === content.today ? 'date' : nothing}
        >
          <span class="cut">${note === '' ? name : note}</span><b>${dayName(date, { day: 'numeric' })}</b>
        </th>`;
      })}
      <th scope="col" role="columnheader" class="num">${words.total}</th>
    </tr>
  </thead>`;
}

interface ItemFacts {
  readonly state: GridState;
  readonly actions: GridActions;
  readonly rowNumber: number;
}

function renderItem(item: Item, facts: ItemFacts): TemplateResult {
  if ('line' in item) return renderLine(item, facts);
  const { state, rowNumber } = facts;
  return html`<tr class="client" role="row" aria-rowindex=${rowNumber}>
    <th scope="rowgroup" role="rowheader"><span class="cut">${item.group.clientName}</span></th>
    ${state.content.days.map((_, day) => html`<td role="gridcell" class=${dayClass(state, day)}></td>`)}
    <td role="gridcell">${formatMinutes(item.group.total)}</td>
  </tr>`;
}

function renderLine(
  { line, index }: { readonly line: GridLine; readonly index: number },
  { state, actions, rowNumber }: ItemFacts,
): TemplateResult {
  const isRunning = line.runningDay !== undefined;
  return html`<tr class=${isRunning ? 'run' : ''} role="row" aria-rowindex=${rowNumber} data-row=${line.key}>
    <th scope="row" role="rowheader" class="task">${renderName(line, state, actions)}</th>
    ${line.seconds.map((_, day) => renderCell({ line, index, day }, state, actions))}
    <td role="gridcell" class=${line.total === 0 ? 'muted' : ''}>${formatMinutes(line.total)}${renderBilled(line, state.words)}</td>
  </tr>`;
}

function renderName(line: GridLine, { words, content }: GridState, actions: GridActions): TemplateResult {
  const name = nameOfRow(line.row);
  const running = line.row.cells.flat().find(({ endedAt }) => endedAt === null);
  const isEmpty = line.row.cells.every((cell) => cell.length === 0);
  return html`<span class="name" title=${`${line.row.clientName} · ${name}`}>
    <span class="cut">${name}</span>
    ${hasOverlap(line.row) ? html`<span class="sr">${words.sharing}</span>` : nothing}
    ${
      running === undefined || content.person !== null
        ? nothing
        : html`<span class="muted small nowrap wide">${words.since(clockOf(running.startedAt, running.zone))}</span>
          <button type="button" class="icon-btn" aria-label=${words.stop(name)} title=${words.stop(name)} @click=${actions.stopTimer}>
            ${icon('stop-circle')}
          </button>`
    }
    ${
      isEmpty && !isClosed(content)
        ? html`<button type="button" class="icon-btn quiet" aria-label=${words.removeRow(name)} title=${words.removeRow(name)} @click=${() => actions.removeRow(line)}>
          ${icon('close')}
        </button>`
        : nothing
    }
  </span>`;
}

interface CellFacts {
  readonly line: GridLine;
  readonly index: number;
  readonly day: number;
}

function describedBy(bad: unknown, asked: unknown): 'why' | 'crop-title' | undefined {
  if (bad !== undefined) return 'why';
  return asked === undefined ? undefined : 'crop-title';
}

function renderCell(facts: CellFacts, state: GridState, actions: GridActions): TemplateResult {
  const { line, index, day } = facts;
  const { words, content, overlay, range, editing } = state;
  const { date = '' } = content.days[day] ?? {};
  const key = cellKey(placeOf(line.row, date));
  const bad = overlay.invalid.get(key);
  const asked = overlay.asked.get(key);
  const isFocus = isFocused(facts, state);
  const name = dayName(date, { weekday: 'long', day: 'numeric', month: 'long' });
  return html`<td
    role="gridcell"
    class=${cellClass(facts, state)}
    aria-selected=${isInRange(range, index, day) ? 'true' : 'false'}
    aria-invalid=${bad === undefined ? nothing : 'true'}
    aria-describedby=${describedBy(bad, asked) ?? nothing}
    title=${describeOverlaps(line.row.cells[day] ?? [], words) || nothing}
    aria-readonly=${isLocked(facts) ? 'true' : nothing}
    tabindex=${isFocus ? 0 : -1}
    data-day=${day}
    @mousedown=${(event: MouseEvent) => {
      if (event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      actions.choose(line.key, day, event.shiftKey);
    }}
    @dblclick=${() => actions.edit(line.key, day)}
  >
    ${
      isFocus && editing !== undefined
        ? html`<input class="type" aria-label=${words.cell(nameOfRow(line.row), name)} .value=${editing} maxlength="40" spellcheck="false" autocomplete="off" @keydown=${actions.typing} @blur=${actions.left} />`
        : renderFigure({ line, day, bad: bad?.text, asked: asked?.text }, words)
    }
  </td>`;
}

function isFocused({ line, day }: CellFacts, { selection: { focus } }: GridState): boolean {
  return focus.row === line.key && focus.day === day;
}

function isLocked({ line, day }: CellFacts): boolean {
  return (line.row.cells[day] ?? []).some(({ lock }) => lock !== null);
}

function cellClass(facts: CellFacts, state: GridState): string {
  const { line, index, day } = facts;
  const { content, overlay, range } = state;
  const key = cellKey(placeOf(line.row, content.days[day]?.date ?? ''));
  const flags = {
    sel: isFocused(facts, state),
    range: !isFocused(facts, state) && isInRange(range, index, day),
    bad: overlay.invalid.has(key),
    asked: overlay.asked.has(key),
    pending: overlay.pending.has(key),
    live: line.runningDay === day,
    locked: isLocked(facts),
  };
  const own = Object.entries(flags).flatMap(([name, isSet]) => (isSet ? [name] : []));
  return [dayClass(state, day), ...own].join(' ').trim();
}

interface FigureFacts {
  readonly line: GridLine;
  readonly day: number;
  /** What was typed and is no time. */
  readonly bad: string | undefined;
  /** What was typed and waits for an answer. */
  readonly asked: string | undefined;
}

function renderFigure(
  { line, day, bad, asked }: FigureFacts,
  words: Words,
): TemplateResult | string | typeof nothing {
  if (bad !== undefined) return renderTyped('error', bad);
  if (asked !== undefined)
    return html`<span class="sr">${words.asked}: </span>${renderTyped('question', asked)}`;
  const seconds = line.seconds[day] ?? 0;
  const cell = line.row.cells[day] ?? [];
  const shared = hasOverlap({ cells: [cell] })
    ? html`${icon('layers', 's12 shared')}<span class="sr">${words.sharing}, </span>`
    : nothing;
  if (line.runningDay === day) {
    return html`${icon('play')}<span class="sr">${words.running}, </span>${shared}${formatMinutes(seconds)}`;
  }
  if (seconds === 0 && cell.length === 0) return nothing;
  const isNoted = cell.some(({ note }) => note !== '');
  return html`${isNoted ? html`<i class="noted" aria-hidden="true"></i>` : nothing}${shared}${formatMinutes(seconds)}`;
}

/** Icon and text side by side; a long text is whole in the tooltip. */
function renderTyped(name: 'error' | 'question', text: string): TemplateResult {
  return html`<span class="typed">${icon(name)}<span class="cut" title=${text}>${text}</span></span>`;
}

function renderAddRow(state: GridState, actions: GridActions, rowNumber: number): TemplateResult {
  const { words, content } = state;
  return html`<tr role="row" aria-rowindex=${rowNumber}>
    <th scope="row" role="rowheader" class="task">
      <button type="button" class="ghost add" @click=${actions.addRow}>${icon('add')}${words.addRow}</button>
    </th>
    ${content.days.map((_, day) => html`<td role="gridcell" class=${dayClass(state, day)}></td>`)}
    <td role="gridcell"></td>
  </tr>`;
}

function renderFoot(state: GridState, rowNumber: number): TemplateResult {
  const { words, content, model } = state;
  return html`<tfoot>
    <tr role="row" aria-rowindex=${rowNumber}>
      <th scope="row" role="rowheader">${words.total}</th>
      ${content.days.map(({ targetSeconds }, day) => {
        const done = model.dayTotals[day] ?? 0;
        const time = formatMinutes(done);
        const isBlank = done === 0 && targetSeconds === 0;
        return html`<td role="gridcell" class=${dayClass(state, day)}>
          ${isBlank ? nothing : html`<span class=${done === 0 ? 'none' : ''}>${time}</span>`}
          ${renderNight(model.nights[day], words)}
          ${targetSeconds === 0 ? nothing : renderTarget(done / targetSeconds, words.target(time, formatMinutes(targetSeconds)))}
        </td>`;
      })}
      <td role="gridcell">${formatMinutes(model.total)}${renderBilled(model, words)}</td>
    </tr>
  </tfoot>`;
}

/** Beside the recorded time, which stays what it is; where some of that is not billable, beside what is. */
function renderBilled(
  { billed, billable }: Pick<GridLine, 'billed' | 'billable'>,
  words: Words,
): TemplateResult | typeof nothing {
  if (billed === null) return nothing;
  const text =
    billable === null
      ? words.billed(formatMinutes(billed))
      : // A narrow page draws an arrow for the words between.
        html`${formatMinutes(billable)}<span class="between">${words.billableSum('')} · ${words.billed('')}</span>${formatMinutes(billed)}`;
  return html`<span class="billed muted"><span class="dot"> · </span>${text}</span>`;
}

/** An entry over midnight stands whole in the cell of its first day: why the total is another than that of the cells. */
export function renderNight(night: Night | undefined, words: Words): readonly TemplateResult[] {
  const { fromBefore = 0, after = 0 } = night ?? {};
  return [
    { way: 'into', seconds: fromBefore, text: words.fromBefore },
    { way: 'out', seconds: after, text: words.onNext },
  ]
    .filter(({ seconds }) => seconds >= 60)
    .map(
      // A narrow grid draws an arrow for the words.
      ({ way, seconds, text }) =>
        html` <span class="muted night ${way}" title=${text}>${formatMinutes(seconds)}<span class="words"> ${text}</span></span>`,
    );
}

/** A thin bar of what was to be worked; `mark` is where it should be by now. */
export function renderTarget(share: number, label: string, mark?: number): TemplateResult {
  return renderBar(share, mark === undefined ? { label } : { label, mark });
}
