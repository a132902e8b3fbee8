/** Today, the month and the largest message, each with a bar against its cap; what is reserved is hatched. */
import { html, nothing, type TemplateResult } from 'lit';
import { findBudgetLevel } from '../../src/domain/figures/budget-level.ts';
import { levelTones, renderBar } from '../components/bars.ts';
import { formatsFor } from '../components/formats.ts';
import type { CapRow, ModelsContent } from './messages.ts';
import { type ModelsPart, printCount, printShare, type Reader } from './models-parts.ts';

export function renderFacts(content: ModelsContent, { reader }: ModelsPart): TemplateResult {
  const { words, language } = reader;
  const { day, month, today } = content;
  const capOf = (scope: CapRow['scope']) =>
    content.caps.find((cap) => cap.scope === scope && cap.targetId === '');
  const [ofDay, ofMonth, ofMessage] = [capOf('day'), capOf('month'), capOf('message')];
  const { gone, last } = monthOf(today);
  const calls = words.callsToday(printCount(day.calls, reader), day.calls === 1);
  return html`<div class="facts">
    ${renderFact({ title: words.today, figure: day.spent, cap: ofDay, note: day.hasReserved ? words.reserved(day.reserved) : calls }, reader)}
    ${renderFact({ title: nameOfMonth(today, language), figure: month.spent, cap: ofMonth, gone, note: words.expected(month.expected, formatsFor(language).date(last)) }, reader)}
    ${renderFact({ title: words.largest, figure: ofMessage?.spent.text ?? '', cap: ofMessage, note: words.largestNote }, reader)}
  </div>`;
}

interface Fact {
  readonly title: string;
  readonly figure: string;
  readonly cap: CapRow | undefined;
  readonly note: string;
  /** How much of the month has passed. */
  readonly gone?: number;
}

function renderFact({ title, figure, cap, note, gone }: Fact, reader: Reader): TemplateResult {
  const { words } = reader;
  return html`<section class="fact" aria-label=${title}>
    <h2>${title}</h2>
    <p class="fig">${figure}${cap === undefined || cap.text === '' ? nothing : html` <small>${words.of(cap.text)}</small>`}</p>
    ${cap === undefined ? nothing : renderCapBar(cap, gone, reader)}
    <p>${note}</p>
  </section>`;
}

function renderCapBar({ spent, reserved }: CapRow, gone: number | undefined, reader: Reader): TemplateResult {
  const { words } = reader;
  const label =
    gone === undefined
      ? words.bar(printShare(spent.share, reader), printShare(reserved.share, reader))
      : words.monthBar(printShare(spent.share, reader), printShare(gone, reader));
  return renderBar(spent.share, {
    label,
    held: reserved.share,
    ...(gone === undefined ? {} : { mark: gone }),
    ...levelTones[findBudgetLevel(spent.share, 1)],
  });
}

/** ISO day → how much of its month has passed with it, and the month's last day. */
function monthOf(today: string): { readonly gone: number; readonly last: string } {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { gone: day / days, last: `${today.slice(0, 8)}${days}` };
}

function nameOfMonth(today: string, language: string): string {
  return new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${today}T00:00:00Z`),
  );
}
