/** The whole of a report in a row of facts. */
import { html, type TemplateResult } from 'lit';
import { findShownRest, formatMinutes } from '../../src/domain/duration.ts';
import { formatsFor } from '../components/formats.ts';
import type { ReportContent } from './messages.ts';
import type { Reader } from './row-name.ts';

export function renderFigures({ total }: ReportContent, reader: Reader): TemplateResult {
  const { words, language } = reader;
  const { percent, money } = formatsFor(language);
  const share = total.billableShare === null ? '–' : percent(String(Math.round(total.billableShare * 100)));
  const billed = total.billedSeconds === 0 ? '' : words.billed(formatMinutes(total.billedSeconds));
  const { roundedSeconds } = total;
  const isOther = roundedSeconds !== null && roundedSeconds !== total.billableSeconds;
  const rounded = isOther ? words.roundedTo(formatMinutes(roundedSeconds)) : '';
  const note = [words.billableShare(share), rounded, billed].filter((text) => text !== '').join(', ');
  const amounts = total.amounts.map(money);
  return html`<div class="facts">
    ${fact('worked', words.worked, formatMinutes(total.seconds), words.entries(total.entries))}
    ${fact('billable', words.billable, formatMinutes(total.billableSeconds), note)}
    ${renderTarget(total, reader)}
    ${fact('value', words.value, amounts.length === 0 ? '–' : amounts, amounts.length === 0 ? words.noValue : '')}
  </div>`;
}

function renderTarget(
  { seconds, targetSeconds, overtimeSeconds }: ReportContent['total'],
  { words }: Reader,
): TemplateResult {
  if (targetSeconds === null || overtimeSeconds === null) {
    return fact('target', words.target, '–', words.noTarget);
  }
  // What is recorded for days to come counts as worked, and is asked of nobody yet.
  const dueSeconds = targetSeconds + overtimeSeconds;
  const more = findShownRest(dueSeconds, targetSeconds);
  const distance = formatMinutes(Math.abs(more));
  const compared = more === 0 ? words.met : more > 0 ? words.above(distance) : words.below(distance);
  const upTo = dueSeconds === seconds ? words.targetTo : words.workedTo(formatMinutes(dueSeconds));
  return fact('target', words.target, formatMinutes(targetSeconds), `${upTo}, ${compared}`);
}

function fact(id: string, title: string, value: string | readonly string[], note: string): TemplateResult {
  return html`<section class="fact" aria-labelledby=${id}>
    <h2 id=${id}>${title}</h2>
    ${typeof value === 'string' ? html`<p class="figure">${value}</p>` : renderAmounts(value)}
    <p class="muted small">${note}</p>
  </section>`;
}

/** `DKK 13,051.67`; longer ones begin to shrink in a wider tile. */
const usualLength = 13;

function renderAmounts(amounts: readonly string[]): TemplateResult {
  const isLong = amounts.some(({ length }) => length > usualLength);
  return html`<p class="figure amounts ${isLong ? 'long' : ''}">${amounts.map((amount) => html`<span>${amount}</span>`)}</p>`;
}
