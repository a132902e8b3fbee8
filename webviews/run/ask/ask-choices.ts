/** Fields of which options are ticked, and what is had by those: a grid of boxes, and the list beside the form. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../components/icons.ts';
import type { Words } from '../words.ts';
import type { AskForm, FieldOf, FieldOption, FormValues } from './ask-messages.ts';

export interface ChoicesView {
  readonly values: FormValues;
  readonly isSending: boolean;
  readonly words: Words['ask'];
  readonly change: (values: FormValues) => void;
}

function chosenOf(values: FormValues, path: string): readonly string[] {
  const value = values[path];
  return Array.isArray(value) ? value : [];
}

/** In the order of the options, whichever was ticked first. */
function tick(
  field: FieldOf<'choices'>,
  { values, change }: ChoicesView,
  value: string,
  isTicked: boolean,
): void {
  const chosen = new Set(chosenOf(values, field.path));
  if (isTicked) chosen.add(value);
  else chosen.delete(value);
  const all = field.options.map((option) => option.value);
  change({ ...values, [field.path]: all.filter((each) => chosen.has(each)) });
}

export function renderChoices(
  field: FieldOf<'choices'>,
  view: ChoicesView,
  below: TemplateResult,
): TemplateResult {
  const { path, title, options } = field;
  const { values, isSending, words, change } = view;
  const chosen = chosenOf(values, path);
  const isAny = chosen.length > 0;
  const all = isAny ? [] : options.map(({ value }) => value);
  return html`<div class="field" role="group" aria-label=${title} aria-describedby=${`${path}-why`}>
    <span class="label row"><span>${title}</span><span class="muted">${words.ofAll(chosen.length, options.length)}</span><span class="grow"></span>
      <button type="button" class="ghost" ?disabled=${isSending} @click=${() => change({ ...values, [path]: all })}>${isAny ? words.clear : words.all}</button></span>
    <div class="boxes">${options.map(
      ({ value, label }) => html`<label class="choice"><input
        type="checkbox" data-field .checked=${chosen.includes(value)} ?disabled=${isSending}
        @change=${(event: Event) => tick(field, view, value, (event.target as HTMLInputElement).checked)}
      /><span>${label}</span></label>`,
    )}</div>
    ${below}
  </div>`;
}

/** What is had by what is ticked; where to tick none means all, by all. */
function gainsOf({ fields }: AskForm, values: FormValues): readonly FieldOption[] {
  const field = fields.find((each) => each.kind === 'choices');
  if (field?.kind !== 'choices') return [];
  const chosen = chosenOf(values, field.path);
  if (chosen.length === 0) return field.noneIsAll ? field.options : [];
  return field.options.filter(({ value }) => chosen.includes(value));
}

/** Nothing for a form that offers no choice of what is made. */
export function renderGains(
  form: AskForm,
  values: FormValues,
  words: Words['ask'],
): TemplateResult | typeof nothing {
  if (!form.fields.some(({ kind }) => kind === 'choices')) return nothing;
  const gains = gainsOf(form, values);
  return html`<aside aria-labelledby="gains">
    <h2 id="gains">${words.gets}</h2>
    ${
      gains.length === 0
        ? html`<p class="small muted">${words.agentChooses}</p>`
        : html`<ul>${gains.map(
            ({ label, help }) =>
              html`<li>${icon('check')}<span>${label}</span>${help === '' ? nothing : html`<span class="small muted">${help}</span>`}</li>`,
          )}</ul>`
    }
    <p class="small muted">${words.nothingBefore}</p>
  </aside>`;
}
