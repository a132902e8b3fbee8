/** The rail of one template: its next invoice, what it makes, what it made, and what can be done. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import type { RecurringContent, RecurringRow } from './messages.ts';
import { describeRule, type RecurringPart, renderButton, renderSpan } from './recurring-parts.ts';
import { renderState } from './template-list.ts';

export interface DetailPart extends RecurringPart {
  readonly content: RecurringContent;
  readonly edit: (row: RecurringRow) => void;
}

export function renderDetail(row: RecurringRow, part: DetailPart): TemplateResult {
  const { words } = part.reader;
  return html`<aside class="rail" aria-label=${words.railOf(row.name)}>
    <div class="body" tabindex="0" role="group" aria-label=${words.railOf(row.name)}>
      ${renderNext(row, part)}${renderAsks(row, part)}${renderItems(row, part)}${renderRuns(row, part)}
    </div>
    ${renderEnd(row, part)}
  </aside>`;
}

function renderNext(row: RecurringRow, { reader }: DetailPart): TemplateResult {
  const { words, language } = reader;
  const { next, endsOn, result, state } = row;
  const { date, dateRange } = formatsFor(language);
  return html`<section class="sec" aria-labelledby="next-title">
    <div class="row"><h2 id="next-title" class="grow">${words.nextTitle}</h2>${renderState(row, reader)}</div>
    <p>${next === null ? (state === 'paused' ? words.pausedNote : words.noNext) : words.madeOn(date(next.runsOn), dateRange(next.from, next.to))}</p>
    <p class="muted">${describeRule(row, reader)} · ${words.results[result]}${endsOn === null ? nothing : html` · ${words.ends(date(endsOn))}`}</p>
  </section>`;
}

function renderAsks(row: RecurringRow, { reader, edit }: DetailPart): TemplateResult | typeof nothing {
  const { words } = reader;
  const { asksBecause } = row;
  if (asksBecause === null) return nothing;
  return html`<section class="sec"><div class="notice warn">${icon('warning')}
    <p><strong>${words.asksTitle}</strong><br />${words.asksBecause[asksBecause]}</p>
    <div class="row">${renderButton({ text: words.reviewAgain, kind: 'compact', act: () => edit(row) })}</div>
  </div></section>`;
}

function renderItems(row: RecurringRow, { reader, content }: DetailPart): TemplateResult {
  const { words, language } = reader;
  const { items, withTime, projectId, note, currency } = row;
  const { price, count } = formatsFor(language);
  const project = content.projects.find(({ id }) => id === projectId)?.name;
  return html`<section class="sec" aria-labelledby="what-title">
    <h2 id="what-title">${words.what}</h2>
    <dl class="pairs">
      ${items.map(({ description, quantity, unitPrice }) => html`<dt>${description}</dt><dd>${words.times(count(quantity), price(unitPrice, currency))}</dd>`)}
      ${withTime ? html`<dt class="all">${project === undefined ? words.approvedTime : words.approvedTimeOf(project)}</dt>` : nothing}
    </dl>
    ${note === null ? nothing : html`<p class="small muted keep">${note}</p>`}
  </section>`;
}

function renderRuns({ runs, ...row }: RecurringRow, part: DetailPart): TemplateResult {
  const { reader } = part;
  const { words } = reader;
  return html`<section class="sec" aria-labelledby="runs-title">
    <h2 id="runs-title">${words.runs}</h2>
    ${
      runs.length === 0
        ? html`<p class="muted">${words.noRuns}</p>`
        : html`<ol class="past">${runs.map((run) => {
            const { from, to, outcome, because } = run;
            return html`<li>
              <span class="muted">${renderSpan(from, to, reader)}</span>
              <span>${words.outcomes[outcome]}${because === null ? nothing : html`<small>${because}</small>`}</span>
              <span class="num">${renderAct(run, row.id, part)}</span>
            </li>`;
          })}</ol>`
    }
  </section>`;
}

type Run = RecurringRow['runs'][number];

/** Opens its invoice, and tries it again where there is none, or where its mail is missing. */
function renderAct({ from, to, invoiceId, canRetry }: Run, id: string, { reader, send }: DetailPart) {
  const { words, language } = reader;
  const span = formatsFor(language).dateRange(from, to);
  const link = (text: string, label: string, act: () => void) =>
    html`<button type="button" class="link" aria-label=${label} @click=${act}>${text}</button>`;
  const open = (opened: string) =>
    link(words.openInvoice, words.openInvoiceOf(span), () =>
      send({ type: 'openInvoice', invoiceId: opened }),
    );
  const retry = () => link(words.tryAgain, words.tryAgainOf(span), () => send({ type: 'retry', id, from }));
  return html`${invoiceId === null ? nothing : open(invoiceId)} ${canRetry ? retry() : nothing}`;
}

function renderEnd(row: RecurringRow, { reader, send, edit }: DetailPart): TemplateResult {
  const { words } = reader;
  const { id, version, state } = row;
  const turn = state === 'paused' ? 'active' : 'paused';
  return html`<div class="end">
    ${renderButton({ text: words.remove, act: () => send({ type: 'remove', id, version }) })}
    <span class="grow"></span>
    ${state === 'ended' ? nothing : renderButton({ text: turn === 'active' ? words.resume : words.pause, act: () => send({ type: 'setState', id, version, state: turn }) })}
    ${renderButton({ text: words.edit, kind: 'primary', act: () => edit(row) })}
  </div>`;
}
