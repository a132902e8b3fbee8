/** The lines of an invoice as a table; a line made of time opens to the entries and commits it stands on. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { RecordLink } from '../../../src/contract/coach/record-link.ts';
import { formatDuration } from '../../../src/domain/duration.ts';
import type {
  PrintedInvoice,
  PrintedLine,
  PrintedRow,
} from '../../../src/domain/invoice-print/printed-invoice.ts';
import type { InvoiceContent, LineTrace, TraceEntry } from '../../invoice/messages.ts';
import { words as strings } from '../../invoice/words.ts';
import { type Formats, userFormats } from '../formats.ts';
import { icon } from '../icons.ts';

/** What the reader can do on the paper. */
export interface PaperActions {
  toggleLine(lineId: string): void;
  openRecord(link: RecordLink): void;
  openCommit(hash: string, entryId: string): void;
}

type Columns = PrintedInvoice['columns'];
type TraceDay = NonNullable<TraceEntry['days']>[number];

interface LinesView {
  readonly content: Pick<InvoiceContent, 'traces'>;
  readonly openLines: ReadonlySet<string>;
  readonly actions: PaperActions;
}

export function renderLines(view: LinesView, { columns, lines }: PrintedInvoice): TemplateResult {
  return html`<table class="lines">
    <thead>
      <tr>
        ${columns.map(({ id, label, isFigure }) => html`<th scope="col" class=${isFigure ? 'num' : id}>${label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${repeat(
        lines,
        ({ id }) => id,
        (line) => renderLine(view, line, columns),
      )}
    </tbody>
  </table>`;
}

function renderLine(view: LinesView, line: PrintedLine, columns: Columns): TemplateResult {
  const trace = view.content.traces.find(({ lineId }) => lineId === line.id);
  const isOpen = trace !== undefined && view.openLines.has(line.id);
  const toggle = (): void => view.actions.toggleLine(line.id);
  return html`${
    line.heading === undefined
      ? nothing
      : html`<tr class="group"><th colspan=${columns.length} scope="colgroup">${line.heading}</th></tr>`
  }<tr class="${trace === undefined ? '' : 'has-trace'} ${isOpen ? 'open' : ''}" @click=${trace === undefined ? nothing : toggle}>
      ${columns.map(({ id, isFigure }) =>
        id === 'description'
          ? renderDescription(line, trace === undefined ? undefined : isOpen)
          : html`<td class=${isFigure ? 'num' : id}>${line[id]}</td>`,
      )}
    </tr>
    ${isOpen ? renderTrace(view, trace, { position: line.position, span: columns.length }) : nothing}
    ${line.subtotal === undefined ? nothing : renderSubtotal(line.subtotal, columns)}`;
}

function renderDescription(line: PrintedLine, isOpen: boolean | undefined): TemplateResult {
  return html`<td>
    ${isOpen === undefined ? line.description : renderTwist(line, isOpen)}
    ${line.details.map((text) => html`<div class="detail">${text}</div>`)}
  </td>`;
}

function renderSubtotal({ label, value }: PrintedRow, columns: Columns): TemplateResult {
  const isIndented = columns[0]?.id === 'position';
  return html`<tr class="subtotal">
    ${isIndented ? html`<td></td>` : nothing}<td colspan=${columns.length - (isIndented ? 2 : 1)}>${label}</td>
    <td class="num">${value}</td>
  </tr>`;
}

/** The row takes the click, so that the whole line opens; the button is there for keyboard and screen reader. */
function renderTwist({ description, position }: PrintedLine, isOpen: boolean): TemplateResult {
  return html`<button
    type="button"
    class="line-btn"
    aria-expanded=${isOpen}
    aria-controls=${isOpen ? `trace-${position}` : nothing}
  >
    ${icon(isOpen ? 'chevron-down' : 'chevron-right', 's12')}${description}
  </button>`;
}

function renderTrace(
  view: LinesView,
  trace: LineTrace,
  { position, span }: { readonly position: string; readonly span: number },
): TemplateResult {
  const words = strings.trace;
  const commitCount = trace.entries.reduce((count, { commits }) => count + commits.length, 0);
  const closeOnEscape = (event: KeyboardEvent): void => closeTrace(event, view, trace.lineId);
  return html`<tr class="trace" id="trace-${position}" @keydown=${closeOnEscape}>
    <td colspan=${span}>
      <div class="inset">
        <p>
          <span>${words.heading(words.entryCount(trace.entries.length), words.commitCount(commitCount))}</span>
          <span>${describeTime(trace)}</span>
        </p>
        <table aria-label=${words.label(Number(position))}>
          <thead>
            <tr>${Object.values(words.columns).map((column) => html`<th scope="col">${column}</th>`)}</tr>
          </thead>
          <tbody>
            ${trace.entries.map((entry) => renderEntry(entry, userFormats(), view.actions))}
          </tbody>
        </table>
      </div>
    </td>
  </tr>`;
}

/** Esc closes what Enter opened, and leaves the focus where it was. */
function closeTrace(event: KeyboardEvent, view: LinesView, lineId: string): void {
  if (event.key === 'Escape' && event.currentTarget instanceof HTMLElement) {
    const button = event.currentTarget.previousElementSibling?.querySelector<HTMLElement>('.line-btn');
    view.actions.toggleLine(lineId);
    button?.focus();
  }
}

function renderEntry(entry: TraceEntry, formats: Formats, actions: PaperActions): TemplateResult {
  const words = strings.trace;
  const duration = formatDuration(entry.seconds);
  return html`<tr>
    <td class="nowrap" title=${formats.momentOf(entry.startedAt, entry.zone)}>${formats.dayOf(entry.startedAt, entry.zone)}</td>
    <td class="nowrap">
      ${formats.timeRange(entry.startedAt, entry.endedAt, entry.zone)}
      ${entry.days?.map((day) => renderDay(day, formats))}
    </td>
    <td>${entry.note === '' ? html`<span class="muted">${words.noNote}</span>` : entry.note}</td>
    <td class="mono">
      ${entry.commits.map(
        (hash) => html`<button
            type="button"
            class="link"
            title=${hash}
            aria-label=${words.openCommit(hash.slice(0, 7))}
            @click=${() => actions.openCommit(hash, entry.id)}
          >${hash.slice(0, 7)}</button>${' '}`,
      )}
    </td>
    <td class="num">
      <button
        type="button"
        class="link"
        aria-label=${words.openEntry(duration)}
        @click=${() => actions.openRecord({ kind: 'entry', ids: [entry.id] })}
      >${duration}</button>
    </td>
  </tr>`;
}

/** What of an overnight entry is of one day. */
function renderDay({ date, seconds }: TraceDay, formats: Formats): TemplateResult {
  return html`<div class="muted">${formats.dayOf(`${date}T12:00:00Z`, 'UTC')} ${formatDuration(seconds)}</div>`;
}

function describeTime({ recordedSeconds, billedSeconds, rounding }: LineTrace): string {
  const [recorded, billed] = [formatDuration(recordedSeconds), formatDuration(billedSeconds)];
  const rule = describeRounding(rounding);
  return recorded === billed
    ? strings.trace.recorded(recorded, rule)
    : strings.trace.recordedAndBilled(recorded, billed, rule);
}

function describeRounding({ mode, stepSeconds, scope, minimumSeconds = 0 }: LineTrace['rounding']): string {
  const words = strings.trace;
  const step = stepSeconds % 60 === 0 ? `${stepSeconds / 60} min` : `${stepSeconds} s`;
  const each = words.roundingScopes[scope];
  const rule = mode === 'none' ? words.notRounded : `${each} ${words.roundingModes[mode]} ${step}`;
  const least = minimumSeconds === 0 ? [] : [words.atLeast(formatDuration(minimumSeconds))];
  return [rule, ...least].join(', ');
}
