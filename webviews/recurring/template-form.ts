/** The form of a template: for whom, what, when, and what becomes of each invoice; its preview stands in the rail. */
import { html, nothing, type TemplateResult } from 'lit';
import { attachedChoices } from '../../src/contract/invoicing/attached-choices.ts';
import { icon } from '../components/icons.ts';
import { results, units } from './recurring-choices.ts';
import { asksMonthEnd } from './recurring-draft.ts';
import { typedIn } from './recurring-parts.ts';
import {
  choiceOf,
  type FormPart,
  renderField,
  renderGroup,
  renderInput,
  renderRadios,
  renderReason,
  renderSelect,
} from './template-fields.ts';
import { renderItems } from './template-items.ts';

export function renderForm(part: FormPart): TemplateResult {
  const { words } = part.reader;
  const { draft, refusal } = part.form;
  const isNew = draft.id === '';
  return html`${renderGroup(words.groups.whom, renderWhom(part))}
    ${renderGroup(words.groups.what, renderItems(part))}
    ${renderGroup(words.groups.when, renderWhen(part))}
    ${renderGroup(words.groups.result, html`${renderResult(part)}${renderAttached(part)}`)}
    ${isNew ? nothing : html`<p class="small muted">${words.fixed}</p>`}
    ${refusal?.field === '' ? html`<p class="reason" role="alert">${icon('error', 's12')}<span>${refusal.text}</span></p>` : nothing}`;
}

function renderWhom(part: FormPart): TemplateResult {
  const { reader, content, form, change } = part;
  const { words } = reader;
  const { draft } = form;
  return html`${renderField(
    { id: 'client', label: words.client, span: 3 },
    renderSelect(
      {
        id: 'client',
        isOff: draft.id !== '',
        choices: [
          { value: '', name: words.chooseClient },
          ...content.clients.map(({ id, name }) => ({ value: id, name })),
        ],
        chosen: draft.clientId,
        choose: (clientId) => change({ ...draft, clientId, projectId: '' }),
      },
      part,
    ),
  )}
    ${renderField(
      { id: 'name', label: words.name, span: 3, note: words.optional, hint: words.nameHint },
      renderInput(
        { id: 'name', value: draft.name, most: 200, type: (name) => change({ ...draft, name }) },
        part,
      ),
    )}`;
}

function renderWhen(part: FormPart): TemplateResult {
  const { reader, form, change } = part;
  const { words } = reader;
  const { draft } = form;
  const isOff = draft.id !== '';
  return html`${renderField(
    { id: 'every', label: words.everyLabel, span: 1 },
    renderInput(
      {
        id: 'every',
        value: draft.every,
        most: 2,
        isNumber: true,
        isOff,
        type: (every) => change({ ...draft, every }),
      },
      part,
    ),
  )}
    ${renderField(
      { id: 'unit', label: words.unit, span: 2 },
      renderSelect(
        {
          id: 'unit',
          isOff,
          choices: units.map((value) => ({ value, name: words.units[value] })),
          chosen: draft.unit,
          choose: (value) => change({ ...draft, unit: choiceOf(units, value) ?? draft.unit }),
        },
        part,
      ),
    )}
    ${renderDate('date', words.date, part)}
    ${renderTiming(part)}
    ${asksMonthEnd(draft) ? renderMonthEnd(part) : nothing}
    ${renderDate('endsOn', words.endsOn, part)}
    ${renderMissed(part)}`;
}

function renderDate(id: 'date' | 'endsOn', label: string, part: FormPart): TemplateResult {
  const { form, change, reader } = part;
  const { draft, refusal } = form;
  const isRefused = refusal?.field === id;
  const note = id === 'endsOn' ? { note: reader.words.optional } : {};
  return renderField(
    { id, label, span: 3, ...note },
    html`<input class="input" id=${id} type="date" min="2000-01-01" max="2999-12-31" .value=${draft[id]}
        ?disabled=${id === 'date' && draft.id !== ''} aria-invalid=${isRefused} aria-describedby=${isRefused ? `${id}-reason` : nothing}
        @change=${(event: Event) => change({ ...draft, [id]: typedIn(event), missed: '' })} />
      ${renderReason(id, part)}`,
  );
}

const timings = ['advance', 'arrears'] as const;
const monthEnds = ['clamp', 'last'] as const;
const missedChoices = ['make', 'skip'] as const;

function renderTiming(part: FormPart): TemplateResult {
  const { reader, form, change } = part;
  const { words } = reader;
  const { draft } = form;
  return renderRadios({
    name: 'timing',
    label: words.timing,
    choices: timings.map((value) => ({ value, name: words.timings[value] })),
    chosen: draft.timing,
    isOff: draft.id !== '',
    hint: words.timingNotes[draft.timing],
    choose: (value) => change({ ...draft, timing: choiceOf(timings, value) ?? draft.timing, missed: '' }),
  });
}

function renderMonthEnd({ reader, form, change }: FormPart): TemplateResult {
  const { words } = reader;
  const { draft } = form;
  return renderRadios({
    name: 'monthEnd',
    label: words.monthEnd,
    choices: monthEnds.map((value) => ({ value, name: words.monthEnds[value] })),
    chosen: draft.monthEnd,
    isOff: draft.id !== '',
    choose: (value) => change({ ...draft, monthEnd: choiceOf(monthEnds, value) ?? draft.monthEnd }),
  });
}

/** A start in the past: nothing is chosen for the user. */
function renderMissed({ reader, form, change }: FormPart): TemplateResult | typeof nothing {
  const { words } = reader;
  const { draft, missed, olderMissed } = form;
  if (draft.id !== '' || missed === 0) return nothing;
  return renderRadios({
    name: 'missed',
    label: words.missed(missed),
    choices: missedChoices.map((value) => ({ value, name: words.missedChoices[value] })),
    chosen: draft.missed,
    ...(olderMissed > 0 && { hint: words.olderMissed(olderMissed) }),
    choose: (value) => change({ ...draft, missed: choiceOf(missedChoices, value) ?? '' }),
  });
}

/** Only what is sent has files. */
function renderAttached(part: FormPart): TemplateResult | typeof nothing {
  const { words } = part.reader;
  const { draft } = part.form;
  if (draft.result !== 'sent') return nothing;
  const others = draft.attached === '' ? [{ value: '', name: words.attachedOther }] : [];
  const known = attachedChoices.map((value) => ({ value, name: words.attachedChoices[value] }));
  const id = 'attached';
  const control = renderSelect(
    {
      id,
      choices: [...known, ...others],
      chosen: draft.attached,
      choose: (value) =>
        part.change({ ...draft, attached: choiceOf(attachedChoices, value) ?? draft.attached }),
    },
    part,
  );
  return renderField({ id, label: words.attached, span: 3 }, control);
}

function renderResult({ reader, form, change }: FormPart): TemplateResult {
  const { words } = reader;
  const { draft } = form;
  const note = words.resultNotes[draft.result];
  return renderRadios({
    name: 'result',
    label: words.result,
    choices: results.map((value) => ({ value, name: words.results[value] })),
    chosen: draft.result,
    hint: draft.result === 'draft' ? note : `${note} ${words.differs}`,
    choose: (value) => change({ ...draft, result: choiceOf(results, value) ?? draft.result }),
  });
}
