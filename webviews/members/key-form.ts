/** A key as it is made: name, last day, and what it may do, of what the user may. */
import { html, nothing, type TemplateResult } from 'lit';
import { isTicked, typedText } from '../components/typed-value.ts';
import { type MembersPart, nameScope, renderButton, renderReason } from './members-parts.ts';
import type { KeyDraft, MembersContent, Refused } from './messages.ts';

export interface KeyForm extends MembersPart {
  readonly draft: KeyDraft;
  readonly refused: Refused | undefined;
  readonly isBusy: boolean;
  readonly change: (draft: KeyDraft) => void;
  readonly cancel: () => void;
  readonly submit: () => void;
}

/** `time` → `time:read`, `time:write`, in the order of the table of permissions. */
export function groupScopes(scopes: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const scope of scopes) {
    const [resource = ''] = scope.split(':');
    groups.set(resource, [...(groups.get(resource) ?? []), scope]);
  }
  return groups;
}

const reasonOf = ({ refused }: KeyForm, field: string) =>
  refused?.field === field ? refused.text : undefined;

export function renderKeyForm(content: MembersContent, form: KeyForm): TemplateResult {
  const { reader, isBusy, refused, cancel, submit } = form;
  const { words } = reader;
  const isOther = refused !== undefined && !['name', 'expiresOn', 'scopes'].includes(refused.field);
  return html`<div class="body" tabindex="0" role="group" aria-label=${words.keyTitle}>
      <section class="sec" aria-labelledby="rail-title">
        <h2 id="rail-title">${words.keyTitle}</h2>
        ${renderName(form)}${renderExpiry(content, form)}
        ${content.canMakeForOrganization ? renderOwner(form) : nothing}
      </section>
      <section class="sec" aria-labelledby="scopes-title">${renderScopes(content, form)}</section>
    </div>
    <div class="end">
      ${isOther ? renderReason('other-reason', refused.text) : nothing}
      ${renderButton({ text: words.cancel, act: cancel })}${renderButton({ text: words.create, kind: 'primary', act: submit, isOff: isBusy })}
    </div>`;
}

function renderName(form: KeyForm): TemplateResult {
  const { reader, draft, change } = form;
  const reason = reasonOf(form, 'name');
  return html`<div class="field"><label for="name">${reader.words.name}</label>
    <input class="input" id="name" autocomplete="off" maxlength="200" .value=${draft.name}
      aria-invalid=${reason !== undefined} aria-describedby=${reason === undefined ? 'name-hint' : 'name-reason'}
      @input=${(event: Event) => change({ ...draft, name: typedText(event) })} />
    ${reason === undefined ? html`<p class="small muted" id="name-hint">${reader.words.keyNameHint}</p>` : renderReason('name-reason', reason)}
  </div>`;
}

function renderExpiry({ today }: MembersContent, form: KeyForm): TemplateResult {
  const { reader, draft, change } = form;
  const { words } = reader;
  const reason = reasonOf(form, 'expiresOn');
  return html`<div class="field">
    <div class="caption"><label for="expiresOn">${words.expiresOn}</label><span class="note">${words.optional}</span></div>
    <input class="input" id="expiresOn" type="date" min=${today} max="2999-12-31" .value=${draft.expiresOn}
      aria-invalid=${reason !== undefined} aria-describedby=${reason === undefined ? 'expiry-hint' : 'expiry-reason'}
      @change=${(event: Event) => change({ ...draft, expiresOn: typedText(event) })} />
    ${reason === undefined ? html`<p class="small muted" id="expiry-hint">${words.expiresHint}</p>` : renderReason('expiry-reason', reason)}
  </div>`;
}

function renderOwner({ reader, draft, change }: KeyForm): TemplateResult {
  const { words } = reader;
  return html`<div class="field">
    <label class="check"><input type="checkbox" aria-describedby="owner-hint" .checked=${draft.isOfOrganization}
      @change=${(event: Event) => change({ ...draft, isOfOrganization: isTicked(event) })} /><span>${words.organizationKey}</span></label>
    <p class="small muted" id="owner-hint">${words.organizationHint}</p>
  </div>`;
}

function renderScopes({ scopes }: MembersContent, form: KeyForm): TemplateResult {
  const { reader, draft, change } = form;
  const { words } = reader;
  const reason = reasonOf(form, 'scopes');
  const all = () => change({ ...draft, scopes: scopes.filter((scope) => scope.endsWith(':read')) });
  return html`<div class="row">
      <h2 id="scopes-title" class="grow">${words.scopes}</h2>
      <button type="button" class="ghost" @click=${all}>${words.allRead}</button>
      <button type="button" class="ghost" @click=${() => change({ ...draft, scopes: [] })}>${words.noneAtAll}</button>
    </div>
    <p class="small muted">${words.scopesHint}</p>
    ${renderReason('scopes-reason', reason)}
    <div class="grid" role="group" aria-labelledby="scopes-title" aria-describedby=${reason === undefined ? nothing : 'scopes-reason'}>
      ${[...groupScopes(scopes)].map(([resource, own]) => renderGroup({ resource, own }, form))}
    </div>`;
}

function renderGroup(
  { resource, own }: { readonly resource: string; readonly own: readonly string[] },
  { reader, draft, change }: KeyForm,
): TemplateResult {
  const resources: Readonly<Record<string, string | undefined>> = reader.words.resources;
  const acts: Readonly<Record<string, string | undefined>> = reader.words.acts;
  const toggle = (scope: string) => (event: Event) => {
    const others = draft.scopes.filter((each) => each !== scope);
    change({ ...draft, scopes: isTicked(event) ? [...others, scope] : others });
  };
  return html`<span class="resource" aria-hidden="true">${resources[resource] ?? resource}</span>
    <span class="acts">${own.map(
      (
        scope,
      ) => html`<label class="check" title=${scope}><input type="checkbox" aria-label=${nameScope(scope, reader)}
        .checked=${draft.scopes.includes(scope)} @change=${toggle(scope)} /><span aria-hidden="true">${acts[scope.slice(resource.length + 1)] ?? scope}</span></label>`,
    )}</span>`;
}
