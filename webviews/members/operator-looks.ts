/** Operators of the server who look into the organization now, with the end of it. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import type { MembersPart } from './members-parts.ts';
import type { LookRow, MembersContent } from './messages.ts';

/** Nothing where nobody looks. */
export function renderLooks(
  { looks }: Pick<MembersContent, 'looks'>,
  part: MembersPart,
): TemplateResult | typeof nothing {
  if (looks.length === 0) return nothing;
  const { words } = part.reader;
  return html`<section aria-labelledby="looks-title">
    <div class="title"><h2 id="looks-title">${icon('eye')} ${words.looks}</h2></div>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.looks}>
      <table class="list pend" aria-labelledby="looks-title">
        <thead><tr>
          <th scope="col">${words.operator}</th><th scope="col">${words.reason}</th>
          <th scope="col">${words.until}</th><th scope="col" class="act"><span class="sr">${words.more}</span></th>
        </tr></thead>
        <tbody>${looks.map((look) => renderLook(look, part))}</tbody>
      </table>
    </div>
  </section>`;
}

function renderLook(
  { id, operator, reason, endsAt }: LookRow,
  { reader, send }: MembersPart,
): TemplateResult {
  const { words, language } = reader;
  return html`<tr>
    <th scope="row">${operator}</th>
    <td>${reason}</td>
    <td><span class="muted">${formatsFor(language).timeOf(endsAt)}</span></td>
    <td class="act"><button type="button" class="ghost" aria-label=${words.endLookOf(operator)} @click=${() => send({ type: 'endLook', id })}>${words.endLook}</button></td>
  </tr>`;
}
