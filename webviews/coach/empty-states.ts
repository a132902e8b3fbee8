/** What stands where there is no answer yet: questions to begin with, and that the connection is lost. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../../src/contract/webview/common.ts';
import { icon } from '../components/icons.ts';
import { words } from './words.ts';

export function renderEmpty(examples: readonly string[], ask: (example: string) => void): TemplateResult {
  return html`<section class="empty" aria-label=${words.emptyTitle}>
    <p>${words.emptyTitle}</p>
    <ul>
      ${examples.map(
        (example) => html`<li>
          <button type="button" class="example" @click=${() => ask(example)}>${example}</button>
        </li>`,
      )}
    </ul>
  </section>`;
}

export function renderConnection(connection: Connection['state']): TemplateResult | typeof nothing {
  if (connection === 'online') return nothing;
  return html`<p class="connection small muted">${icon('sync', 's12')}${
    connection === 'offline' ? words.offline : words.reconnecting
  }</p>`;
}
