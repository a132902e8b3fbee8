/** A lane a kind of rate over the months of this year; what wins for the chosen person and task stands out. */
import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { userFormats } from '../components/formats.ts';
import type { RatesContent } from './messages.ts';
import { type AskedWork, type Lane, shareOfYear, toLanes } from './rate-lanes.ts';
import { nameOfActor, nameOfTarget, type Reader } from './rates-reader.ts';

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

export function renderTimeline(content: RatesContent, asked: AskedWork, reader: Reader): TemplateResult {
  const year = content.today.slice(0, 4);
  const lanes = toLanes(content, asked);
  const month = new Intl.DateTimeFormat(reader.language, { month: 'short', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, at) => month.format(Date.UTC(Number(year), at, 1)));
  const told = lanes.map((lane) => describe(lane, content, reader)).join('; ');
  return html`<div class="scroll">
    <div class="lanes" role="img" aria-label=${`${reader.words.lanes(year)}: ${told}`}>
      <span></span><span class="months">${months.map((name) => html`<span>${name}</span>`)}</span>
      ${lanes.map((lane) => renderLane(lane, content, reader))}
    </div>
  </div>`;
}

function describe({ key, pieces }: Lane, content: RatesContent, reader: Reader): string {
  const rates = pieces.map(({ rate, isWinner }) =>
    isWinner
      ? `${userFormats().money(rate.amount)} (${reader.words.states.wins})`
      : userFormats().money(rate.amount),
  );
  return `${reader.words.scopes[key.scope]} ${nameOfTarget(content, key)}, ${nameOfActor(content, key.actorId, reader)}: ${rates.join(', ')}`;
}

function renderLane(lane: Lane, content: RatesContent, reader: Reader): TemplateResult {
  const { key, pieces } = lane;
  const now = percent(shareOfYear(content.today, Number(content.today.slice(0, 4))));
  return html`<span class="name">
      ${reader.words.scopes[key.scope]} ${nameOfTarget(content, key)}<small>${nameOfActor(content, key.actorId, reader)}</small>
    </span>
    <svg class="lane" aria-hidden="true">
      ${pieces.map(renderPiece)}<line x1=${now} x2=${now} y1="0" y2="44"></line>
    </svg>`;
}

function renderPiece({ rate, from, to, isWinner }: Lane['pieces'][number]): SVGTemplateResult {
  return svg`<g class=${isWinner ? 'wins' : ''}>
    <rect x=${percent(from)} width=${percent(to - from)} y="10" height="24" rx="2"></rect>
    <text x=${percent(from)} dx="8" y="26">${userFormats().money(rate.amount)}</text>
  </g>`;
}
