/** The end of the rail: why the template cannot be saved yet, and the click that saves or allows it. */
import { html, nothing, type TemplateResult } from 'lit';
import { findSaveBlock, type SaveBlock } from './recurring-draft.ts';
import { renderButton } from './recurring-parts.ts';
import type { FormPart } from './template-fields.ts';

interface SaveBarPart extends FormPart {
  readonly isBusy: boolean;
  readonly save: () => void;
  readonly cancel: () => void;
}

export function renderSaveBar(part: SaveBarPart): TemplateResult {
  const { reader, form, isBusy, save, cancel } = part;
  const { words } = reader;
  const { draft, preview, refusal } = form;
  const block = findSaveBlock(draft, preview, refusal !== undefined);
  return html`<div class="end">
    <p class="small muted" role="status">${block === undefined ? '' : words.blocks[block]}</p>
    ${renderFix(block, part)}
    ${renderButton({ text: words.cancel, act: cancel })}
    ${renderButton({ text: words.allow[draft.result], kind: 'primary', isOff: isBusy || block !== undefined, act: save })}
  </div>`;
}

function renderFix(
  block: SaveBlock | undefined,
  { reader, form, send }: SaveBarPart,
): TemplateResult | typeof nothing {
  if (block !== 'problems' && block !== 'no_address') return nothing;
  const { clientId } = form.draft;
  const client = renderButton({
    text: reader.words.editClient,
    act: () => send({ type: 'editClient', clientId }),
  });
  // What a rule lacks can be of either side: its sentence says of which.
  if (block === 'no_address') return client;
  return html`${client}${renderButton({ text: reader.words.editBusiness, act: () => send({ type: 'editBusiness' }) })}`;
}
