/** The header of the Scanner page: what is looked at, how old it is, scan and export. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../../src/contract/webview/common.ts';
import { userFormats } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import type { ExportFormat, ScannerOverview } from './messages.ts';
import { count, words } from './words.ts';

export interface HeaderView {
  readonly overview: ScannerOverview;
  readonly connection: Connection | undefined;
  readonly choosePlace: (placeId: string) => void;
  readonly scan: () => void;
  readonly cancelScan: () => void;
  readonly exportAs: (format: ExportFormat) => void;
  readonly showOwnScan: (isShown: boolean) => void;
}

const formats: readonly ExportFormat[] = ['sarif', 'csv', 'json', 'markdown'];

export const headerStyles = css`
  header { position: sticky; top: 0; z-index: 2; background: var(--surface); }
  .head { display: flex; align-items: center; gap: var(--s3); min-height: 56px; padding: var(--s2) max(var(--s5), calc((100vw - 1280px) / 2 + var(--s5))); border-bottom: 1px solid var(--line); }
  .head > * { min-width: 0; max-width: 100%; flex-shrink: 0; }
  .head > .cut { flex-shrink: 1; }
  .place { position: relative; max-width: 240px; }
  .place select { appearance: none; height: 28px; max-width: 100%; padding: 0 28px 0 12px; border-radius: 4px; border: 1px solid var(--vscode-contrastBorder, color-mix(in srgb, var(--text) 16%, transparent)); background: var(--select); color: var(--select-text); text-overflow: ellipsis; }
  .place .codicon { position: absolute; right: 8px; top: 6px; pointer-events: none; }
  #formats { position: fixed; inset: auto; margin: 0; padding: 4px; border: 1px solid var(--control-line); border-radius: 4px; background: var(--vscode-dropdown-background, var(--surface)); color: var(--vscode-dropdown-foreground, var(--text)); }
  #formats button { display: block; width: 100%; min-width: 176px; min-height: 28px; padding: 0 8px; border: 0; border-radius: 4px; background: none; color: inherit; text-align: start; cursor: pointer; }
  #formats button:hover { background: var(--hover); outline: var(--hover-outline); }
  .secondary-btn { display: inline-flex; align-items: center; gap: 6px; height: 28px; padding: 0 12px; border-radius: 4px; border: 1px solid var(--vscode-contrastBorder, color-mix(in srgb, var(--text) 16%, transparent)); background: var(--vscode-button-secondaryBackground, transparent); color: var(--vscode-button-secondaryForeground, var(--text)); cursor: pointer; white-space: nowrap; }
  .secondary-btn:hover { background: var(--vscode-button-secondaryHoverBackground, transparent); outline: var(--hover-outline); }
  .progress { height: 2px; position: absolute; inset: auto 0 0; }
  .trouble { display: flex; align-items: baseline; gap: 8px; margin: 0; padding: 8px max(var(--s5), calc((100vw - 1280px) / 2 + var(--s5))); border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
  .progress svg { display: block; }
  .progress .fill { fill: var(--accent); }
  @media (max-width: 900px) { header { position: static; } header:has(.progress) { position: relative; } .head { flex-wrap: wrap; padding: 8px 16px; gap: 4px 12px; } }
  @media (max-width: 560px) { .head > .grow { display: none; } .head > .cut { white-space: normal; width: 100%; } }
`;

export function renderHeader(view: HeaderView): TemplateResult {
  const { overview, connection } = view;
  const context = describe(overview, connection);
  const exact = overview.scan.at === undefined ? '' : ` (${userFormats().momentOf(overview.scan.at)})`;
  return html`<header>
    <div class="head">
      <h1>${words.heading}</h1>
      ${renderPlace(view)}
      <span class="muted cut" title=${`${context}${exact}`}>${context}</span>
      <span class="grow"></span>
      ${renderExport(view)} ${renderScan(view)}
    </div>
    ${renderProgress(overview)} ${renderTrouble(overview)} ${renderNotOnRecord(view)}
  </header>`;
}

/** A scan that brought nothing, told beside what an earlier one has brought. */
function renderTrouble({ scan: { state, trouble } }: ScannerOverview): TemplateResult | typeof nothing {
  if (trouble === undefined || state === 'running') return nothing;
  const when = trouble.at === undefined ? '' : ` (${whenOf(trouble.at)})`;
  const isFailed = trouble.state === 'failed';
  const told = isFailed ? words.scanFailed(when, trouble.why ?? '') : words.scanCancelled(when);
  const sentence = state === 'done' ? `${told} ${words.olderShown}` : told;
  return html`<p class="trouble" role=${isFailed ? 'alert' : 'status'}>
    <span class="state ${isFailed ? 'danger' : 'muted'}">${icon(isFailed ? 'error' : 'info')}</span>${sentence}
  </p>`;
}

/** What the person alone sees: others go by what is on record. */
function renderNotOnRecord({ overview: { scan }, showOwnScan }: HeaderView): TemplateResult | typeof nothing {
  const { state, notOnRecord, own } = scan;
  const why = own?.why ?? notOnRecord;
  if (why === undefined || state !== 'done') return nothing;
  return html`<p class="trouble" role="status">
    <span class="state muted">${icon('info')}</span>${why} ${renderChoice(own, showOwnScan)}
  </p>`;
}

function renderChoice(
  own: ScannerOverview['scan']['own'],
  show: HeaderView['showOwnScan'],
): TemplateResult | typeof nothing {
  if (own === undefined) return nothing;
  const label = own.isShown ? words.showRecorded : words.showOwn;
  return html`<button type="button" class="secondary-btn" @click=${() => show(!own.isShown)}>${label}</button>`;
}

function renderPlace({ overview, choosePlace }: HeaderView): TemplateResult {
  const { places, placeId, title } = overview;
  if (places.length < 2) return html`<strong class="cut">${title}</strong>`;
  return html`<span class="place">
    <select aria-label=${words.project} @change=${(event: Event) => choosePlace(selected(event))}>
      ${places.map(({ id, name }) => html`<option value=${id} ?selected=${id === placeId}>${name}</option>`)}
    </select>
    ${icon('chevron-down', 's12')}
  </span>`;
}

function selected({ target }: Event): string {
  return target instanceof HTMLSelectElement ? target.value : '';
}

function renderExport({ exportAs, overview }: HeaderView): TemplateResult {
  const isEmpty = overview.standing.total + overview.dismissed === 0;
  return html`<button
      type="button"
      class="secondary-btn"
      popovertarget="formats"
      ?hidden=${isEmpty}
      @click=${placeMenu}
    >
      ${icon('export')}${words.export}
    </button>
    <div id="formats" popover role="group" aria-label=${words.exportAs}>
      ${formats.map(
        (format) => html`<button
          type="button"
          popovertarget="formats"
          popovertargetaction="hide"
          @click=${() => exportAs(format)}
        >${words.formats[format]}</button>`,
      )}
    </div>`;
}

/** Below its button, and inside the window; through the object model, since the policy refuses style attributes. */
function placeMenu({ currentTarget }: Event): void {
  if (!(currentTarget instanceof HTMLElement)) return;
  const { bottom, right } = currentTarget.getBoundingClientRect();
  const menu = currentTarget.parentElement?.parentNode?.querySelector<HTMLElement>('#formats');
  menu?.style.setProperty('top', `${bottom + 4}px`);
  menu?.style.setProperty('left', `${Math.max(8, right - 192)}px`);
}

function renderScan({ overview, scan, cancelScan }: HeaderView): TemplateResult {
  const { state } = overview.scan;
  if (state === 'running') {
    return html`<vscode-button secondary @keydown=${activateOnKeys} @click=${cancelScan}>
      ${icon('stop-circle')}${words.stopScan}
    </vscode-button>`;
  }
  return html`<vscode-button ?secondary=${state === 'done'} @keydown=${activateOnKeys} @click=${scan}>
    ${icon('refresh')}${state === 'done' ? words.scanAgain : words.scan}
  </vscode-button>`;
}

function renderProgress({ scan }: ScannerOverview): TemplateResult | typeof nothing {
  if (scan.state !== 'running') return nothing;
  if (scan.fraction === undefined) {
    return html`<vscode-progress-bar class="progress" aria-label=${words.scanning}></vscode-progress-bar>`;
  }
  const width = `${Math.round(scan.fraction * 100)}%`;
  return html`<div
    class="progress"
    role="progressbar"
    aria-label=${words.scanning}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(scan.fraction * 100)}
  >
    <svg width="100%" height="2" aria-hidden="true"><rect class="fill" width=${width} height="2"></rect></svg>
  </div>`;
}

/** `412 files in 1.9 s · 14:52 · 1 file left out`. */
function describeConnection(connection: Connection | undefined): string | undefined {
  if (connection?.state === 'offline')
    return words.offline(connection.asOf === undefined ? '' : userFormats().timeOf(connection.asOf));
  return connection?.state === 'reconnecting' ? words.reconnecting : undefined;
}

/** An agent that ran since has looked at the project as well. */
function describeAssessed(health: ScannerOverview['health'], at: string): string | undefined {
  if (health.state !== 'known' || Date.parse(health.assessedAt) - Date.parse(at) < 60_000) return undefined;
  return words.assessed(whenOf(health.assessedAt));
}

function describe(overview: ScannerOverview, connection: Connection | undefined): string {
  const { scan, health } = overview;
  const { state, at, files, durationMs, left = 0, step } = scan;
  const unconnected = describeConnection(connection);
  if (unconnected !== undefined) return unconnected;
  if (state === 'running') return step ?? words.scanning;
  if (state === 'never' || at === undefined) return describeUnscanned(overview);
  const took = durationMs === undefined ? undefined : userFormats().elapsed(durationMs);
  const read = files === undefined ? undefined : words.filesRead(count(files), took);
  const assessed = describeAssessed(health, at);
  const parts = [
    read,
    whenOf(at),
    assessed,
    describeRevision(scan),
    left === 0 ? undefined : words.leftOut(left),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** Of which commit what is listed is, and how old. */
function describeRevision({ own, onRecord }: ScannerOverview['scan']): string | undefined {
  if (own?.isShown === true) return words.ownScan(own.revision, whenOf(own.at));
  return onRecord && words.onRecord(onRecord.revision, whenOf(onRecord.at));
}

/** No scan on record; an agent, an import or the editor may have found something anyway. */
function describeUnscanned({ health, standing, counted }: ScannerOverview): string {
  const assessed = health.state === 'known' ? words.assessed(whenOf(health.assessedAt)) : undefined;
  if (standing.total > 0) return [counted, assessed].filter((part) => part !== undefined).join(' · ');
  return assessed ?? words.neverScanned;
}

/** Today the time alone. */
function whenOf(instant: string): string {
  const isToday = new Date(instant).toDateString() === new Date().toDateString();
  return isToday ? userFormats().timeOf(instant) : userFormats().momentOf(instant);
}
