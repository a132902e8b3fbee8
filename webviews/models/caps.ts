/** Hard caps, each with a field: Enter saves, Escape restores, what is refused is told below it. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons.ts';
import { may } from '../rights.ts';
import type { CapRow, ModelsContent } from './messages.ts';
import { keyOf, type ModelsPart } from './models-parts.ts';
import type { Words } from './words.ts';

export interface CapsPart extends ModelsPart {
  /** Why what was typed was not kept, by cap. */
  readonly refusals: ReadonlyMap<string, string>;
  /** What is typed and not saved yet, by cap. */
  readonly drafts: ReadonlyMap<string, string>;
  readonly draft: (key: string, typed: string | undefined) => void;
}

export function renderCaps({ caps, currency }: ModelsContent, part: CapsPart): TemplateResult {
  const { words } = part.reader;
  return html`<section aria-labelledby="caps-title">
    <div class="title"><h2 id="caps-title">${words.caps}</h2></div>
    <table class="list caps" aria-labelledby="caps-title">
      <thead><tr>
        <th scope="col">${words.forEach}</th>
        <th scope="col" class="num">${words.spent}</th>
        <th scope="col" class="num">${words.reservedColumn}</th>
        <th scope="col" class="num">${words.cap}</th>
      </tr></thead>
      <tbody>${caps.map((cap) => renderRow(cap, currency, part))}</tbody>
    </table>
    <p class="small muted note">${words.capsNote(currency)}</p>
  </section>`;
}

function renderRow(cap: CapRow, currency: string, part: CapsPart): TemplateResult {
  const { words } = part.reader;
  const key = keyOf(cap);
  const refusal = part.refusals.get(key);
  const note = cap.name === '' && cap.text !== '' ? words.scopeNotes[cap.scope] : '';
  return html`<tr>
      <th scope="row">${cap.name || words.scopes[cap.scope]}${note === '' ? nothing : html` <small>${note}</small>`}</th>
      <td class="num">${cap.spent.text}</td>
      <td class="num muted">${cap.reserved.text}</td>
      <td class="num">${renderField(cap, currency, part)}</td>
    </tr>
    ${
      refusal === undefined
        ? nothing
        : html`<tr class="why"><td colspan="4"><p class="reason" role="alert" id=${idOf(key)}>${icon('error', 's12')}<span>${refusal}</span></p></td></tr>`
    }`;
}

const idOf = (key: string): string => `why-${key.replaceAll('/', '-')}`;

function nameOf({ name, scope }: CapRow, currency: string, words: Words): string {
  return name === '' ? words.capOf(words.scopes[scope], currency) : words.capOfOne(name, currency);
}

function renderField(cap: CapRow, currency: string, part: CapsPart): TemplateResult {
  const { reader, send, refusals, drafts, draft } = part;
  const { words } = reader;
  const key = keyOf(cap);
  const isRefused = refusals.has(key);
  const onInput = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) draft(key, target.value);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLInputElement) || event.isComposing) return;
    if (event.key === 'Escape') draft(key, undefined);
    if (event.key !== 'Enter' || event.repeat || !may('spending:write')) return;
    send({ type: 'saveCap', scope: cap.scope, targetId: cap.targetId, typed: event.target.value });
  };
  return html`<input class="input num" ?readonly=${!may('spending:write')} inputmode="decimal" autocomplete="off" maxlength="40"
    aria-label=${nameOf(cap, currency, words)} aria-invalid=${isRefused ? 'true' : 'false'}
    aria-describedby=${isRefused ? idOf(key) : nothing}
    placeholder=${words.noCap} .value=${drafts.get(key) ?? cap.typed} @input=${onInput} @keydown=${onKey} />`;
}
