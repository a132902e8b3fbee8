/** What is overdue, by what can be done about each: a row shows its reminder in the rail. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import type { OverdueRow, RemindersContent } from './messages.ts';
import { dotsOf, type Group, groupOverdue } from './plan-groups.ts';
import { type RemindersPart, renderButton, renderDay } from './reminders-parts.ts';

export interface OverduePart extends RemindersPart {
  readonly selected: string | undefined;
  readonly select: (invoiceId: string) => void;
}

export function renderOverdue({ items }: RemindersContent, part: OverduePart): TemplateResult {
  const { words } = part.reader;
  return html`<section aria-labelledby="overdue-title">
    <div class="title"><h2 id="overdue-title">${words.overdue}</h2></div>
    ${items.length === 0 ? html`<p>${words.nothingOverdue}</p><p class="muted">${words.allPaid}</p>` : renderTable(items, part)}
  </section>`;
}

function renderTable(items: readonly OverdueRow[], part: OverduePart): TemplateResult {
  const { words } = part.reader;
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="overdue-title">
    <table class="list over" aria-labelledby="overdue-title">
      <thead><tr>
        <th scope="col" class="late">${words.late}</th><th scope="col">${words.client}</th>
        <th scope="col" class="number">${words.invoice}</th><th scope="col" class="num">${words.open}</th>
        <th scope="col" class="coming">${words.nextStep}</th><th scope="col" class="num when">${words.send}</th>
      </tr></thead>
      ${groupOverdue(items).map((group) => renderGroup(group, part))}
    </table>
  </div>`;
}

function renderGroup({ name, items }: Group, part: OverduePart): TemplateResult {
  return html`<tbody>
    <tr class="group"><th colspan="6" scope="rowgroup">${part.reader.words.groups[name]}</th></tr>
    ${items.map((item) => renderRow(item, part))}
  </tbody>`;
}

function renderRow(item: OverdueRow, part: OverduePart): TemplateResult {
  const { reader, select, selected } = part;
  const { words, language } = reader;
  const { invoiceId, number, clientName, daysLate, open } = item;
  const isSelected = invoiceId === selected;
  return html`<tr class=${isSelected ? 'selected' : ''} @click=${() => select(invoiceId)}>
    <td class="danger late">${words.days(daysLate)}</td>
    <td class="client" title=${clientName}>${clientName}</td>
    <td class="number"><button type="button" class="link" aria-pressed=${isSelected} @click=${() => select(invoiceId)}>${number}</button></td>
    <td class="num">${formatsFor(language).money(open)}</td>
    <td class="coming">${renderNext(item, part)}</td>
    <td class="num when">${renderWhen(item, part)}</td>
  </tr>`;
}

function renderNext({ plan }: OverdueRow, { reader }: OverduePart): TemplateResult {
  const { words } = reader;
  const { state, step, steps, because, pausedBecause } = plan;
  if (state === 'paused') {
    return html`<span class="held"><span class="step">${icon('debug-pause')}</span><span>${pausedBecause}</span></span>`;
  }
  if (state === 'nothing' || step === null) {
    return html`<span class="muted">${because === null ? '' : words.whyNone[because]}</span>`;
  }
  const dots = dotsOf(plan).map((dot) => html`<i class=${dot}></i>`);
  return html`<span class="nowrap"><span class="step" aria-hidden="true">${dots}</span>${words.reminderOf(step, steps)}</span>`;
}

function renderWhen(item: OverdueRow, { reader, send }: OverduePart): TemplateResult | string {
  const { words } = reader;
  const { plan, invoiceId, number } = item;
  const act = (message: 'resume' | 'markSent') => (event?: Event) => {
    event?.stopPropagation();
    send({ type: message, invoiceId });
  };
  if (plan.state === 'paused') {
    return renderButton({
      text: words.resume,
      label: words.resumeOf(number),
      kind: 'compact',
      act: act('resume'),
    });
  }
  if (plan.because === 'not_sent') {
    return renderButton({
      text: words.markSent,
      label: words.markSentOf(number),
      kind: 'compact',
      act: act('markSent'),
    });
  }
  if (plan.state === 'ready') {
    return html`${words.now}${renderHow(plan, words)}`;
  }
  return plan.on === null ? '' : html`${renderDay(plan.on, reader)}${renderHow(plan, words)}`;
}

/** That it waits for an answer comes before that it leaves by itself, which it does not until then. */
function renderHow(
  { asksDebtor, bySelf }: OverdueRow['plan'],
  words: RemindersPart['reader']['words'],
): TemplateResult | typeof nothing {
  const how = asksDebtor ? words.needsDebtor : bySelf ? words.bySelf : '';
  return how === '' ? nothing : html`<small>${how}</small>`;
}

/** At the end, and quiet: nothing can be done about them here. */
export function renderUndated(
  { withoutDueDate }: RemindersContent,
  { reader, send }: RemindersPart,
): TemplateResult | typeof nothing {
  if (withoutDueDate.length === 0) return nothing;
  const { words, language } = reader;
  const { money } = formatsFor(language);
  return html`<section aria-label=${words.whyNone.no_due_date}>
    ${withoutDueDate.map(
      ({ invoiceId, number, clientName, open }) =>
        html`<p class="muted"><button type="button" class="link" @click=${() => send({ type: 'openInvoice', invoiceId })}>${number}</button> ${words.undated(clientName, money(open))}</p>`,
    )}
  </section>`;
}
