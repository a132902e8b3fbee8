/** A crew file of the project that a run would go by: all of its text, as it stands in the file. */
import { html, type TemplateResult } from 'lit';
import { visible } from './diff-rows.ts';
import type { CrewQuestion } from './messages.ts';
import type { RunPart } from './run-parts.ts';

export function renderCrewFile({ path, sha256, text }: CrewQuestion, { words }: RunPart): TemplateResult {
  return html`<div class="title"><h2 id="st">${words.crew.title}</h2></div>
    <p>${words.crew.intro}</p>
    <div class="file">
      <header><h3>${visible(path)}</h3></header>
      <pre tabindex="0" aria-label=${path} translate="no">${text.split('\n').map(visible).join('\n')}</pre>
    </div>
    <p class="small muted">SHA-256 <code>${sha256}</code></p>`;
}
