/** The header of the coach: the session's title, which opens the list of sessions, and the button for a new one. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { userFormats } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import type { SessionHead } from './messages.ts';
import { words } from './words.ts';

export interface SessionMenuView {
  readonly title: string;
  readonly currentId: string | undefined;
  readonly sessions: readonly SessionHead[];
  readonly open: (sessionId: string) => void;
  readonly create: () => void;
  /** Those that hold what was searched for; undefined while nothing is. */
  readonly found: { readonly search: string; readonly sessions: readonly SessionHead[] } | undefined;
  /** Empty: all again. */
  readonly search: (text: string) => void;
  readonly exportSession: (sessionId: string) => void;
  readonly deleteSession: (sessionId: string) => void;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

export const sessionMenuStyles = css`
  .top { display: flex; align-items: center; gap: 4px; height: 40px; padding: 0 8px 0 12px; border-bottom: 1px solid var(--line); }
  .top h1 { font: 600 var(--t-body) var(--vscode-font-family); }
  .top .ghost { max-width: 100%; margin-left: -4px; color: var(--text); font: inherit; }
  #sessions { position: fixed; inset: 40px auto auto 8px; width: min(320px, calc(100vw - 16px)); max-height: 60vh; overflow: auto; margin: 0; padding: 4px; border: 1px solid var(--control-line); border-radius: 4px; background: var(--vscode-dropdown-background, var(--surface)); color: var(--vscode-dropdown-foreground, var(--text)); }
  #sessions button { display: flex; gap: 8px; align-items: center; width: 100%; min-height: 28px; padding: 0 8px; border: 0; border-radius: 4px; background: none; color: inherit; text-align: start; cursor: pointer; }
  #sessions button:hover { background: var(--hover); outline: var(--hover-outline); }
  #sessions [aria-current='true'] { font-weight: 600; }
  #sessions .input { width: 100%; margin-bottom: 4px; }
  #sessions p { padding: 4px 8px; }
  #sessions .acts { margin-top: 4px; padding-top: 4px; border-top: 1px solid var(--line); }
`;

export function renderSessionMenu(view: SessionMenuView): TemplateResult {
  const { currentId } = view;
  const shown = view.found?.sessions ?? view.sessions;
  return html`<header class="top">
      <h1 class="grow">
        <button type="button" class="ghost" id="choose" popovertarget="sessions" aria-haspopup="dialog" aria-expanded=${view.isOpen}
          aria-controls="sessions" aria-label=${words.chooseSession(view.title)}>
          <span class="cut">${view.title}</span>${icon('chevron-down', 's12')}
        </button>
      </h1>
      <button type="button" class="icon-btn" aria-label=${words.newSession} title=${words.newSession} @click=${view.create}>
        ${icon('add')}
      </button>
    </header>
    <div id="sessions" popover role="dialog" aria-label=${words.sessions} @toggle=${follow(view)} @keydown=${walk}>
      <input class="input" type="search" aria-label=${words.search} placeholder=${words.search} maxlength="200"
        @input=${(event: Event) => view.search((event.currentTarget as HTMLInputElement).value.trim())} />
      <ul>${shown.map((session) => renderSession(view, session))}</ul>
      ${shown.length === 0 && view.found !== undefined ? html`<p class="small muted" role="status">${words.noSessions}</p>` : nothing}
      ${currentId === undefined ? nothing : renderSessionActs(view, currentId)}
    </div>`;
}

/** Opened, what is typed searches. */
const follow =
  (view: SessionMenuView) =>
  (event: Event): void => {
    const { newState, currentTarget } = event as ToggleEvent & { readonly currentTarget: HTMLElement };
    view.setOpen(newState === 'open');
    if (newState === 'open') currentTarget.querySelector('input')?.focus();
  };

/** Arrows walk from the search through what it found; Escape closes it all, also where the field holds text. */
function walk(event: KeyboardEvent): void {
  const menu = event.currentTarget as HTMLElement;
  if (event.isComposing) return;
  if (event.key === 'Escape') {
    event.preventDefault();
    menu.hidePopover();
    (menu.getRootNode() as ShadowRoot).getElementById('choose')?.focus();
    return;
  }
  const stops = [...menu.querySelectorAll<HTMLElement>('input, button')];
  const at = stops.indexOf(event.target as HTMLElement);
  const next = nextStop(event.key, at, stops);
  if (next === undefined) return;
  event.preventDefault();
  stops[next]?.focus();
}

/** Home and End move the caret of the search. */
function nextStop(key: string, at: number, stops: readonly HTMLElement[]): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % stops.length;
    case 'ArrowUp':
      return (at - 1 + stops.length) % stops.length;
    case 'Home':
      return at > 0 ? 0 : undefined;
    case 'End':
      return at > 0 ? stops.length - 1 : undefined;
    default:
      return undefined;
  }
}

function renderSessionActs(view: SessionMenuView, id: string): TemplateResult {
  const act = (label: string, run: (id: string) => void): TemplateResult => html`<button type="button"
    popovertarget="sessions" popovertargetaction="hide" @click=${() => run(id)}>${label}</button>`;
  return html`<div class="acts" role="group" aria-label=${view.title}>
    ${act(words.exportSession, view.exportSession)}${act(words.deleteSession, view.deleteSession)}
  </div>`;
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
      <span class="cut grow">${title === '' ? words.untitled : title}</span>
      <span class="small nowrap">${formats.dayOf(updatedAt)}</span>
    </button>
  </li>`;
}
