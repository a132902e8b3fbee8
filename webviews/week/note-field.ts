/** The field of a note: as high as its lines, of which Shift+Enter begins another. */
import { html, type TemplateResult } from 'lit';
import type { Words } from './words.ts';

/** A note as a field says it that nobody has typed into. */
export function printNote(note: string): string {
  return note.replace(/\r\n?/g, '\n');
}

export function renderNote(note: string, words: Words): TemplateResult {
  return html`<div class="field note">
    <label for="note">${words.note}</label>
    <textarea class="input" id="note" rows="1" maxlength="10000" .value=${note}></textarea>
  </div>`;
}
