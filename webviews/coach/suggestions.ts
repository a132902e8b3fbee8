/** What the composer offers while something is typed: context after `#`, a command after `/`, an agent after `@`, else completions. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { completionStyles, renderCompletion, renderKeys } from './completions.ts';
import type { CoachSession, CompletionOffer, MentionOffer } from './messages.ts';
import { words } from './words.ts';

export type Suggestion =
  | { readonly type: 'mention'; readonly offer: MentionOffer }
  | { readonly type: 'command'; readonly name: string; readonly question: string }
  | { readonly type: 'agent'; readonly name: string; readonly title: string }
  | { readonly type: 'completion'; readonly offer: CompletionOffer; readonly typed: string };

/** Who can be asked. */
export type Agents = NonNullable<CoachSession['agents']>;

/** What stands before the caret and asks for suggestions. */
export type Trigger =
  | { readonly type: 'mention'; readonly query: string; readonly start: number }
  | { readonly type: 'command' | 'agent'; readonly query: string; readonly start: number };

/** Undefined where nothing is to be offered. */
export function findTrigger(before: string): Trigger | undefined {
  const command = /^\/([\p{L}\p{N}_-]*)$/u.exec(before);
  if (command !== null) return { type: 'command', query: command[1] ?? '', start: 0 };
  const agent = /^@([\w-]*)$/.exec(before);
  if (agent !== null) return { type: 'agent', query: agent[1] ?? '', start: 0 };
  const mention = /(?:^|\s)#([^\s#]*)$/.exec(before);
  if (mention === null) return undefined;
  const query = mention[1] ?? '';
  return { type: 'mention', query, start: before.length - query.length - 1 };
}

/** By their name in the editor's language, or in English. */
export function listCommands(query: string): readonly Suggestion[] {
  const typed = query.toLowerCase();
  return Object.entries(words.commands)
    .filter(([english, { name }]) => [english, name].some((each) => each.startsWith(typed)))
    .map(([, command]) => ({ type: 'command', ...command }));
}

export function listAgents(agents: Agents, query: string): readonly Suggestion[] {
  const typed = query.toLowerCase();
  return agents.filter(({ name }) => name.startsWith(typed)).map((agent) => ({ type: 'agent', ...agent }));
}

interface SuggestionsView {
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly pick: (suggestion: Suggestion) => void;
}

export function renderSuggestions({ suggestions, active, pick }: SuggestionsView): TemplateResult {
  return html`<div class="offers" ?hidden=${suggestions.length === 0} @mousedown=${keepFocus}><ul id="offers" role="listbox" aria-label=${words.suggestions}>
    ${suggestions.map(
      (
        suggestion,
        index,
      ) => html`<li id="offer-${index}" role="option" aria-selected=${index === active} @click=${() => pick(suggestion)}>
        ${renderOffer(suggestion)}
      </li>`,
    )}
  </ul>${suggestions[0]?.type === 'completion' ? renderKeys() : nothing}</div>`;
}

function renderOffer(suggestion: Suggestion): TemplateResult {
  if (suggestion.type === 'command') {
    return html`<span class="nowrap">/${suggestion.name}</span><span class="small muted cut">${suggestion.question}</span>`;
  }
  if (suggestion.type === 'completion') return renderCompletion(suggestion.offer, suggestion.typed);
  if (suggestion.type === 'agent') {
    return html`<span class="nowrap">@${suggestion.name}</span><span class="small muted cut">${suggestion.title}</span>`;
  }
  const { kind, label, detail } = suggestion.offer;
  return html`<span class="small muted kind">#${words.kinds[kind]}</span><span class="label grow">${label}</span>${
    detail === undefined ? nothing : html`<span class="small muted cut detail">${detail}</span>`
  }`;
}

/** A press on an offer is no leaving of the field. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

export const suggestionStyles = css`
  ${completionStyles}
  .offers { position: absolute; z-index: 1; bottom: calc(100% + 2px); inset-inline: 0; border: 1px solid var(--control-line); border-radius: 4px; background: var(--select); color: var(--select-text); }
  #offers { max-height: 240px; overflow-y: auto; }
  #offers li > .codicon { align-self: center; }
  #offers li { display: flex; gap: 8px; align-items: baseline; min-height: 24px; padding: 2px 8px; cursor: pointer; }
  #offers li:hover { outline: var(--hover-outline); outline-offset: -1px; }
  #offers li[aria-selected='true'] { background: var(--vscode-list-activeSelectionBackground, transparent); color: var(--vscode-list-activeSelectionForeground, var(--text)); outline: 1px solid var(--vscode-contrastActiveBorder, transparent); outline-offset: -1px; }
  #offers li[aria-selected='true'] .muted { color: inherit; }
  .kind { flex: none; min-width: 64px; }
  .label { flex: 1 0 auto; max-width: calc(100% - 72px); overflow-wrap: anywhere; }
  .detail { flex: 0 1 auto; min-width: 0; }
`;
