/** What happened to an invoice, the newest first: each reminder opens to the text that was sent. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import type { Detail, PastRow } from './messages.ts';
import { type RemindersPart, renderMail, renderParagraphs } from './reminders-parts.ts';

export interface HistoryPart extends RemindersPart {
  /** The reminder whose text is shown. */
  readonly opened: string | undefined;
  readonly toggle: (id: string) => void;
}

export function renderHistory({ history }: Detail, part: HistoryPart): TemplateResult {
  const { words } = part.reader;
  return html`<section class="sec" aria-labelledby="history-title">
    <div class="title"><h2 id="history-title">${words.history}</h2></div>
    ${
      history.length === 0
        ? html`<p class="muted">${words.noHistory}</p>`
        : html`<ol class="past">${history.map((row) => (row.kind === 'reminder' ? renderReminder(row, part) : renderStep(row, part)))}</ol>`
    }
  </section>`;
}

function renderStep(
  { on, step, amount }: Extract<PastRow, { kind: 'step' }>,
  { reader }: HistoryPart,
): TemplateResult {
  const { words, language } = reader;
  const { date, money } = formatsFor(language);
  return html`<li>
    <span class="muted nowrap">${date(on)}</span><span>${words.steps[step]}</span>
    <span class="num">${amount === null ? '' : money(amount)}</span>
  </li>`;
}

type PastReminder = Extract<PastRow, { kind: 'reminder' }>;

function renderReminder(row: PastReminder, { reader, opened, toggle, send }: HistoryPart): TemplateResult {
  const { words, language } = reader;
  const waits = row.state === 'unknown' || row.state === 'queued';
  const isOpen = opened === row.id;
  const day = formatsFor(language).date(row.on);
  return html`<li>
    <span class="muted nowrap">${day}</span>
    <span>${describe(row, reader.words)}${row.droppedBecause === null ? nothing : html`<small>${row.droppedBecause}</small>`}</span>
    <span class="num"><button type="button" class="link" aria-expanded=${isOpen} aria-label=${words.showReminder(row.step, day)} @click=${() => toggle(row.id)}>${isOpen ? words.hide : words.show}</button></span>
    ${
      isOpen
        ? html`<div class="wide">${renderMail(
            [
              [words.to, row.email ?? words.noAddress],
              [words.subject, row.subject],
            ],
            renderParagraphs(row.text),
          )}${waits ? html`<button type="button" class="link" @click=${() => send({ type: 'openOutbox' })}>${words.openOutbox}</button>` : nothing}</div>`
        : nothing
    }
  </li>`;
}

function describe({ state, via, step }: PastReminder, { past }: HistoryPart['reader']['words']): string {
  return state === 'sent' && via === 'other' ? past.recorded(step) : past[state](step);
}
