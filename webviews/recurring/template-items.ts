/** Fixed items of a template, its time, and its note. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons.ts';
import type { Item } from './messages.ts';
import { withItem, withItemAdded, withoutItem } from './recurring-draft.ts';
import { typedIn } from './recurring-parts.ts';
import { type FormPart, renderField, renderReason, renderSelect } from './template-fields.ts';

export function renderItems(part: FormPart): TemplateResult {
  const { reader, form, change } = part;
  const { words } = reader;
  const { draft } = form;
  return html`<div class="f6 items">
      <span class="label">${words.description}</span><span class="label num">${words.quantity}</span><span class="label num">${words.unitPrice}</span><span></span>
      ${draft.items.map((item, index) => renderItem(item, index, part))}
    </div>
    ${renderReason('items', part)}
    <div class="acts"><button type="button" class="ghost" @click=${() => change(withItemAdded(draft))}>${icon('add')}${words.addItem}</button></div>
    <label class="check f6"><input type="checkbox" .checked=${draft.withTime}
      @change=${({ target }: Event) => change({ ...draft, withTime: target instanceof HTMLInputElement && target.checked })} />${words.withTime}</label>
    ${draft.withTime ? renderProject(part) : nothing}
    ${renderField(
      { id: 'note', label: words.note, span: 6, note: words.optional, hint: words.placeholders },
      html`<textarea class="input" id="note" rows="2" maxlength="5000" .value=${draft.note} @input=${(event: Event) => change({ ...draft, note: typedIn(event) })}></textarea>`,
    )}`;
}

function renderItem(item: Item, index: number, part: FormPart): TemplateResult {
  const { reader, form, change, content } = part;
  const { words } = reader;
  const { draft, refusal } = form;
  const currency = content.clients.find(({ id }) => id === draft.clientId)?.currency ?? '';
  const number = index + 1;
  const set = (field: keyof Item) => (event: Event) =>
    change(withItem(draft, index, { [field]: typedIn(event) }));
  const input = (field: keyof Item, label: string, most: number) => {
    const isRefused = refusal?.field === `items.${index}.${field}`;
    const isNumber = field !== 'description';
    return html`<input class="input ${isNumber ? 'num' : ''}" aria-label=${label} maxlength=${most} autocomplete="off" inputmode=${isNumber ? 'decimal' : nothing}
      aria-invalid=${isRefused} aria-describedby=${isRefused ? `items-${index}-${field}-reason` : nothing} .value=${item[field]} @input=${set(field)} />`;
  };
  const remove = words.removeItem(number);
  const reasons = (['description', 'quantity', 'unitPrice'] as const).map((field) =>
    renderReason(`items.${index}.${field}`, part),
  );
  return html`${input('description', words.descriptionOf(number), 500)}${input('quantity', words.quantityOf(number), 20)}
    ${input('unitPrice', words.unitPriceOf(number, currency), 20)}
    <button type="button" class="icon-btn" aria-label=${remove} title=${remove} @click=${() => change(withoutItem(draft, index))}>${icon('trash')}</button>
    <span class="below">${reasons}</span>`;
}

function renderProject(part: FormPart): TemplateResult {
  const { reader, form, change, content } = part;
  const { words } = reader;
  const { draft } = form;
  const own = content.projects.filter(({ clientId }) => clientId === draft.clientId);
  return renderField(
    { id: 'projectId', label: words.project, span: 3 },
    renderSelect(
      {
        id: 'projectId',
        isOff: draft.id !== '',
        choices: [
          { value: '', name: words.allProjects },
          ...own.map(({ id, name }) => ({ value: id, name })),
        ],
        chosen: draft.projectId,
        choose: (projectId) => change({ ...draft, projectId }),
      },
      part,
    ),
  );
}
