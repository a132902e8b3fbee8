/** What is done with an invoice from its header, besides its export. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import type { InvoiceContent } from './messages.ts';
import { words as strings } from './words.ts';

export type HeaderAct = 'credit' | 'correct' | 'duplicate';

/** A credit note, and what is wholly credited, is final. */
export function renderActs(
  { document }: InvoiceContent,
  act: (act: HeaderAct) => void,
): TemplateResult | typeof nothing {
  const { credit, correct, duplicate } = strings.acts;
  if (document.documentType === '381') return nothing;
  const isOpen = document.state !== 'draft' && document.state !== 'cancelled';
  return html`<button type="button" class="icon-btn" aria-label=${duplicate} title=${duplicate} @click=${() => act('duplicate')}>
      ${icon('copy')}
    </button>
    ${
      isOpen
        ? html`<vscode-button secondary @keydown=${activateOnKeys} @click=${() => act('credit')}>${credit}</vscode-button>
          <vscode-button secondary @keydown=${activateOnKeys} @click=${() => act('correct')}>${correct}</vscode-button>`
        : nothing
    }`;
}
