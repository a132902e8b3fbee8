/** Whose time a figure counts, below it and in the editor's language; nothing where it is everybody's. */
import { html, nothing, type TemplateResult } from 'lit';
import { type CountedTime, sayCounted } from '../../src/domain/figures/counted-time.ts';

export function whoseTime(counted: CountedTime | null): TemplateResult | typeof nothing {
  const said = sayCounted(counted ?? 'everybody', globalThis.document?.documentElement.lang ?? '');
  return said === '' ? nothing : html`<p class="muted">${said}</p>`;
}
