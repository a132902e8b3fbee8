/** The entries behind a row. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ReportEntries } from '../../src/contract/webview/reports-view.ts';
import { formatMinutes } from '../../src/domain/duration.ts';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
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
  return html`<div class="scroll" role="group" aria-labelledby="entries" tabindex="0"><table class="list">
    <thead><tr>
      <th scope="col">${words.note}</th><th scope="col">${words.when}</th><th scope="col">${words.project}</th><th scope="col" class="num">${words.time}</th>
    </tr></thead>
    <tbody>
      ${items.map(
        (entry) => html`<tr>
          <th scope="row"><button type="button" class="link" @click=${() => open(entry.id)}>${entry.note || words.noNote}</button>
            <small>${[...entry.tags, ...(entry.billable ? [] : [words.notBillable])].join(', ')}</small></th>
          <td><span class="nowrap">${dayOf(entry.startedAt, entry.zone)}</span> <span class="nowrap">${timeRange(entry.startedAt, entry.endedAt, entry.zone)}</span></td>
          <td>${entry.project}</td>
          <td class="num">${formatMinutes(entry.seconds)}</td>
        </tr>`,
      )}
    </tbody>
  </table></div>`;
}
