/** The steps of a rule: days, fee and interest of each, and its own text where it has one. */
import { html, nothing, type TemplateResult } from 'lit';
import { shippedText } from '../../src/domain/reminders/reminder-texts.ts';
import { icon } from '../components/icons.ts';
import { withStep } from './rule-draft.ts';
import type { RuleFormPart } from './rule-form-part.ts';
import type { DraftStep, RuleDraft } from './rule-messages.ts';

export const typedIn = ({ target }: Event): string =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement
    ? target.value
    : '';

const fees = ['none', 'lump_sum', 'amount'] as const;
const languages = ['en', 'de'] as const;

interface StepView {
  readonly step: DraftStep;
  readonly index: number;
}

export function renderSteps(part: RuleFormPart): TemplateResult {
  const { steps } = part.form.draft;
  return html`${steps.map((step, index) => renderStep({ step, index }, part))}`;
}

function renderStep(view: StepView, part: RuleFormPart): TemplateResult {
  const { words } = part.reader;
  const { index } = view;
  return html`<fieldset class="stage">
    <legend>${words.stepTitle(index + 1)}</legend>
    <div class="two">${renderDays(view, part)}${index === 0 ? html`<p class="small muted hint">${words.firstIsFriendly}</p>` : renderFee(view, part)}</div>
    ${index === 0 ? nothing : renderInterest(view, part)}
    ${renderRefusal(`steps.${index}`, part)}
    ${renderTexts(view, part)}
  </fieldset>`;
}

function renderRefusal(field: string, { form }: RuleFormPart): TemplateResult | typeof nothing {
  return form.refusal?.field === field
    ? html`<span class="reason" id=${idOf(field)} role="alert">${icon('error', 's12')}<span>${form.refusal.text}</span></span>`
    : nothing;
}

const idOf = (field: string): string => `why-${field.replaceAll('.', '-')}`;

/** What a field needs so that its reason is read with it. */
function refusedBy(field: string, { form }: RuleFormPart) {
  const isRefused = form.refusal?.field === field;
  return { invalid: String(isRefused), reason: isRefused ? idOf(field) : nothing };
}

function changeOf({ index }: StepView, part: RuleFormPart) {
  return (change: Partial<DraftStep>) => part.change(withStep(part.form.draft, index, change));
}

function renderDays(view: StepView, part: RuleFormPart): TemplateResult {
  const { words } = part.reader;
  const field = `steps.${view.index}.afterDays`;
  const { invalid, reason } = refusedBy(field, part);
  const change = changeOf(view, part);
  return html`<div class="field">
    <label for=${`days-${view.index}`}>${words.stepDays}</label>
    <input class="input num" id=${`days-${view.index}`} inputmode="numeric" maxlength="10" .value=${view.step.afterDays}
      aria-invalid=${invalid} aria-describedby=${reason} @input=${(event: Event) => change({ afterDays: typedIn(event) })} />
    ${renderRefusal(field, part)}
  </div>`;
}

function renderFee(view: StepView, part: RuleFormPart): TemplateResult {
  const { words } = part.reader;
  const { step, index } = view;
  const change = changeOf(view, part);
  const onFee = (event: Event) => {
    const fee = fees.find((each) => each === typedIn(event));
    if (fee !== undefined) change({ fee });
  };
  return html`<div class="field">
      <label for=${`fee-${index}`}>${words.fee}</label>
      <div class="select">
        <select class="input" id=${`fee-${index}`} @change=${onFee}>
          ${fees.map((fee) => html`<option value=${fee} .selected=${step.fee === fee}>${words.fees[fee]}</option>`)}
        </select>
        ${icon('chevron-down', 's12')}
      </div>
    </div>
    ${step.fee === 'amount' ? renderAmount(view, part) : nothing}`;
}

function renderAmount(view: StepView, part: RuleFormPart): TemplateResult {
  const { words } = part.reader;
  const field = `steps.${view.index}.fee`;
  const { invalid, reason } = refusedBy(field, part);
  const change = changeOf(view, part);
  return html`<div class="field second">
    <label for=${`amount-${view.index}`}>${words.amountIn(part.form.draft.currency)}</label>
    <input class="input num" id=${`amount-${view.index}`} inputmode="decimal" maxlength="40" .value=${view.step.amount}
      aria-invalid=${invalid} aria-describedby=${reason} @input=${(event: Event) => change({ amount: typedIn(event) })} />
    ${renderRefusal(field, part)}
  </div>`;
}

function renderInterest(view: StepView, part: RuleFormPart): TemplateResult {
  const change = changeOf(view, part);
  return html`<label class="check"><input type="checkbox" .checked=${view.step.interest}
    @change=${({ target }: Event) => change({ interest: target instanceof HTMLInputElement && target.checked })} />${part.reader.words.interest}</label>`;
}

/** Folded: most practices keep what is shipped. */
function renderTexts(view: StepView, part: RuleFormPart): TemplateResult {
  const { words } = part.reader;
  const { step, index } = view;
  const { draft } = part.form;
  const isOwn = languages.some((language) => step[language].subject !== '' || step[language].body !== '');
  const isLast = index === draft.steps.length - 1;
  return html`<details class="texts">
    <summary>${words.texts}${isOwn ? html` <span class="muted">${words.ownText}</span>` : nothing}</summary>
    <div class="form">
      <p class="small muted">${words.placeholders}</p>
      ${languages.map((language) => renderText(language, view, part))}
      ${isLast ? languages.map((language) => renderAnnouncement(language, part)) : nothing}
    </div>
  </details>`;
}

function renderText(
  language: (typeof languages)[number],
  view: StepView,
  part: RuleFormPart,
): TemplateResult {
  const { words } = part.reader;
  const { step, index } = view;
  const own = step[language];
  const shipped = shippedText(language, index + 1);
  const change = changeOf(view, part);
  const named = words.languages[language];
  const at = `${index}-${language}`;
  return html`<div class="field">
      <label for=${`subject-${at}`}>${words.subjectIn(named)}</label>
      <input class="input" id=${`subject-${at}`} maxlength="300" placeholder=${shipped.subject} .value=${own.subject}
        @input=${(event: Event) => change({ [language]: { ...own, subject: typedIn(event) } })} />
    </div>
    <div class="field">
      <label for=${`body-${at}`}>${words.bodyIn(named)}</label>
      <textarea class="input" id=${`body-${at}`} rows="5" maxlength="5000" placeholder=${shipped.body} .value=${own.body}
        @input=${(event: Event) => change({ [language]: { ...own, body: typedIn(event) } })}></textarea>
    </div>`;
}

function renderAnnouncement(
  language: (typeof languages)[number],
  { reader, form, change }: RuleFormPart,
): TemplateResult {
  const { words } = reader;
  const key = language === 'en' ? 'announcementEn' : 'announcementDe';
  const onInput = (event: Event) => {
    const next: RuleDraft = { ...form.draft, [key]: typedIn(event) };
    change(next);
  };
  return html`<div class="field">
    <label for=${key}>${words.announcementIn(words.languages[language])}</label>
    <textarea class="input" id=${key} rows="2" maxlength="1000" .value=${form.draft[key]} @input=${onInput}></textarea>
  </div>`;
}
