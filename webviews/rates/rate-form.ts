/** The rail: a rate as it is typed, what it changes, and what stays as it is. */
import { html, type TemplateResult } from 'lit';
import { offeredPeople } from '../../src/domain/people/offered-people.ts';
import { icon } from '../components/icons.ts';
import type { RateDraft, RateEffectShown, RateRow, RatesContent, RatesHostMessage } from './messages.ts';
import { formatAmounts, formatDifference, formatHours, nameOfTarget, type Reader } from './rates-reader.ts';

export type Refusal = Extract<RatesHostMessage, { readonly type: 'refused' }>['refusal'];

export interface FormState {
  readonly draft: RateDraft;
  readonly effect: RateEffectShown | undefined;
  readonly refusal: Refusal | undefined;
  /** Entries that the last rate reached, after it was saved. */
  readonly saved: number | undefined;
}

export interface FormActions {
  change(change: Partial<RateDraft>): void;
  save(): void;
  cancel(): void;
}

export interface FormParts {
  readonly content: RatesContent;
  readonly state: FormState;
  readonly reader: Reader;
  readonly actions: FormActions;
}

const typedIn = ({ target }: Event): string =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';

export function renderForm(parts: FormParts): TemplateResult {
  const { reader, state, actions } = parts;
  const { words } = reader;
  const { draft, effect } = state;
  const isNew = draft.rateId === undefined;
  return html`<aside class="rail" data-needs="rate:write" aria-label=${isNew ? words.newRate : words.changeRate}>
    <div class="body" tabindex="0" role="group" aria-label=${isNew ? words.newRate : words.changeRate}>
      <section class="sec form" aria-labelledby="form-title">
        <h2 id="form-title">${isNew ? words.newRate : words.changeRate}</h2>
        <div class="two">${renderTarget(parts)}${renderActor(parts)}</div>
        <div class="two">${renderFrom(parts)}${renderAmount(parts)}</div>
        <p class="small muted" id="from-hint" ?hidden=${!isNew}>${words.fromHint}</p>
        <div class="field">
          <label for="source">${words.source}</label>
          <input class="input" id="source" maxlength="200" .value=${draft.source} @input=${(event: Event) => actions.change({ source: typedIn(event) })} />
        </div>
        ${renderRefusal(state, 'other')}
      </section>
      ${renderEffect(parts)}
    </div>
    <div class="apply">
      <span class="small muted grow" role="status">${state.saved === undefined ? '' : words.saved(state.saved)}</span>
      <vscode-button secondary @click=${() => actions.cancel()}>${words.cancel}</vscode-button>
      <vscode-button ?disabled=${effect === undefined} @click=${() => actions.save()}>
        ${effect === undefined || effect.entries === 0 ? words.save : words.apply(effect.entries)}
      </vscode-button>
    </div>
  </aside>`;
}

function renderRefusal({ refusal }: FormState, field: Refusal['field']): TemplateResult | undefined {
  if (refusal?.field !== field) return undefined;
  return html`<span class="reason" id=${`${field}-reason`} role="alert">${icon('error', 's12')}<span>${refusal.text}</span></span>`;
}

/** What a rate can be for: the tasks of the project, it, its client, the practice. */
function listTargets({
  projectId,
  projects,
  tasks,
  practice,
}: RatesContent): readonly Pick<RateRow, 'scope' | 'scopeId'>[] {
  const project = projects.find(({ id }) => id === projectId);
  const own =
    project === undefined
      ? []
      : ([
          { scope: 'project', scopeId: project.id },
          ...tasks.map(({ id }) => ({ scope: 'task' as const, scopeId: id })),
          { scope: 'client', scopeId: project.clientId },
        ] as const);
  return [...own, { scope: 'organization', scopeId: practice.id }];
}

function renderTarget({ content, state, reader, actions }: FormParts): TemplateResult {
  const { draft } = state;
  const targets = listTargets(content);
  const onChange = (event: Event) => {
    const target = targets[Number(typedIn(event))];
    if (target !== undefined) actions.change(target);
  };
  return html`<div class="field">
    <label for="what">${reader.words.what}</label>
    <div class="select">
      <select class="input" id="what" ?disabled=${draft.rateId !== undefined} @change=${onChange}>
        ${targets.map(
          (target, at) =>
            html`<option value=${at} .selected=${target.scope === draft.scope && target.scopeId === draft.scopeId}>
              ${reader.words.scopes[target.scope]} ${nameOfTarget(content, target)}
            </option>`,
        )}
      </select>
      ${icon('chevron-down', 's12')}
    </div>
  </div>`;
}

function renderActor({ content, state, reader, actions }: FormParts): TemplateResult {
  const { draft } = state;
  return html`<div class="field">
    <label for="who">${reader.words.who}</label>
    <div class="select">
      <select class="input" id="who" ?disabled=${draft.rateId !== undefined} @change=${(event: Event) => actions.change({ actorId: typedIn(event) })}>
        <option value="" .selected=${draft.actorId === ''}>${reader.words.everyone}</option>
        ${offeredPeople(content.people, [draft.actorId]).map(
          ({ id, name }) => html`<option value=${id} .selected=${draft.actorId === id}>${name}</option>`,
        )}
      </select>
      ${icon('chevron-down', 's12')}
    </div>
  </div>`;
}

function renderFrom({ state, reader, actions }: FormParts): TemplateResult {
  const isRefused = state.refusal?.field === 'from';
  return html`<div class="field">
    <label for="from">${reader.words.from}</label>
    <input class="input" id="from" type="date" min="1900-01-01" max="2999-12-31" .value=${state.draft.from}
      aria-invalid=${isRefused} aria-describedby=${isRefused ? 'from-reason' : 'from-hint'}
      @change=${(event: Event) => actions.change({ from: typedIn(event) })} />
    ${renderRefusal(state, 'from')}
  </div>`;
}

function renderAmount({ state, reader, actions }: FormParts): TemplateResult {
  const isRefused = state.refusal?.field === 'amount' && state.draft.amount !== '';
  return html`<div class="field">
    <label for="amount">${reader.words.perHour}</label>
    <input class="input num" id="amount" inputmode="decimal" autocomplete="off" maxlength="40" .value=${state.draft.amount}
      aria-invalid=${isRefused} aria-describedby=${isRefused ? 'amount-reason' : 'form-title'}
      @input=${(event: Event) => actions.change({ amount: typedIn(event) })} />
    ${isRefused ? renderRefusal(state, 'amount') : ''}
  </div>`;
}

function renderEffect({ state, reader }: FormParts): TemplateResult {
  const { words } = reader;
  const { effect } = state;
  return html`<section class="sec" aria-labelledby="changes-title" aria-live="polite">
      <h2 id="changes-title">${words.changes}</h2>
      ${effect === undefined ? html`<p class="muted">${words.typeAmount}</p>` : renderChanges(effect, reader)}
    </section>
    ${effect === undefined || effect.left.length === 0 ? '' : renderLeft(effect, reader)}`;
}

function renderChanges(effect: RateEffectShown, { words }: Reader): TemplateResult {
  if (effect.entries === 0) return html`<p class="muted">${words.noChange}</p>`;
  return html`<div class="figs">
      <div>
        <p class="fig">${formatDifference(effect.before, effect.after)}</p>
        <p class="small muted">${words.unbilled}</p>
      </div>
      <div>
        <p class="fig">${formatHours(effect.seconds)} h</p>
        <p class="small muted">${words.notSubmitted(effect.entries)}</p>
      </div>
    </div>
    <dl class="left">
      <dt>${words.before}</dt><dd class="num">${formatAmounts(effect.before)}</dd>
      <dt>${words.after}</dt><dd class="num">${formatAmounts(effect.after)}</dd>
    </dl>`;
}

function renderLeft({ left }: RateEffectShown, { words }: Reader): TemplateResult {
  return html`<section class="sec" aria-labelledby="left-title">
    <h2 id="left-title">${words.stays}</h2>
    <dl class="left">
      ${left.map(
        ({ reason, seconds, amounts }) =>
          html`<dt>${words.reasons[reason]}</dt><dd class="num">${words.hoursAt(formatHours(seconds), formatAmounts(amounts))}</dd>`,
      )}
    </dl>
  </section>`;
}
