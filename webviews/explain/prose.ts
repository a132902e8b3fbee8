/** Text of rules and agents: sentences with code in them, or Markdown. */
import { html, type TemplateResult } from 'lit';
import { renderMarkdown } from '../components/markdown.ts';

/** What rules and tools say is in English unless it says otherwise, whatever the page's own language is. */
export const proseLanguage = 'en';

/** A message: what stands between backticks is code, all else is text. */
export function renderSentence(text: string): TemplateResult {
  const parts = text.split(/`([^`]+)`/);
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** Steps are written to follow a number. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One node a text: drawn again, it stays what it is, selection included. */
const known = new Map<string, Element>();
const keptTexts = 20;

/** Markdown as inert nodes; links lead to the web and show where. */
export function renderProse(source: string, language = proseLanguage): Element {
  const found = known.get(source);
  if (found !== undefined) return found;
  const prose = document.createElement('div');
  prose.className = 'prose';
  prose.lang = language;
  prose.append(renderMarkdown(source, 0));
  known.set(source, prose);
  const [oldest] = known.keys();
  if (known.size > keptTexts && oldest !== undefined) known.delete(oldest);
  return prose;
}
