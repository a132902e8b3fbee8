/**
 * The way of a value, step by step; for a finding without one, its code as the only step. One stop for Tab: arrows,
 * Home and End walk, and the editor goes along; Enter goes there.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { renderExcerpt } from './code-block.ts';
import type { ExplainPlace, ShownFinding } from './messages.ts';
import { capital, proseLanguage, renderSentence } from './prose.ts';
import type { PaintFor } from './syntax/pieces.ts';
import type { Words } from './words.ts';

export interface FlowView {
  readonly finding: ShownFinding;
  readonly current: number;
  readonly words: Words;
  readonly paintFor: PaintFor;
  /** A step was walked to, or with `enter` gone to. */
  readonly choose: (index: number, enter: boolean) => void;
  /** A key was pressed on a step; false for keys that walk nowhere. */
  readonly walk: (key: string) => boolean;
}

export function stepCount({ steps }: ShownFinding): number {
  return Math.max(1, steps.length);
}

export function placeOfStep({ steps }: ShownFinding, index: number): ExplainPlace {
  return steps.length === 0 ? { kind: 'finding' } : { kind: 'step', index };
}

/** Where a key leads from a step; undefined for keys that are not ours. */
export function stepAfter(key: string, current: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(current + 1, count - 1);
    case 'ArrowUp':
      return Math.max(current - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

export function renderFlow(view: FlowView): TemplateResult {
  const { finding, words } = view;
  const isFlow = finding.steps.length > 0;
  const heading = isFlow ? words.flow : words.code;
  return html`<section aria-labelledby="flow">
    <div class="section-head">
      <h2 id="flow">${heading}</h2>
      <p class="keys small muted">
        ${isFlow ? html`<span><kbd>↑</kbd><kbd>↓</kbd> ${words.keys.move}</span>` : nothing}
        <span><kbd>Enter</kbd> ${words.keys.enter}</span>
        <span><kbd>Esc</kbd> ${words.keys.leave}</span>
      </p>
    </div>
    ${isFlow ? renderSteps(view) : renderOnly(view)}
  </section>`;
}

function renderSteps(view: FlowView): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !view.walk(event.key)) return;
    event.preventDefault();
  };
  return html`<ol class="flow" @keydown=${onKey}>
    ${view.finding.steps.map((_step, index) => renderStep(view, index))}
  </ol>`;
}

function renderStep(view: FlowView, index: number): TemplateResult {
  const { finding, current, words, paintFor } = view;
  const step = finding.steps[index];
  const id = `code-${index}`;
  return html`<li class=${step?.role ?? nothing} aria-current=${index === current ? 'step' : nothing}>
    <span class="dot" aria-hidden="true">${index + 1}</span>
    <div class="told">
      ${renderButton(view, {
        index,
        title: html`<span class="sr">${words.step(index + 1, finding.steps.length)}: </span
          ><strong lang=${proseLanguage}>${renderSentence(capital(step?.message ?? ''))}</strong>`,
        place: `${step?.path}:${(step?.range.startLine ?? 0) + 1}`,
        describedBy: id,
      })}
      ${renderExcerpt(step?.excerpt, { words, id, paint: paintFor(step?.path ?? '') })}
    </div>
  </li>`;
}

/** Nothing to walk: the code, and one way to it. */
function renderOnly(view: FlowView): TemplateResult {
  const { finding, words, paintFor } = view;
  const { path, range, excerpt } = finding.place;
  const place = `${path}:${range.startLine + 1}`;
  return html`<div class="only told">
    ${renderButton(view, { index: 0, title: html``, place, describedBy: 'code-0' })}
    ${renderExcerpt(excerpt, { words, id: 'code-0', paint: paintFor(path) })}
  </div>`;
}

interface StepButton {
  readonly index: number;
  readonly title: TemplateResult;
  readonly place: string;
  readonly describedBy: string;
}

/** A click looks at the place; by keyboard one goes there, since one looked while walking. */
function renderButton(
  { current, choose }: FlowView,
  { index, title, place, describedBy }: StepButton,
): TemplateResult {
  return html`<button
    type="button"
    class="step"
    tabindex=${index === current ? 0 : -1}
    aria-describedby=${describedBy}
    @click=${(event: MouseEvent) => choose(index, event.detail === 0)}
  >${title} <span class="place mono">${place}</span></button>`;
}
