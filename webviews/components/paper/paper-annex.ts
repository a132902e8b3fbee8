/** The annex of an invoice as a page of its own. */
import { html, type TemplateResult } from 'lit';
import type { PrintedAnnex } from '../../../src/domain/invoice-print/print-annex.ts';

export function renderAnnex({ title, columns, rows, total }: PrintedAnnex, language: string): TemplateResult {
  return html`<div class="paper annex" lang=${language}>
    <div class="title"><h2 id="annex">${title}</h2></div>
    <table class="lines" aria-labelledby="annex">
      <thead>
        <tr>${columns.map((name, index) => html`<th scope="col" class=${index === 4 ? 'num' : ''}>${name}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ cells: [line, date, person, work, hours], details }) =>
            html`<tr>
              <td>${line}</td>
              <td class="nowrap">${date}</td>
              <td>${person}</td>
              <td>${work}${details.map((text) => html`<div class="detail">${text}</div>`)}</td>
              <td class="num">${hours}</td>
            </tr>`,
        )}
        <tr class="subtotal"><td></td><td colspan="3">${total.label}</td><td class="num">${total.value}</td></tr>
      </tbody>
    </table>
  </div>`;
}
