/** One key in the rail: what it may do, from where and until when, what called, and how it ends. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import {
  type MembersPart,
  nameScope,
  printAgo,
  printCount,
  printDay,
  type Reader,
  renderButton,
} from './members-parts.ts';
import type { KeyRow } from './messages.ts';

interface DetailPart extends MembersPart {
  readonly now: string;
  readonly close: () => void;
}

export function renderKeyDetail(key: KeyRow, part: DetailPart): TemplateResult {
  const { reader, send, close } = part;
  const { words } = reader;
  const { id, version, name, scopes, canChange } = key;
  return html`<div class="body" tabindex="0" role="group" aria-label=${words.railOf(name)}>
      <section class="sec" aria-labelledby="rail-title">
        <h2 id="rail-title">${name}</h2>
        <dl class="pairs">${factsOf(key, part).map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`)}</dl>
      </section>
      <section class="sec" aria-labelledby="scopes-title">
        <h2 id="scopes-title">${words.scopes}</h2>
        <ul class="tags">${scopes.map((scope) => html`<li class="tag" title=${scope}>${nameScope(scope, reader)}</li>`)}</ul>
      </section>
      ${renderOperations(key, reader)}
    </div>
    <div class="end">
      ${renderButton({ text: words.close, act: close })}
      ${
        canChange
          ? html`${renderButton({ text: words.revokeKey, act: () => send({ type: 'revokeKey', id, version }) })}
            ${renderButton({ text: words.rotate, act: () => send({ type: 'rotate', id, version }) })}`
          : nothing
      }
    </div>`;
}

function factsOf(key: KeyRow, { reader, now }: DetailPart): readonly (readonly [string, string])[] {
  const { words, language } = reader;
  const { prefix, state, ownerName, madeAt, expiresAt, lastUsedAt, addresses, perMinute, before } = key;
  const { momentOf } = formatsFor(language);
  return [
    [words.key, `${prefix}…`],
    [words.state, words.states[state]],
    [words.owner, ownerName ?? words.resources.organization],
    [words.made, printDay(madeAt, reader)],
    [words.expiresAt, expiresAt === null ? words.never : momentOf(expiresAt)],
    [words.lastUsed, lastUsedAt === null ? words.unused : printAgo(lastUsedAt, now, reader)],
    [words.from, addresses.length === 0 ? words.anywhere : addresses.join(', ')],
    [words.perMinute, printCount(perMinute, reader)],
    ...(before === null
      ? []
      : ([[words.before, words.untilThen(`${before.prefix}…`, momentOf(before.endsAt))]] as const)),
  ];
}

function renderOperations({ operations }: KeyRow, reader: Reader): TemplateResult {
  const { words } = reader;
  return html`<section class="sec" aria-labelledby="operations-title">
    <h2 id="operations-title">${words.operations}</h2>
    ${
      operations.length === 0
        ? html`<p class="muted">${words.noCalls}</p>`
        : html`<dl class="pairs counts">${operations.map(({ name, uses }) => html`<dt class="mono">${name}</dt><dd>${printCount(uses, reader)}</dd>`)}</dl>`
    }
  </section>`;
}
