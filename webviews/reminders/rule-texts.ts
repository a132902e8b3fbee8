/** The texts of a rule as its client gets them, and the address that they go to: what is allowed is seen first. */
import { html, type TemplateResult } from 'lit';
import { icon } from '../components/icons.ts';
import { type Reader, renderMail, renderParagraphs } from './reminders-parts.ts';
import type { ShownTexts } from './rule-messages.ts';

export function renderRuleTexts(
  { recipient, asksDebtor, letters }: ShownTexts,
  { words }: Reader,
): TemplateResult {
  const to = recipient.email ?? words.noAddress;
  return html`<section class="sec" aria-labelledby="texts-title" id="rule-texts" tabindex="-1">
    <h2 id="texts-title">${words.whatIsSent(recipient.name || to)}</h2>
    <p class="small muted">${words.sampleNote}</p>
    ${recipient.email === null ? html`<div class="notice warn">${icon('warning')}<p>${words.noAddressNote(recipient.name)}</p></div>` : ''}
    ${asksDebtor ? html`<div class="notice warn">${icon('question')}<p>${words.textsAskDebtor}</p></div>` : ''}
    ${letters.map(
      ({
        step,
        afterDays,
        subject,
        text,
      }) => html`<h3>${words.stepTitle(step)}, ${words.afterDaysDue(afterDays)}</h3>
        ${renderMail(
          [
            [words.to, to],
            [words.subject, subject],
          ],
          renderParagraphs(text),
        )}`,
    )}
  </section>`;
}
