/** Providers: where they are, where what is asked goes, whether they have a key, what they cost today. */
import { html, nothing, type TemplateResult } from 'lit';
import { type IconName, icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import type { ModelsContent, ProviderRow } from './messages.ts';
import type { ModelsPart } from './models-parts.ts';
import type { Words } from './words.ts';

export function renderProviders({ providers, keepsKeysOn }: ModelsContent, part: ModelsPart): TemplateResult {
  const { words } = part.reader;
  return html`<section aria-labelledby="providers-title">
    <div class="title"><h2 id="providers-title">${words.providers}</h2></div>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.providers}>
      <table class="list two-line providers" aria-labelledby="providers-title">
        <thead><tr>
          <th scope="col">${words.provider}</th>
          <th scope="col">${words.endpoint}</th>
          <th scope="col">${words.yourData}</th>
          <th scope="col">${words.state}</th>
          <th scope="col" class="num">${words.today}</th>
          <th scope="col"><span class="sr">${words.actions}</span></th>
        </tr></thead>
        <tbody>${providers.map((provider) => renderRow(provider, keepsKeysOn !== '', part))}</tbody>
      </table>
    </div>
  </section>`;
}

function renderRow(provider: ProviderRow, isOnServer: boolean, part: ModelsPart): TemplateResult {
  const { words } = part.reader;
  const { title, models, unpriced, host, isLocal, today } = provider;
  return html`<tr>
    <th scope="row">${title}<small>${models.join(', ')}</small>
      ${unpriced.length === 0 ? nothing : html`<small class="warn">${words.unpriced(unpriced.map((model) => model.title).join(', '))}</small>`}
    </th>
    <td class="mono">${host}</td>
    <td class="nowrap">${icon(isLocal ? 'device-desktop' : 'cloud')} ${isLocal ? words.local : words.cloud}</td>
    <td>${renderState(provider, words)}</td>
    <td class="num">${today}</td>
    <td class="acts">${provider.isOwn ? html`<span class="row">${isOnServer ? renderOwnKey(provider, part) : nothing}${renderActs(provider, part)}</span>` : nothing}</td>
  </tr>`;
}

interface Shown {
  readonly kind: 'ok' | 'warn' | 'danger' | '';
  readonly name: IconName;
}

const shownKeys: Readonly<Record<ProviderRow['key'], Shown>> = {
  present: { kind: 'ok', name: 'key' },
  missing: { kind: 'warn', name: 'warning' },
  rejected: { kind: 'danger', name: 'error' },
  not_needed: { kind: 'ok', name: 'pass' },
};

/** Nothing where the key says it. */
function troubleOf(
  { key, health, fault }: Pick<ProviderRow, 'key' | 'health' | 'fault'>,
  words: Words,
): string {
  const isOfKey = key === 'rejected' || key === 'missing';
  return health === 'ok' || isOfKey ? '' : (words.faults[fault ?? ''] ?? words.failing);
}

function renderState({ key, keyOf, health, fault, isOwn }: ProviderRow, words: Words): TemplateResult {
  const trouble = troubleOf({ key, health, fault }, words);
  const { kind, name } =
    trouble === ''
      ? shownKeys[key]
      : ({ kind: health === 'down' ? 'danger' : 'warn', name: 'error' } as const);
  const notes = [
    trouble === '' ? '' : words.keys[key],
    isOwn ? '' : words.byEnvironment,
    keyOf === 'person' ? words.ownKey : '',
  ];
  return html`<span class="state ${kind}">${icon(name)}${begin(trouble || words.keys[key])}</span>
    ${notes.map((note) => (note === '' ? nothing : html`<small>${note}</small>`))}`;
}

function begin(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
}

function renderOwnKey({ id, title }: ProviderRow, { reader, send }: ModelsPart): TemplateResult {
  const { words } = reader;
  return html`<vscode-button secondary class="compact" data-needs="coach:use" aria-label=${words.ofProvider(words.myKey, title)} @keydown=${activateOnKeys} @click=${() => send({ type: 'ownKey', id })}>${words.myKey}</vscode-button>`;
}

/** What helps stands by itself; all else is in the editor's list. */
function renderActs(provider: ProviderRow, { reader, send }: ModelsPart): TemplateResult {
  const { words } = reader;
  const { id, title, key, unpriced } = provider;
  const help = (text: string, act: () => void): TemplateResult =>
    html`<vscode-button secondary class="compact" aria-label=${words.ofProvider(text, title)} @keydown=${activateOnKeys} @click=${act}>${text}</vscode-button>`;
  return html`<span class="row" data-needs="model:write">
    ${key === 'missing' || key === 'rejected' ? help(key === 'missing' ? words.enterKey : words.replaceKey, () => send({ type: 'replaceKey', id })) : nothing}
    ${unpriced.length > 0 ? help(words.enterPrice, () => send({ type: 'enterPrice', id })) : nothing}
    <button type="button" class="icon-btn" aria-label=${words.more(title)} title=${words.more(title)} @click=${() => send({ type: 'more', id })}>${icon('ellipsis')}</button>
  </span>`;
}
