/** The rail of a rule: its steps, what each asks for and says, the law, and who sends. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons.ts';
import { renderButton } from './reminders-parts.ts';
import { mostSteps, withoutLastStep, withStepAdded } from './rule-draft.ts';
import type { RuleFormPart } from './rule-form-part.ts';
import { renderRuleTexts } from './rule-texts.ts';
import { renderSteps, typedIn } from './step-fields.ts';

export function renderRuleForm(part: RuleFormPart): TemplateResult {
  const { reader, form, content } = part;
  const { words } = reader;
  const { draft, isNew, texts, refusal } = form;
  const name =
    content.rules.find(({ clientId }) => clientId === draft.clientId)?.clientName ?? words.everyone;
  const title = isNew ? words.newRule : words.ruleOf(name);
  const hasClient = !isNew || draft.clientId !== '';
  return html`<aside class="rail" aria-label=${title}>
    <div class="body" tabindex="0" role="group" aria-label=${title}>
      <section class="sec form" aria-labelledby="form-title">
        <h2 id="form-title">${title}</h2>
        ${isNew ? renderClient(part) : nothing}
        ${hasClient ? html`${renderSteps(part)}${renderMore(part)}` : nothing}
        ${refusal?.field === '' ? html`<p class="reason" role="alert">${icon('error', 's12')}<span>${refusal.text}</span></p>` : nothing}
      </section>
      ${hasClient ? renderSending(part) : nothing}
      ${texts === undefined ? nothing : renderRuleTexts(texts, part.reader)}
    </div>
    ${renderEnd(part, hasClient)}
  </aside>`;
}

function renderClient({ reader, content, form, chooseClient }: RuleFormPart): TemplateResult {
  const { words } = reader;
  return html`<div class="field">
    <label for="client">${words.client}</label>
    <div class="select">
      <select class="input" id="client" @change=${(event: Event) => chooseClient(typedIn(event))}>
        <option value="" .selected=${form.draft.clientId === ''}>${words.chooseClient}</option>
        ${content.clients.map(({ id, name }) => html`<option value=${id} .selected=${id === form.draft.clientId}>${name}</option>`)}
      </select>
      ${icon('chevron-down', 's12')}
    </div>
  </div>`;
}

function renderMore(part: RuleFormPart): TemplateResult {
  const { reader, form, change } = part;
  const { words } = reader;
  const { draft } = form;
  const count = draft.steps.length;
  return html`<div class="row">
      ${count < mostSteps ? html`<button type="button" class="ghost" @click=${() => change(withStepAdded(draft))}>${icon('add')}${words.addStep}</button>` : nothing}
      ${count > 0 ? html`<button type="button" class="ghost" @click=${() => change(withoutLastStep(draft))}>${icon('trash')}${words.removeStep(count)}</button>` : nothing}
    </div>
    ${count === 0 ? html`<p class="muted">${words.noSteps}</p>` : nothing}
    <div class="two">${renderDeadline(part)}${renderLaw(part)}</div>
    ${
      draft.law === 'at'
        ? html`<label class="check"><input type="checkbox" .checked=${draft.atFault}
            @change=${({ target }: Event) => change({ ...draft, atFault: target instanceof HTMLInputElement && target.checked })} />${words.atFault}</label>`
        : nothing
    }`;
}

function renderDeadline({ reader, form, change }: RuleFormPart): TemplateResult {
  const { draft, refusal } = form;
  const isRefused = refusal?.field === 'deadlineDays';
  return html`<div class="field">
    <label for="deadline">${reader.words.deadlineDays}</label>
    <input class="input num" id="deadline" inputmode="numeric" maxlength="10" .value=${draft.deadlineDays}
      aria-invalid=${isRefused} aria-describedby=${isRefused ? 'deadline-reason' : nothing}
      @input=${(event: Event) => change({ ...draft, deadlineDays: typedIn(event) })} />
    ${isRefused ? html`<span class="reason" id="deadline-reason" role="alert">${icon('error', 's12')}<span>${refusal.text}</span></span>` : nothing}
  </div>`;
}

const sendings = ['ask', 'auto'] as const;
const laws = ['', 'de', 'at', 'eu'] as const;

function renderLaw({ reader, form, change }: RuleFormPart): TemplateResult {
  const { words } = reader;
  const { draft } = form;
  const onChange = (event: Event) => {
    const law = laws.find((each) => each === typedIn(event));
    if (law !== undefined) change({ ...draft, law });
  };
  return html`<div class="field">
    <label for="law">${words.law}</label>
    <div class="select">
      <select class="input" id="law" @change=${onChange}>
        ${laws.map((law) => html`<option value=${law} .selected=${draft.law === law}>${law === '' ? words.laws.none : words.laws[law]}</option>`)}
      </select>
      ${icon('chevron-down', 's12')}
    </div>
  </div>`;
}

function renderSending({ reader, form, change }: RuleFormPart): TemplateResult {
  const { words } = reader;
  const { draft } = form;
  if (draft.clientId === '') {
    return html`<section class="sec"><p class="small muted">${words.askNote} ${words.practiceNote}</p></section>`;
  }
  return html`<section class="sec form">
    <fieldset class="radios"><legend class="label">${words.sending}</legend>
      <span class="seg">${sendings.map(
        (sending) =>
          html`<label><input type="radio" name="sending" .checked=${sending === draft.sending} @change=${() => change({ ...draft, sending })} />${words.sendings[sending]}</label>`,
      )}</span>
    </fieldset>
    <p class="small muted">${draft.sending === 'auto' ? words.autoNote : words.askNote}</p>
  </section>`;
}

function renderEnd(part: RuleFormPart, hasClient: boolean): TemplateResult {
  const { reader, form, send, cancel } = part;
  const { words } = reader;
  const { clientId, version } = form.draft;
  const remove = () => send({ type: 'removeRule', clientId, version });
  const canRemove = clientId !== '' && !form.isNew;
  return html`<div class="end">
    ${canRemove ? renderButton({ text: words.removeRule, act: remove }) : nothing}
    <span class="grow"></span>
    ${renderButton({ text: words.cancel, act: cancel })}
    ${form.draft.sending === 'auto' ? renderAllow(part, hasClient) : renderSave(part, hasClient)}
  </div>`;
}

function renderSave(
  { reader, form, isBusy, showTexts, save }: RuleFormPart,
  hasClient: boolean,
): TemplateResult {
  const { words } = reader;
  const isOff = isBusy || !hasClient;
  const canShow = form.draft.clientId !== '' && form.texts === undefined;
  return html`${canShow ? renderButton({ text: words.seeTexts, act: showTexts, isOff }) : nothing}
    ${renderButton({ text: words.save, kind: 'primary', act: save, isOff })}`;
}

/** What sends by itself is saved only below the texts that it sends. */
function renderAllow(
  { reader, form, isBusy, showTexts, save }: RuleFormPart,
  hasClient: boolean,
): TemplateResult {
  const { words } = reader;
  const { texts } = form;
  if (texts === undefined) {
    const isOff = isBusy || !hasClient;
    return renderButton({ text: words.seeTexts, kind: 'primary', act: showTexts, isOff });
  }
  const isOff = isBusy || texts.recipient.email === null;
  return renderButton({ text: words.allow, kind: 'primary', act: save, isOff });
}
