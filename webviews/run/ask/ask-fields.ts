/** The fields of the form, each by its kind: label, help, and the reason where what is typed was refused. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../components/icons.ts';
import type { Words } from '../words.ts';
import { renderChoices } from './ask-choices.ts';
import { fieldsWithin, removeRow, rowsOf, setRow, textOf } from './ask-draft.ts';
import type { AskForm, FieldOf, FormField, FormValue, FormValues } from './ask-messages.ts';

export interface FieldsView {
  readonly form: AskForm;
  readonly values: FormValues;
  /** By the path of a field, or of one row of a list. */
  readonly errors: Readonly<Record<string, string>>;
  readonly isSending: boolean;
  readonly words: Words['ask'];
  readonly change: (values: FormValues) => void;
  readonly pick: (path: string) => void;
  /** An empty row below the others. */
  readonly add: (path: string) => void;
}

/** What few set is folded away, and open where something in it was refused. */
export function renderFields(view: FieldsView, within?: string): TemplateResult {
  const fields = fieldsWithin(view.form, within);
  const advanced = fields.filter(({ isAdvanced }) => isAdvanced === true);
  const isWrongIn = advanced.some(({ path }) =>
    Object.keys(view.errors).some((each) => each === path || each.startsWith(`${path}/`)),
  );
  return html`${fields.filter(({ isAdvanced }) => isAdvanced !== true).map((field) => renderField(field, view))}
    ${
      advanced.length === 0
        ? nothing
        : html`<details ?open=${isWrongIn || isSetIn(advanced, view)}><summary><strong>${view.words.advanced}</strong><span class="small muted">${advanced.map(({ title }) => title).join(' · ')}</span></summary>
            <div class="folded">${advanced.map((field) => renderField(field, view))}</div></details>`
    }`;
}

/** Something in it was filled in when the form came, such as the rules of a finding. */
function isSetIn(fields: readonly FormField[], { form }: FieldsView): boolean {
  return fields.some(({ path, kind }) => {
    const value = form.values[path];
    return kind === 'list' ? Array.isArray(value) && value.length > 0 : kind === 'group' && value === true;
  });
}

function renderField(field: FormField, view: FieldsView): TemplateResult {
  switch (field.kind) {
    case 'flag':
      return html`<div class="field">${renderTick(field, view)}${renderBelow(field.path, field.help, view)}</div>`;
    case 'group':
      return renderGroup(field, view);
    case 'list':
      return renderList(field, view);
    case 'choices':
      return renderChoices(field, view, renderBelow(field.path, field.help, view));
    default:
      return html`<div class="field">
        <label for=${field.path}>${field.title}${renderNeed(field, view)}</label>
        ${renderControl(field, view)}${renderBelow(field.path, field.help, view)}
      </div>`;
  }
}

type Single = Exclude<FormField, { readonly kind: 'flag' | 'group' | 'list' | 'choices' }>;

const exampleOf = (field: FormField): string => ('example' in field ? (field.example ?? '') : '');

/** Nothing where the field has no limit. */
function lengthOf(field: Single): number | undefined {
  return 'maxLength' in field ? field.maxLength : undefined;
}

function renderControl(field: Single, view: FieldsView): TemplateResult {
  const value = textOf(view.values, field.path);
  if (field.kind === 'choice') return renderChoice(field, value, view);
  const isArea = field.kind === 'json' || (field.kind === 'text' && field.isLong);
  return isArea ? renderArea(field, value, view) : renderLine(field, value, view);
}

function renderArea(field: Single, value: string, view: FieldsView): TemplateResult {
  const { path } = field;
  return html`<textarea
    id=${path} class="input ${field.kind === 'json' ? 'mono' : ''}" data-field rows="3" placeholder=${exampleOf(field)}
    maxlength=${lengthOf(field) || 100_000}
    aria-describedby=${`${path}-why`} aria-invalid=${isWrong(path, view)} aria-required=${String(field.isRequired)}
    .value=${value} ?readonly=${view.isSending} @input=${typedInto(path, view)}
  ></textarea>`;
}

function renderLine(field: Single, value: string, view: FieldsView): TemplateResult {
  const { path, kind } = field;
  return html`<input
      id=${path} class="input" data-field autocomplete="off" type=${kind === 'date' ? 'date' : 'text'}
      inputmode=${kind === 'number' ? 'decimal' : 'text'} placeholder=${exampleOf(field)}
      list=${`${path}-list`} maxlength=${lengthOf(field) || 1_000}
      aria-describedby=${`${path}-why`} aria-invalid=${isWrong(path, view)} aria-required=${String(field.isRequired)}
      .value=${value} ?readonly=${view.isSending} @input=${typedInto(path, view)}
    />${kind === 'text' ? renderOffers(field) : nothing}`;
}

function renderChoice(
  { path, options, isRequired, canBeUnset }: FieldOf<'choice'>,
  value: string,
  view: FieldsView,
): TemplateResult {
  return html`<div class="select"><select
    id=${path} class="input" data-field
    aria-describedby=${`${path}-why`} aria-invalid=${isWrong(path, view)} aria-required=${String(isRequired)}
    ?disabled=${view.isSending} @change=${typedInto(path, view)}
  >
    ${value === '' || canBeUnset ? html`<option value="" ?selected=${value === ''}>${view.words.none}</option>` : nothing}
    ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`)}
  </select>${icon('chevron-down')}</div>`;
}

function renderTick({ path, title }: FormField, view: FieldsView): TemplateResult {
  return html`<label class="choice"><input
    type="checkbox" data-field aria-describedby=${`${path}-why`}
    .checked=${view.values[path] === true} ?disabled=${view.isSending}
    @change=${(event: Event) => set(view, path, (event.target as HTMLInputElement).checked)}
  /><span>${title}</span></label>`;
}

/** What is not needed opens with its tick. */
function renderGroup(field: FieldOf<'group'>, view: FieldsView): TemplateResult {
  const { path, title, help, isRequired } = field;
  const isOpen = isRequired || view.values[path] === true;
  return html`<div class="group" role="group" aria-label=${title}>
    <div class="field">${isRequired ? html`<h2>${title}</h2>` : renderTick(field, view)}${renderBelow(path, help, view)}</div>
    ${isOpen ? html`<div class="inner">${renderFields(view, path)}</div>` : nothing}
  </div>`;
}

function renderList(field: FieldOf<'list'>, view: FieldsView): TemplateResult {
  const { path, title, help, canPick, maxItems = Number.POSITIVE_INFINITY } = field;
  const { words, values, isSending } = view;
  const rows = rowsOf(values, path);
  return html`<div class="field" role="group" aria-label=${title} aria-describedby=${`${path}-why`}>
    <span class="label">${title}${renderNeed(field, view)}</span>
    ${rows.map((row, index) => renderRow(field, { row, index }, view))}
    ${renderOffers(field)}
    <div class="row">
      <button type="button" class="ghost" ?disabled=${isSending || rows.length >= maxItems} aria-label=${words.addTo(title)} @click=${() => view.add(path)}>${icon('add', 's12')}${words.add}</button>
      ${canPick ? html`<button type="button" class="ghost" ?disabled=${isSending} aria-label=${words.pickFor(title)} @click=${() => view.pick(path)}>${icon('search', 's12')}${words.pick}</button>` : nothing}
    </div>
    ${renderBelow(path, help, view)}
  </div>`;
}

interface Row {
  readonly row: string;
  readonly index: number;
}

function renderRow(field: FieldOf<'list'>, { row, index }: Row, view: FieldsView): TemplateResult {
  const { path, title, maxLength = 10_000 } = field;
  const { words, values, isSending, change } = view;
  const own = `${path}/${index}`;
  const name = words.row(title, index + 1);
  const isAlone = rowsOf(values, path).length === 1 && row === '';
  return html`<div class="row">
      <input
        id=${own} class="input" data-field autocomplete="off" list=${`${path}-list`} maxlength=${maxLength}
        aria-label=${name} aria-describedby=${`${own}-why`} aria-invalid=${isWrong(own, view)} placeholder=${exampleOf(field)}
        .value=${row} ?readonly=${isSending}
        @input=${(event: Event) => change(setRow(values, path, index, (event.target as HTMLInputElement).value))}
      />
      ${isAlone ? nothing : html`<button type="button" class="icon-btn" ?disabled=${isSending} aria-label=${words.remove(name)} title=${words.remove(name)} @click=${() => change(removeRow(values, path, index))}>${icon('close')}</button>`}
    </div>${renderBelow(own, '', view)}`;
}

function renderOffers({ path, suggestions }: FieldOf<'text' | 'list'>): TemplateResult | typeof nothing {
  if (suggestions.length === 0) return nothing;
  return html`<datalist id=${`${path}-list`}>${suggestions.map((offer) => html`<option value=${offer}></option>`)}</datalist>`;
}

function renderNeed({ isRequired }: FormField, { words }: FieldsView): TemplateResult | typeof nothing {
  return isRequired ? html` <span class="need">${words.required}</span>` : nothing;
}

function renderBelow(path: string, help: string, { errors }: FieldsView): TemplateResult {
  const reason = errors[path];
  return html`<div id=${`${path}-why`}>
    ${reason === undefined ? nothing : html`<span class="reason">${icon('error', 's12')}<span>${reason}</span></span>`}
    ${help === '' ? nothing : html`<span class="small muted">${help}</span>`}
  </div>`;
}

function isWrong(path: string, { errors }: FieldsView): 'true' | 'false' {
  return errors[path] === undefined ? 'false' : 'true';
}

function typedInto(path: string, view: FieldsView): (event: Event) => void {
  return ({ target }) => set(view, path, (target as HTMLInputElement).value);
}

function set({ values, change }: FieldsView, path: string, value: FormValue): void {
  change({ ...values, [path]: value });
}
