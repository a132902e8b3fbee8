/** Beside the code: how to fix it, the facts, and what else there is to know. */
import { html, nothing, type TemplateResult } from 'lit';
import { activateOnKeys } from '../components/keys.ts';
import { renderDiff } from './code-block.ts';
import { canBeSuppressed, isActionable, suppressWord } from './explain-header.ts';
import type { ShownExplanation, ShownFinding } from './messages.ts';
import { proseLanguage, renderProse, renderSentence } from './prose.ts';
import { type RecordView, renderRecord } from './record.ts';
import type { PaintFor } from './syntax/pieces.ts';
import type { Words } from './words.ts';

export interface AsideView extends RecordView {
  readonly paintFor: PaintFor;
  readonly applyFix: (index: number) => void;
  readonly showElsewhere: (index: number) => void;
}

type Part = TemplateResult | typeof nothing;

export function renderAside(view: AsideView): TemplateResult {
  return html`<div class="aside">
    ${renderFix(view)} ${renderRecord(view)} ${renderChoices(view)} ${renderFacts(view)} ${renderElsewhere(view)}
  </div>`;
}

function section(id: string, heading: string, body: unknown): TemplateResult {
  return html`<section aria-labelledby=${id}><h2 id=${id}>${heading}</h2>${body}</section>`;
}

function renderFix(view: AsideView): Part {
  const { explanation } = view.content;
  const fixes = explanation.finding?.fixes ?? [];
  if (explanation.fix === undefined && fixes.length === 0) return nothing;
  const text = explanation.fix === undefined ? nothing : renderProse(explanation.fix, explanation.language);
  return section(
    'fix',
    view.words.fix,
    html`${text}${fixes.map((_fix, index) => renderOneFix(view, fixes, index))}`,
  );
}

/** The first is the header's own button; others have theirs. */
function renderOneFix(
  { content, words, applyFix, paintFor }: AsideView,
  fixes: ShownFinding['fixes'],
  index: number,
): Part {
  const fix = fixes[index];
  if (fix === undefined) return nothing;
  const paint = paintFor(content.explanation.finding?.place.path ?? '');
  return html`<div class="fix">
    <p class="fix-title" lang=${proseLanguage}>${renderSentence(fix.title)}</p>
    ${renderDiff(fix, { words, paint })}
    ${
      index > 0 && isActionable(content)
        ? html`<vscode-button secondary class="compact" @keydown=${activateOnKeys} @click=${() => applyFix(index)}
          >${words.apply(fix.title)}</vscode-button
        >`
        : nothing
    }
  </div>`;
}

function renderFacts({ content, words }: AsideView): TemplateResult {
  const { explanation } = content;
  const { finding, standards } = explanation;
  const names = words.factNames;
  return section(
    'facts',
    words.facts,
    html`<dl class="facts">
      <dt>${names.confidence}</dt>
      <dd>${[words.confidences[explanation.confidence], wayOf(finding, words)].filter(Boolean).join(', ')}</dd>
      ${finding === undefined ? nothing : html`<dt>${names.foundBy}</dt><dd>${foundBy(explanation)}</dd>`}
      <dt>${names.category}</dt>
      <dd>${words.categories[explanation.category]}</dd>
      <dt>${names.rule}</dt>
      <dd class="mono">${explanation.ruleId}</dd>
      ${standards.length === 0 ? nothing : html`<dt>${names.standards}</dt><dd>${renderLinks(standards)}</dd>`}
      ${renderReferences(explanation, names.more)}
    </dl>`,
  );
}

function wayOf(finding: ShownFinding | undefined, words: Words): string {
  if (finding === undefined || finding.steps.length === 0) return '';
  return words.way(finding.steps.length, new Set(finding.steps.map(({ uri }) => uri)).size);
}

function foundBy({ finding, isKnownRule }: ShownExplanation): string {
  const by = finding?.broughtBy;
  if (by === undefined) return 'Vireo';
  return isKnownRule ? `Vireo · ${by}` : by;
}

interface Link {
  readonly name: string;
  readonly href: string;
}

function renderLinks(links: readonly Link[]): TemplateResult {
  const pages = links.filter(({ href }) => /^https?:\/\//i.test(href));
  return html`<ul class="links">
    ${pages.map(({ name, href }) => html`<li><a href=${href} title=${href} rel="noopener noreferrer">${name}</a></li>`)}
  </ul>`;
}

/** A page that is named as a standard already is not named twice. */
function renderReferences({ references, standards }: ShownExplanation, heading: string): Part {
  const others = references.filter((href) => !standards.some((standard) => standard.href === href));
  if (others.length === 0) return nothing;
  return html`<dt>${heading}</dt><dd>${renderLinks(others.map((href) => ({ name: nameOfPage(href), href })))}</dd>`;
}

/** `owasp.org: SQL Injection Prevention Cheat Sheet`, as far as an address tells. */
function nameOfPage(href: string): string {
  const address = URL.parse(href);
  if (address === null) return href;
  const last = address.pathname.split('/').findLast((part) => part !== '') ?? '';
  const words = decode(last)
    .replace(/\.\w{2,5}$/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  const host = address.hostname.replace(/^www\./, '');
  return /\p{L}{3}/u.test(words) ? `${words} (${host})` : host;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The verbs that are easily taken for one another, each with what comes of it. */
function renderChoices({ content, words }: AsideView): Part {
  const { finding } = content.explanation;
  if (finding === undefined || !isActionable(content)) return nothing;
  const { choices, choicesHeading } = words;
  const isRecorded = finding.recordId !== undefined;
  const told = [
    ...(canBeSuppressed(finding)
      ? [[suppressWord(finding, words), finding.canSuppress ? choices.suppress : choices.suppressBySettings]]
      : []),
    ...(isRecorded ? [[words.dismiss, choices.dismiss]] : []),
    ...(content.record?.state === 'open' ? [[words.record.actions.confirm, choices.confirm]] : []),
  ];
  if (told.length === 0) return nothing;
  return section(
    'choices',
    choicesHeading,
    html`<dl class="choices">${told.map(([verb, what]) => html`<dt>${verb}</dt><dd>${what}</dd>`)}</dl>`,
  );
}

function renderElsewhere({ content, words, showElsewhere }: AsideView): Part {
  const { count, places } = content.elsewhere;
  if (places.length === 0) return section('elsewhere', words.elsewhere, html`<p>${words.elsewhereNone}</p>`);
  const rest = count - places.length;
  return section(
    'elsewhere',
    words.elsewhere,
    html`<ul class="links">
        ${places.map(
          ({ path, line }, index) => html`<li>
            <button type="button" class="link mono" @click=${() => showElsewhere(index)}>${path}:${line + 1}</button>
          </li>`,
        )}
      </ul>
      ${rest > 0 ? html`<p class="muted">${words.elsewhereMore(rest)}</p>` : nothing}`,
  );
}
