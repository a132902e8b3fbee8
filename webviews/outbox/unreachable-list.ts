/** Addresses that mail does not go to, since a person marked them. */
import { html, nothing, type TemplateResult } from 'lit';
import { renderActs } from '../components/row-acts.ts';
import type { UnreachableRow } from './messages.ts';
import type { OutboxPart } from './outbox-parts.ts';

export function renderUnreachable(
  addresses: readonly UnreachableRow[],
  part: OutboxPart,
): TemplateResult | typeof nothing {
  const { words } = part;
  if (addresses.length === 0) return nothing;
  return html`<section aria-labelledby="unreachable-title">
    <div class="title"><h2 id="unreachable-title">${words.unreachable}</h2></div>
    <p class="muted none">${words.unreachableNote}</p>
    <table class="list" role="table" aria-labelledby="unreachable-title">
      <thead><tr role="row">
        <th scope="col">${words.address}</th>
        <th scope="col">${words.since}</th>
        <th scope="col"><span class="sr">${words.actions}</span></th>
      </tr></thead>
      <tbody>${addresses.map(
        ({ id, address, since, reason }) => html`<tr role="row">
          <th scope="row" role="rowheader">${address}${reason === '' ? nothing : html`<small>${reason}</small>`}</th>
          <td class="nowrap" role="cell" data-label=${words.since}>${since}</td>
          <td class="acts" role="cell">${renderActs(
            address,
            [{ name: 'mail', label: words.reachAgain, message: { type: 'reachAgain', id } as const }],
            part,
          )}</td>
        </tr>`,
      )}</tbody>
    </table>
  </section>`;
}
