/** Groups and fields of a form, drawn: label with its note, control, and the hint or the fault below. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.ts';
import type { FieldSpec, GroupSpec, Values } from './form-model.ts';

export interface FormParts<Field extends string> {
  readonly values: Values<Field>;
  /** Those that are shown by now. */
  readonly faults: Readonly<Partial<Record<Field, string>>>;
  /** Left since they were typed, or saved so. */
  readonly isSettled: (field: Field) => boolean;
  readonly words: { readonly needed: string; readonly showSecret: string };
  readonly type: (field: Field, text: string) => void;
  readonly leave: (field: Field) => void;
}

export function renderGroup<Field extends string>(
  parts: FormParts<Field>,
  { title, fields, extra }: GroupSpec<Field>,
): TemplateResult {
  return html`<section class="group" role="group" aria-label=${title}>
    <h2>${title}</h2>
    <div class="fields">${fields.map((field) => renderField(parts, field))}${extra ?? nothing}</div>
  </section>`;
}

/** The sign of what an e-invoice needs, explained in the header. */
export function renderMark({ needed }: { readonly needed: string }): TemplateResult {
  return html`<span class="mark" role="img" aria-label=${needed} title=${needed}>${icon('file-code')}</span>`;
}

function renderField<Field extends string>(parts: FormParts<Field>, field: FieldSpec<Field>): TemplateResult {
  const { name, key = name, span, label, isMarked = false, note, isSegmented = false } = field;
  const caption = isSegmented
    ? html`<span class="label" id="${key}-label">${label}</span>`
    : html`<label for=${key}>${label}</label>`;
  return html`<div class="field f${span}">
    <div class="caption">${caption}${isMarked ? renderMark(parts.words) : nothing}${note === undefined ? nothing : html`<span class="note" id="${key}-note">${note}</span>`}</div>
    ${isSegmented ? renderSegments(parts, field) : field.options ? renderSelect(parts, field) : renderText(parts, field)}
    ${renderBelow(parts, field)}
  </div>`;
}

function renderBelow<Field extends string>(
  { faults }: FormParts<Field>,
  { name, key = name, hint }: FieldSpec<Field>,
): TemplateResult | typeof nothing {
  const fault = faults[name];
  if (fault !== undefined) {
    return html`<span class="reason" id="${key}-reason">${icon('error', 's12')}<span>${fault}</span></span>`;
  }
  return hint === undefined ? nothing : html`<p class="small muted" id="${key}-hint">${hint}</p>`;
}

/** What a screen reader says after the name: the fault, else the hint, and the note. */
function describedBy<Field extends string>(
  { faults }: FormParts<Field>,
  { name, key = name, hint, note }: FieldSpec<Field>,
): string | typeof nothing {
  const below = faults[name] !== undefined ? `${key}-reason` : hint !== undefined ? `${key}-hint` : undefined;
  const ids = [below, note === undefined ? undefined : `${key}-note`].filter((id) => id !== undefined);
  return ids.length === 0 ? nothing : ids.join(' ');
}

function renderText<Field extends string>(parts: FormParts<Field>, field: FieldSpec<Field>): TemplateResult {
  const { name, key = name, isNumber = false, isChecked = false, isSecret = false, placeholder } = field;
  const { values, faults } = parts;
  const isBad = faults[name] !== undefined;
  const isRight = isChecked && !isBad && values[name] !== '' && parts.isSettled(name);
  const type = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) parts.type(name, target.value);
  };
  return html`<span class="on">
    <input class="input ${isNumber ? 'num' : ''}" id=${key} autocomplete="off" spellcheck="false" maxlength="2000"
      type=${isSecret ? 'password' : 'text'} inputmode=${isNumber ? 'decimal' : 'text'} placeholder=${placeholder ?? nothing} .value=${values[name]}
      aria-invalid=${isBad} aria-describedby=${describedBy(parts, field)} @input=${type} @change=${() => parts.leave(name)} />
    ${isSecret ? renderEye(parts.words, key) : renderVerdict(isBad, isRight)}
  </span>`;
}

function renderVerdict(isBad: boolean, isRight: boolean): TemplateResult | typeof nothing {
  if (isBad) return icon('error', 'danger');
  return isRight ? icon('check', 'ok') : nothing;
}

/** Shows what is typed while it is pressed in. */
function renderEye({ showSecret }: FormParts<string>['words'], key: string): TemplateResult {
  const toggle = ({ currentTarget: button }: Event): void => {
    if (!(button instanceof HTMLElement)) return;
    const input = button.parentElement?.querySelector('input');
    if (input === null || input === undefined) return;
    const isShown = input.type === 'text';
    input.type = isShown ? 'password' : 'text';
    button.setAttribute('aria-pressed', String(!isShown));
  };
  return html`<button type="button" class="icon-btn" aria-label=${showSecret} title=${showSecret} aria-pressed="false" aria-controls=${key} @click=${toggle}>${icon('eye')}</button>`;
}

function renderSelect<Field extends string>(
  parts: FormParts<Field>,
  field: FieldSpec<Field>,
): TemplateResult {
  const { name, key = name, options = [] } = field;
  const current = parts.values[name];
  const choose = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return;
    parts.type(name, target.value);
    parts.leave(name);
  };
  // A value that is no longer offered stays what it is.
  const known = options.some(({ value }) => value === current);
  const offered = known ? options : [{ value: current, label: current }, ...options];
  return html`<div class="select">
    <select class="input" id=${key} aria-invalid=${parts.faults[name] !== undefined} aria-describedby=${describedBy(parts, field)} @change=${choose}>
      ${offered.map(({ value, label }) => html`<option value=${value} .selected=${value === current}>${label}</option>`)}
    </select>
    ${icon('chevron-down', 's12')}
  </div>`;
}

function renderSegments<Field extends string>(
  parts: FormParts<Field>,
  field: FieldSpec<Field>,
): TemplateResult {
  const { name, options = [] } = field;
  const choose = (value: string) => (): void => {
    parts.type(name, value);
    parts.leave(name);
  };
  return html`<div class="seg" role="radiogroup" aria-labelledby="${name}-label" aria-describedby=${describedBy(parts, field)}>
    ${options.map(
      ({ value, label }) =>
        html`<label><input type="radio" name=${name} .checked=${value === parts.values[name]} @change=${choose(value)} /><span>${label}</span></label>`,
    )}
  </div>`;
}
