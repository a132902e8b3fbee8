/** Rules drawn on one axis of days after due, and what the next two weeks bring. */
import { html, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import type { RemindersContent } from './messages.ts';
import { type RemindersPart, renderDay } from './reminders-parts.ts';
import { axisDays } from './rule-draft.ts';
import type { RuleRow } from './rule-messages.ts';

export interface RulesPart extends RemindersPart {
  readonly edit: (rule: RuleRow) => void;
  readonly add: () => void;
}

export function renderRules({ rules, clients }: RemindersContent, part: RulesPart): TemplateResult {
  const { words } = part.reader;
  const days = axisDays(rules);
  return html`<section aria-labelledby="rules-title">
    <div class="title">
      <h2 id="rules-title">${words.rules}</h2><span class="grow"></span>
      <button type="button" class="ghost add-rule" ?hidden=${clients.length === 0} @click=${() => part.add()}>${icon('add')}${words.addRule}</button>
    </div>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="rules-title">
      <table class="list rules" aria-labelledby="rules-title">
        <thead><tr>
          <th scope="col" class="who">${words.client}</th>
          <th scope="col" class="line-of"><span class="ends"><span class="grow">${words.due}</span><span>${words.daysLater(days)}</span></span></th>
          <th scope="col" class="fee">${words.fee}</th><th scope="col" class="sending">${words.sending}</th>
          <th scope="col" class="act"><span class="sr">${words.edit}</span></th>
        </tr></thead>
        <tbody>${rules.map((rule) => renderRule(rule, { ...part, days }))}</tbody>
      </table>
    </div>
  </section>`;
}

function renderRule(rule: RuleRow, part: RulesPart & { readonly days: number }): TemplateResult {
  const { words } = part.reader;
  const name = rule.clientName ?? words.everyone;
  const label = words.editRule(name);
  return html`<tr>
    <th scope="row" class="who" title=${name}>${name}</th>
    <td>${renderAxis(rule, part)}</td>
    <td class="fee">${renderFee(rule, part)}</td>
    <td class="sending">${words.sendings[rule.sending]}</td>
    <td class="act"><button type="button" class="icon-btn" data-rule=${rule.clientId ?? ''} aria-label=${label} title=${label} @click=${() => part.edit(rule)}>${icon('edit')}</button></td>
  </tr>`;
}

function renderAxis(
  { steps, clientId }: RuleRow,
  { reader, days }: RulesPart & { readonly days: number },
): TemplateResult {
  const { words, language } = reader;
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const said = words.afterDays(list.format(steps.map(({ afterDays }) => String(afterDays))));
  return html`<svg class="axis ${clientId === null ? '' : 'own'}" width="100%" height="24" role="img" aria-label=${said}>
    <rect class="line" width="100%" height="2" y="11"></rect>
    ${steps.map(({ afterDays }) => {
      const at = `${((afterDays / days) * 100).toFixed(2)}%`;
      return html`<svg x=${at} y="2" overflow="visible"><rect class="stop" x="-16" width="32" height="20" rx="10"></rect><text y="14" text-anchor="middle">${afterDays}</text></svg>`;
    })}
  </svg>`;
}

/** The highest one: fees are not added up. */
function renderFee({ steps }: RuleRow, { reader }: RulesPart): TemplateResult {
  const { words, language } = reader;
  const index = steps.findIndex(({ fee }) => fee !== null);
  const interest = steps.some((step) => step.interest) ? html`<small>${words.withInterest}</small>` : '';
  if (index < 0) return html`<span class="muted">${words.noFee}</span>${interest}`;
  const fee = steps.findLast((step) => step.fee !== null)?.fee;
  const amount = fee?.kind === 'amount' ? formatsFor(language).money(fee.amount) : words.lumpSum;
  return html`${amount}<small>${words.fromReminder(index + 1)}</small>${interest}`;
}

export function renderUpcoming({ upcoming }: RemindersContent, { reader }: RemindersPart): TemplateResult {
  const { words, language } = reader;
  return html`<section aria-labelledby="upcoming-title">
    <div class="title"><h2 id="upcoming-title">${words.upcoming}</h2></div>
    ${
      upcoming.length === 0
        ? html`<p class="muted">${words.nothingUpcoming}</p>`
        : html`<table class="list soon" aria-labelledby="upcoming-title"><tbody>
            ${upcoming.map(
              ({ on, kind, step, number, clientName, open }) => html`<tr>
                <td class="late">${renderDay(on, reader)}</td>
                <td class="what">${kind === 'due' ? words.upcomingDue(number, clientName) : words.upcomingReminder(step ?? 1, clientName, number)}</td>
                <td class="num">${formatsFor(language).money(open)}</td>
              </tr>`,
            )}
          </tbody></table>`
    }
  </section>`;
}
