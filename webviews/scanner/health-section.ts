/** Health: the score, and what raises it most; what was not assessed says so. */

import { css, html, nothing, type TemplateResult } from 'lit';
import { healthChangeText, healthGainText, healthText } from '../../src/domain/figures/health-score.ts';
import { userFormats } from '../components/formats.ts';
import type { KnownHealth, ScannerOverview } from './messages.ts';
import { words } from './words.ts';

export const healthStyles = css`
  .score { display: flex; align-items: center; gap: 16px; margin-bottom: 12px; }
  .score .big { font: 600 32px/40px var(--vscode-font-family); letter-spacing: -0.02em; }
  .raise li { display: grid; grid-template-columns: 48px minmax(0, 1fr); gap: 0 8px; padding: 8px 0; border-bottom: 1px solid var(--line); align-items: start; }
  .raise li:last-child { border-bottom: 0; }
  .raise .gain { font-weight: 600; }
  .raise small { display: block; font: var(--t-small) var(--vscode-font-family); color: var(--muted); overflow-wrap: anywhere; }
  .raise small .link { font: inherit; }
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
  { gains }: KnownHealth,
  { openPlace, followAdvice }: Pick<HealthView, 'openPlace' | 'followAdvice'>,
): TemplateResult {
  if (gains.length === 0) return html`<p class="muted">${words.nothingRaises}</p>`;
  return html`<ol class="raise">
    ${gains.map(
      ({ reason, text, gain, action, place, more }) => html`<li>
        <span class="gain ok">${gain === undefined ? nothing : healthGainText(gain)}</span>
        <span>
          ${text}
          ${
            place === undefined
              ? nothing
              : html`<small>
                <button type="button" class="link" @click=${() => openPlace(place.path, place.line)}>${place.path}${place.line === undefined ? '' : `:${place.line + 1}`}</button>${more === 0 ? nothing : html` ${words.places(more)}`}
              </small>`
          }
          <small><button type="button" class="link" aria-label=${`${words.actionsOfAdvice[action]}: ${text}`} @click=${() => followAdvice(reason)}>${words.actionsOfAdvice[action]}</button></small>
        </span>
      </li>`,
    )}
  </ol>`;
}
