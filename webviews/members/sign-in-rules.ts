/** What the organization requires of a sign-in, with the sentence of what it does. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MembersPart } from './members-parts.ts';
import type { MembersContent } from './messages.ts';

export function renderSignInRules(
  { rules }: Pick<MembersContent, 'rules'>,
  { reader: { words }, send }: MembersPart,
): TemplateResult | typeof nothing {
  if (rules === null) return nothing;
  const { requiresSecondFactor, canChange } = rules;
  /** What is on record is shown until the host says otherwise: the user may turn away, or the server refuse. */
  const change = (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement) event.currentTarget.checked = requiresSecondFactor;
    send({ type: 'requireSecondFactor', isRequired: !requiresSecondFactor });
  };
  return html`<section aria-labelledby="rules-title">
    <div class="title"><h2 id="rules-title">${words.signIn}</h2></div>
    <label class="check"><input type="checkbox" aria-describedby="rules-note" ?disabled=${!canChange}
      .checked=${requiresSecondFactor} @change=${change}>${words.requireSecondFactor}</label>
    <p class="muted note" id="rules-note">${words.secondFactorNote}</p>
  </section>`;
}
