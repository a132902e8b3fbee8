/** The header of the coach: the session's title, which opens the list of sessions, and the button for a new one. */
import { css, html, type TemplateResult } from 'lit';
import type { SessionHead } from '../../src/contract/webview/coach-view.ts';
import { userFormats } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { strings } from '../strings.ts';

export interface SessionMenuView {
  readonly title: string;
  readonly currentId: string | undefined;
  readonly sessions: readonly SessionHead[];
  readonly open: (sessionId: string) => void;
  readonly create: () => void;
}

export const sessionMenuStyles = css`
  .top { display: flex; align-items: center; gap: 4px; height: 40px; padding: 0 8px 0 12px; border-bottom: 1px solid var(--line); }
  .top h1 { font: 600 var(--t-body) var(--vscode-font-family); }
  .top .ghost { max-width: 100%; margin-left: -4px; color: var(--text); font: inherit; }
  #sessions { position: fixed; inset: 40px auto auto 8px; width: min(320px, calc(100vw - 16px)); max-height: 60vh; overflow: auto; margin: 0; padding: 4px; border: 1px solid var(--control-line); border-radius: 4px; background: var(--vscode-dropdown-background, var(--surface)); color: var(--vscode-dropdown-foreground, var(--text)); }
  #sessions button { display: flex; gap: 8px; align-items: center; width: 100%; min-height: 28px; padding: 0 8px; border: 0; border-radius: 4px; background: none; color: inherit; text-align: start; cursor: pointer; }
  #sessions button:hover { background: var(--vscode-list-hoverBackground); outline: var(--hover-outline); }
  #sessions [aria-current='true'] { font-weight: 600; }
`;

export function renderSessionMenu(view: SessionMenuView): TemplateResult {
  return html`<header class="top">
      <h1 class="grow">
        <button type="button" class="ghost" popovertarget="sessions" aria-label=${strings.coach.chooseSession(view.title)}>
          <span class="cut">${view.title}</span>${icon('chevron-down', 's12')}
        </button>
      </h1>
      <button type="button" class="icon-btn" aria-label=${strings.coach.newSession} title=${strings.coach.newSession} @click=${view.create}>
        ${icon('add')}
      </button>
    </header>
    <nav id="sessions" popover aria-label=${strings.coach.sessions}>
      <ul>${view.sessions.map((session) => renderSession(view, session))}</ul>
    </nav>`;
}

function renderSession(view: SessionMenuView, { id, title, updatedAt }: SessionHead): TemplateResult {
  const formats = userFormats();
  return html`<li>
    <button
      type="button"
      popovertarget="sessions"
      popovertargetaction="hide"
      aria-current=${id === view.currentId}
      title=${formats.momentOf(updatedAt)}
      @click=${() => view.open(id)}
    >
      <span class="cut grow">${title === '' ? strings.coach.untitled : title}</span>
      <span class="small nowrap">${formats.dayOf(updatedAt)}</span>
    </button>
  </li>`;
}
