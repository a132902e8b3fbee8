/** What may be done next with a run that is over. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Need } from '../../src/contract/policy/needs.ts';
import { activateOnKeys } from '../components/keys.ts';
import type { RunContent, RunViewMessage } from './messages.ts';
import type { RunPart } from './run-parts.ts';

export function renderOffers(
  { fixes, time }: RunContent['offers'],
  { words, send }: RunPart,
): TemplateResult {
  const button = (label: string, message: RunViewMessage, needs: Need, isNext = false) =>
    html`<vscode-button data-needs=${needs} ?secondary=${!isNext} class="compact" @keydown=${activateOnKeys} @click=${() => send(message)}>${label}</vscode-button>`;
  return html`${fixes === 0 ? nothing : button(words.fixFindings(fixes), { type: 'fixFindings' }, 'request:write', true)}${time ? button(words.addTime, { type: 'addTime' }, 'time:write') : nothing}`;
}
