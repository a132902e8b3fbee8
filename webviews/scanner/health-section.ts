/** Health: the score, and what raises it most; what was not assessed says so. */

import { css, html, nothing, type TemplateResult } from 'lit';
import { healthChangeText, healthGainText, healthText } from '../../src/domain/figures/health-score.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { userFormats } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import type { KnownHealth, ScannerOverview } from './messages.ts';
import { words } from './words.ts';

export const healthStyles = css`
  .score { display: flex; align-items: center; gap: 16px; margin-bottom: 12px; }
  .score .big { font: 600 32px/40px var(--vscode-font-family); letter-spacing: -0.02em; }
  .cards { display: grid; gap: 8px; margin: 0; padding: 0; list-style: none; }
  .card { display: grid; grid-template-columns: 56px minmax(0, 1fr) auto; gap: 0 8px; align-items: center; padding: 12px; border: 1px solid var(--control-line); border-radius: 4px; }
  .card .gain { align-self: start; font: 600 16px/24px var(--vscode-font-family); letter-spacing: -0.01em; white-space: nowrap; }
  .card strong { font-weight: 600; overflow-wrap: anywhere; }
  .card .sub { display: block; margin-top: 2px; font: var(--t-small) var(--vscode-font-family); color: var(--muted); overflow-wrap: anywhere; }
  .card .sub .link { font: inherit; }
  .sumup { display: flex; align-items: center; gap: 8px; margin: 12px 0 0; }
  @media (max-width: 560px) { .card { grid-template-columns: 56px minmax(0, 1fr); } .card vscode-button { grid-column: 2; justify-self: start; margin-top: 8px; } }
`;

export interface HealthView {
  readonly overview: ScannerOverview;
  readonly stats: TemplateResult;
  readonly openPlace: (path: string, line: number | undefined) => void;
  readonly followAdvice: (reason: string) => void;
}

/** The figure above everything: the score, or where there is none, how many findings stand. */
export function renderScore({ overview, stats }: HealthView): TemplateResult {
  const { health, standing, scan } = overview;
  if (scan.state === 'never' && standing.total === 0 && health.state === 'none') {
    return html`<div class="score"><div>
      <h2 id="health">${words.unknown}</h2>
      <p class="muted">${words.unknownWhat}</p>
    </div></div>`;
  }
  const isKnown = health.state === 'known';
  const figure = isKnown ? healthText(health.score) : userFormats().count(String(standing.total));
  return html`<div class="score">
    <span class="big" aria-hidden="true">${figure}</span>
    <div>
      <h2 id="health"><span class="sr">${isKnown ? healthText(health.score) : figure} </span>${isKnown ? words.health : words.stands}</h2>
      <p class="muted">${isKnown ? renderChange(health) : nothing}${stats}</p>
      ${health.state === 'none' ? html`<p class="muted small">${words.health}: ${health.why}</p>` : nothing}
    </div>
  </div>`;
}

function renderChange({ change }: KnownHealth): TemplateResult | typeof nothing {
  // `−0.00` would say that it fell.
  if (change === undefined || healthChangeText(change) === healthText(0)) return nothing;
  const tone = change < 0 ? 'danger' : 'ok';
  return html`<span class=${tone}>${words.sinceLast(healthChangeText(change))}</span> · `;
}

export function renderGains(
  { score, gains }: KnownHealth,
  view: Pick<HealthView, 'openPlace' | 'followAdvice'>,
): TemplateResult {
  if (gains.length === 0) return html`<p class="muted">${words.nothingRaises}</p>`;
  const known = gains.flatMap(({ gain }) => gain ?? []);
  const after = Math.min(1, score + known.reduce((sum, gain) => sum + gain, 0));
  return html`<ol class="cards">${gains.map((gain, index) => renderCard(gain, index === 0, view))}</ol>
    ${known.length < 2 ? nothing : html`<p class="sumup"><strong>${words.allOfThese(known.length)}</strong><span>${words.scoreTo(healthText(score), healthText(after))}</span></p>`}`;
}

function renderCard(
  { reason, text, gain, action, place, more }: KnownHealth['gains'][number],
  isFirst: boolean,
  { openPlace, followAdvice }: Pick<HealthView, 'openPlace' | 'followAdvice'>,
): TemplateResult {
  const label = words.actionsOfAdvice[action];
  return html`<li class="card">
    <span class="gain ok">${gain === undefined ? icon('info') : healthGainText(gain)}</span>
    <div>
      <strong>${text}</strong>
      ${
        place === undefined
          ? nothing
          : html`<span class="sub"><button type="button" class="link" @click=${() => openPlace(place.path, place.line)}>${place.path}${place.line === undefined ? '' : `:${place.line + 1}`}</button>${more === 0 ? nothing : html` ${words.places(more)}`}</span>`
      }
    </div>
    <vscode-button ?secondary=${!isFirst} aria-label=${`${label}: ${text}`} @click=${() => followAdvice(reason)}>${label}</vscode-button>
  </li>`;
}
