/** Languages with the lines of code in each. Data and prose have lines, and no share: nobody programs in them. */
import { html, nothing, type TemplateResult } from 'lit';
import { renderBar } from '../components/bars.ts';
import { userFormats } from '../components/formats.ts';
import type { StackLanguage } from './messages.ts';
import type { Words } from './words.ts';

export function renderLanguages(languages: readonly StackLanguage[], words: Words): TemplateResult {
  if (languages.length === 0) return html`<p class="muted">${words.noLanguages}</p>`;
  const count = (value: number): string => userFormats().count(String(value));
  return html`<table class="list">
    <caption class="sr">${words.languages}</caption>
    <thead>
      <tr>
        <th scope="col">${words.language}</th>
        <th scope="col" class="num">${words.lines}</th>
        <th scope="col" class="num">${words.files}</th>
        <th scope="col" class="bar-cell"><span class="sr">${words.share}</span></th>
      </tr>
    </thead>
    <tbody>
      ${languages.map(
        ({ name, code, files, share }) => html`<tr>
          <th scope="row">${name}</th>
          <td class="num">${count(code)}</td>
          <td class="num">${count(files)}</td>
          <td class="bar-cell">${share > 0 ? html`${renderBar(share)}<span class="sr">${percent(share)}</span>` : nothing}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function percent(share: number): string {
  return userFormats().percent(String(Math.round(share * 100)));
}

/** Of what is programmed or marked up. */
export function countCode(languages: readonly StackLanguage[]): number {
  return languages.filter(({ share }) => share > 0).reduce((sum, { code }) => sum + code, 0);
}
