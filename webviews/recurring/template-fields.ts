/** Fields of the form of a template: label, control, and the reason where it was refused. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons.ts';
import type { RecurringContent, RecurringDraft, RecurringPreview, Refusal } from './messages.ts';
import { type RecurringPart, typedIn } from './recurring-parts.ts';

export interface TemplateForm {
  readonly draft: RecurringDraft;
  readonly refusal: Refusal | undefined;
  /** Of the draft as it is now. */
  readonly preview: RecurringPreview | undefined;
  /** Periods that would have been invoiced by now, as far as is known. */
  readonly missed: number;
  /** Missed before those that can be made. */
  readonly olderMissed: number;
}

export interface FormPart extends RecurringPart {
  readonly content: RecurringContent;
  readonly form: TemplateForm;
  readonly change: (draft: RecurringDraft) => void;
}

export function renderGroup(title: string, fields: TemplateResult): TemplateResult {
  return html`<section class="group" role="group" aria-label=${title}><h2>${title}</h2><div class="fields">${fields}</div></section>`;
}

interface FieldView {
  readonly id: string;
  readonly label: string;
  readonly span: 1 | 2 | 3 | 6;
  readonly note?: string;
  readonly hint?: string;
}

export function renderField(
  { id, label, span, note, hint }: FieldView,
  control: TemplateResult,
): TemplateResult {
  return html`<div class="field f${span}">
    <div class="caption"><label for=${id}>${label}</label>${note === undefined ? nothing : html`<span class="note">${note}</span>`}</div>
    ${control}
    ${hint === undefined ? nothing : html`<p class="small muted" id="${id}-hint">${hint}</p>`}
  </div>`;
}

export function renderReason(field: string, { form }: FormPart): TemplateResult | typeof nothing {
  return form.refusal?.field === field
    ? html`<span class="reason" id="${field.replaceAll('.', '-')}-reason" role="alert">${icon('error', 's12')}<span>${form.refusal.text}</span></span>`
    : nothing;
}

interface InputView {
  /** Also the field that a refusal names. */
  readonly id: string;
  readonly value: string;
  readonly most: number;
  readonly isNumber?: boolean;
  readonly isOff?: boolean;
  readonly type: (text: string) => void;
}

export function renderInput(
  { id, value, most, isNumber = false, isOff = false, type }: InputView,
  part: FormPart,
): TemplateResult {
  const isRefused = part.form.refusal?.field === id;
  return html`<input class="input ${isNumber ? 'num' : ''}" id=${id} maxlength=${most} autocomplete="off" inputmode=${isNumber ? 'numeric' : nothing}
      ?disabled=${isOff} aria-invalid=${isRefused} aria-describedby=${isRefused ? `${id}-reason` : nothing} .value=${value}
      @input=${(event: Event) => type(typedIn(event))} />
    ${renderReason(id, part)}`;
}

interface Choice {
  readonly value: string;
  readonly name: string;
}

interface SelectView {
  readonly id: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly isOff?: boolean;
  readonly choose: (value: string) => void;
}

export function renderSelect(
  { id, choices, chosen, isOff = false, choose }: SelectView,
  part: FormPart,
): TemplateResult {
  const isRefused = part.form.refusal?.field === id;
  return html`<div class="select">
      <select class="input" id=${id} ?disabled=${isOff} aria-invalid=${isRefused} @change=${(event: Event) => choose(typedIn(event))}>
        ${choices.map(({ value, name }) => html`<option value=${value} .selected=${value === chosen}>${name}</option>`)}
      </select>
      ${icon('chevron-down', 's12')}
    </div>
    ${renderReason(id, part)}`;
}

interface Radios {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly isOff?: boolean;
  readonly hint?: string;
  readonly choose: (value: string) => void;
}

export function renderRadios({
  name,
  label,
  choices,
  chosen,
  isOff = false,
  hint,
  choose,
}: Radios): TemplateResult {
  return html`<fieldset class="field f6" ?disabled=${isOff}>
    <legend class="label">${label}</legend>
    <span class="seg">${choices.map(
      ({ value, name: text }) =>
        html`<label><input type="radio" name=${name} .checked=${value === chosen} @change=${() => choose(value)} />${text}</label>`,
    )}</span>
    ${hint === undefined ? nothing : html`<p class="small muted">${hint}</p>`}
  </fieldset>`;
}

export function choiceOf<const Value extends string>(
  values: readonly Value[],
  text: string,
): Value | undefined {
  return values.find((value) => value === text);
}
