/** The entries behind a row. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatMinutes } from '../../src/domain/duration.ts';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { findForeignOffset } from '../components/zone-offset.ts';
import type { ReportEntries } from './messages.ts';
import type { Reader } from './row-name.ts';

export interface EntryListView {
  readonly entries: ReportEntries;
  readonly reader: Reader;
  readonly open: (id: string) => void;
  readonly close: () => void;
}

export function renderEntryList({ entries, reader, open, close }: EntryListView): TemplateResult {
  const { words } = reader;
  const { items, title, isCut } = entries;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
  };
  return html`<section class="entries" aria-labelledby="entries" @keydown=${onKey}>
    <div class="title">
      <h2 id="entries" tabindex="-1">${words.entriesOf(title)}</h2>
      <span class="grow"></span>
      <button type="button" class="icon-btn" aria-label=${words.close} title=${words.close} @click=${close}>${icon('close')}</button>
    </div>
    ${isCut ? html`<p class="muted">${words.entriesCut(items.length)}</p>` : nothing}
    ${items.length === 0 ? html`<p class="muted">${words.noEntries}</p>` : renderItems(items, reader, open)}
  </section>`;
}

function renderItems(
  items: ReportEntries['items'],
  { words, language }: Reader,
  open: (id: string) => void,
): TemplateResult {
  const { dayOf, timeRange } = formatsFor(language);
  return html`<div class="scroll" role="group" aria-labelledby="entries" tabindex="0"><table class="list of-3" role="table">
    <thead role="rowgroup"><tr role="row">
      <th scope="col" role="columnheader">${words.note}</th><th scope="col" role="columnheader">${words.when}</th>
      <th scope="col" role="columnheader">${words.project}</th><th scope="col" role="columnheader" class="num">${words.time}</th>
    </tr></thead>
    <tbody role="rowgroup">
      ${items.map(
        (entry) => html`<tr role="row">
          <th scope="row" role="rowheader"><button type="button" class="link" @click=${() => open(entry.id)}>${entry.note || words.noNote}</button>
            <small>${[...entry.tags, ...(entry.billable ? [] : [words.notBillable])].join(', ')}</small></th>
          <td role="cell"><span class="nowrap">${dayOf(entry.startedAt, entry.zone)}</span> <span class="nowrap">${timeRange(entry.startedAt, entry.endedAt, entry.zone)}</span>${renderOffset(entry)}</td>
          <td role="cell">${entry.project}</td>
          <td role="cell" class="num">${formatMinutes(entry.seconds)}${entry.billedSeconds === null ? nothing : html` <small>${words.roundedTo(formatMinutes(entry.billedSeconds))}</small>`}</td>
        </tr>`,
      )}
    </tbody>
  </table></div>`;
}

/** Times are those of the clock by which the entry was recorded: where the reader's is another, that is said. */
function renderOffset(entry: ReportEntries['items'][number]): TemplateResult | typeof nothing {
  const offset = findForeignOffset(entry);
  return offset === undefined ? nothing : html` <small>${offset}</small>`;
}
