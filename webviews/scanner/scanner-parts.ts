/** Sections of the page, each under its title. */
import { html, type TemplateResult } from 'lit';
import type { ScannerOverview } from './messages.ts';
import { words } from './words.ts';

export function section(id: string, title: string, content: TemplateResult, note = ''): TemplateResult {
  return html`<section aria-labelledby=${id}>
    <div class="title"><h2 id=${id}>${title}</h2><span class="muted small">${note}</span></div>
    ${content}
  </section>`;
}

/** A part of a column. */
export function block(id: string, title: string, content: TemplateResult, note = ''): TemplateResult {
  return html`<div class="block" role="group" aria-labelledby=${id}>
    <div class="title"><h2 id=${id}>${title}</h2><span class="muted small">${note}</span></div>
    ${content}
  </div>`;
}

export function weeksOf({ trend }: ScannerOverview): string {
  return trend.length === 0 ? '' : words.trendWeeks(trend.length);
}
