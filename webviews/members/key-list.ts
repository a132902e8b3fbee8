/** Keys of the API: what each may do, and how it is used. A row shows its details in the rail. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import {
  type MembersPart,
  nameScope,
  printAgo,
  printCount,
  printDay,
  type Reader,
  renderButton,
} from './members-parts.ts';
import type { KeyRow, MembersContent } from './messages.ts';

interface ListPart extends MembersPart {
  readonly selected: string | undefined;
  readonly select: (id: string) => void;
  readonly make: () => void;
}

/** A key that was not used for as long is worth a look. */
const staleMs = 60 * 86_400_000;
const shownScopes = 2;

export function renderKeys(content: MembersContent, part: ListPart): TemplateResult {
  const { words } = part.reader;
  const { keys, canMakeKeys } = content;
  return html`<section aria-labelledby="keys-title">
    <div class="title"><h2 id="keys-title">${words.keys}</h2><span class="grow"></span>
      ${canMakeKeys ? renderButton({ text: words.createKey, act: part.make }) : nothing}</div>
    ${
      keys.length === 0
        ? html`<p class="muted">${words.noKeys}</p>`
        : html`<div class="scroll" tabindex="0" role="group" aria-label=${words.keys}>
          <table class="list keys" aria-labelledby="keys-title">
            <thead><tr>
              <th scope="col">${words.name}</th><th scope="col">${words.key}</th><th scope="col">${words.scopes}</th>
              <th scope="col">${words.lastUsed}</th><th scope="col">${words.days}</th><th scope="col" class="num">${words.calls}</th>
            </tr></thead>
            <tbody>${keys.map((key) => renderKey(key, content, part))}</tbody>
          </table></div>`
    }
  </section>`;
}

function renderKey(
  key: KeyRow,
  { now }: MembersContent,
  { reader, selected, select }: ListPart,
): TemplateResult {
  const { id, name, prefix, ownerName, isMine, days } = key;
  const { words } = reader;
  const calls = days.reduce((sum, each) => sum + each, 0);
  const owner = ownerName === null ? words.ofOrganization : isMine ? '' : words.ofPerson(ownerName);
  const isSelected = id === selected;
  return html`<tr class=${isSelected ? 'selected' : ''} @click=${() => select(id)}>
    <th scope="row"><button type="button" class="link" aria-pressed=${isSelected} @click=${() => select(id)}>${name}</button>${owner === '' ? nothing : html`<small>${owner}</small>`}</th>
    <td class="mono nowrap">${prefix}…</td>
    <td>${renderScopes(key, reader)}</td>
    <td>${renderUse(key, now, reader)}</td>
    <td>${renderDays(days, words.callsIn(calls))}</td>
    <td class="num">${printCount(calls, reader)}</td>
  </tr>`;
}

function renderScopes({ scopes }: KeyRow, reader: Reader): TemplateResult {
  if (scopes.length > shownScopes) {
    const all = scopes.map((scope) => nameScope(scope, reader)).join(', ');
    return html`<span title=${all}>${reader.words.scopeCount(scopes.length)}</span>`;
  }
  return html`<span class="tags">${scopes.map((scope) => html`<span class="tag" title=${scope}>${nameScope(scope, reader)}</span>`)}</span>`;
}

/** When it was used, or why it may end: by an icon and a word. */
function renderUse(
  { lastUsedAt, madeAt, state, expiresAt }: KeyRow,
  now: string,
  reader: Reader,
): TemplateResult {
  const { words, language } = reader;
  const used = lastUsedAt === null ? words.unused : printAgo(lastUsedAt, now, reader);
  const exact = lastUsedAt === null ? nothing : formatsFor(language).momentOf(lastUsedAt);
  if (state === 'expired' && expiresAt !== null)
    return html`<span class="warn nowrap" title=${exact}>${icon('warning', 's12')} ${words.expired(printDay(expiresAt, reader))}</span>`;
  const isStale = Date.parse(now) - Date.parse(lastUsedAt ?? madeAt) > staleMs;
  return html`<span class="nowrap ${isStale ? 'warn' : ''}" title=${exact}>${isStale ? html`${icon('warning', 's12')} ` : nothing}${used}</span>${
    state === 'ending' ? html`<small>${words.states.ending}</small>` : nothing
  }`;
}

const [barWidth, barGap, height] = [2, 1, 20];

function renderDays(days: readonly number[], label: string): TemplateResult {
  const most = Math.max(1, ...days);
  const width = Math.max(1, days.length * (barWidth + barGap) - barGap);
  return html`<svg class="days" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="img" aria-label=${label}>
    <title>${label}</title>
    ${days.map((uses, index) => {
      const tall = uses === 0 ? 1 : Math.max(2, Math.round((uses / most) * height));
      return svg`<rect class=${uses === 0 ? 'none' : ''} x=${index * (barWidth + barGap)} y=${height - tall} width=${barWidth} height=${tall}></rect>`;
    })}
  </svg>`;
}
