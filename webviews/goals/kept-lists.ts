/** Weeks that were answered to, and what is remembered. */

import { html, type TemplateResult } from 'lit';
import { renderActs } from '../components/row-acts.ts';
import type { GoalsPart } from './goals-parts.ts';
import type { CheckInRow, MemoryRow } from './messages.ts';

export function renderCheckIns(checkIns: readonly CheckInRow[], part: GoalsPart): TemplateResult {
  const { words } = part;
  if (checkIns.length === 0) return html`<p class="muted none">${words.noCheckIns}</p>`;
  return html`<ul class="kept">${checkIns.map(
    ({ week, span, promises }) => html`<li>
      <div class="grow">
        <strong>${span}</strong>
        ${
          promises.length === 0
            ? html`<p class="small muted">${words.noPromises}</p>`
            : html`<ul>${promises.map(
                ({ text, verdict }) =>
                  html`<li>${text} <span class="small muted">${verdict === null ? words.unanswered : words.verdicts[verdict]}</span></li>`,
              )}</ul>`
        }
      </div>
      ${renderActs(span, [{ name: 'trash', label: words.forget, message: { type: 'remove', of: 'checkIn', id: week } }], part)}
    </li>`,
  )}</ul>`;
}

export function renderMemories(memories: readonly MemoryRow[], part: GoalsPart): TemplateResult {
  const { words } = part;
  if (memories.length === 0) return html`<p class="muted none">${words.noMemory}</p>`;
  return html`<ul class="kept">${memories.map(
    ({ id, text, on, saidBy }) => html`<li>
      <div class="grow">${text}<p class="small muted">${on}, ${words.saidBy[saidBy]}</p></div>
      ${renderActs(
        text,
        [
          { name: 'edit', label: words.edit, message: { type: 'edit', of: 'memory', id } },
          { name: 'trash', label: words.erase, message: { type: 'remove', of: 'memory', id } },
        ],
        part,
      )}
    </li>`,
  )}</ul>
  <p class="small muted note">${words.memoryNote}</p>`;
}
