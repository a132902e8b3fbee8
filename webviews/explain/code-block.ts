/** Code as it may be shown: wrapped rather than scrolled, what is meant underlined. Numbers are not copied along. */
import { html, nothing, type TemplateResult, unsafeCSS } from 'lit';
import type { Excerpt, ExplainedFix } from '../../src/contract/explanation.ts';
import { cutPieces, type PaintLines, type Piece, paintDiff } from './syntax/pieces.ts';
import type { Words } from './words.ts';

export interface CodeView {
  readonly words: Words;
  readonly paint: PaintLines;
  /** What a step's button is described by. */
  readonly id?: string;
}

export function renderExcerpt(excerpt: Excerpt | undefined, { words, paint, id }: CodeView): TemplateResult {
  if (excerpt === undefined) return html`<p class="muted" id=${id ?? nothing}>${words.noCode}</p>`;
  const { lines, startLine, omitted } = excerpt;
  const label = words.lines(startLine + 1, startLine + lines.length);
  return html`<div class="block" role="group" aria-label=${label} id=${id ?? nothing}>
    ${paint(lines).map((pieces, index) => renderLine(excerpt, pieces, index))}
    ${omitted > 0 ? html`<p class="line"><span></span><span class="muted">… ${words.omitted(omitted)}</span></p>` : nothing}
  </div>`;
}

function renderLine(
  { startLine, marks, lines }: Excerpt,
  line: readonly Piece[],
  index: number,
): TemplateResult {
  const parts: (TemplateResult | readonly Part[])[] = [];
  let done = 0;
  for (const { start, end } of marks.filter((mark) => mark.index === index)) {
    const meant = renderPieces(cutPieces(line, start, end));
    parts.push(renderPieces(cutPieces(line, done, start)), html`<mark>${meant}</mark>`);
    done = end;
  }
  const rest = renderPieces(cutPieces(line, done, Number.POSITIVE_INFINITY));
  return html`<div class="line ${indentClass(lines[index] ?? '')}"><span class="ln" aria-hidden="true">${startLine + index + 1}</span><code>${parts}${rest}</code></div>`;
}

type Part = TemplateResult | string;

function renderPieces(pieces: readonly Piece[]): readonly Part[] {
  return pieces.map(({ text, tone }) =>
    tone === undefined ? text : html`<span class="t-${tone}">${text}</span>`,
  );
}

/** What does not fit goes on further in than its own line begins; `indentStyles` has a rule for each. */
function indentClass(line: string): string {
  const lead = line.slice(0, line.length - line.trimStart().length).replaceAll('\t', '  ');
  return `in-${Math.min(lead.length, deepestIndent)}`;
}

const deepestIndent = 24;

export const indentStyles = unsafeCSS(
  Array.from({ length: deepestIndent + 1 }, (_, width) => {
    const hang = width + 2;
    return `.in-${width} > code { padding-left: ${hang}ch; text-indent: -${hang}ch; }`;
  }).join('\n'),
);

/** A whole example; its own blank lines stay. */
export function renderExample(code: string, label: string, paint: PaintLines): TemplateResult {
  const lines = code.replace(/\n$/, '').split('\n');
  return html`<div class="block" role="group" aria-label=${label}>${paint(lines).map(
    (pieces, index) =>
      html`<div class="line plain ${indentClass(lines[index] ?? '')}"><code>${renderPieces(pieces)}</code></div>`,
  )}</div>`;
}

const signs = { same: ' ', removed: '−', added: '+' } as const;

/** The sign says it to the eye, a word to the ear. */
export function renderDiff(
  { title, diff }: Pick<ExplainedFix, 'title' | 'diff'>,
  { words, paint }: CodeView,
): TemplateResult {
  const painted = paintDiff(diff, paint);
  return html`<div class="block diff" role="group" aria-label=${words.diff(title)}>
    ${diff.map(
      (
        { sign, text },
        index,
      ) => html`<div class="line ${sign} ${indentClass(text)}"><span class="sign" aria-hidden="true">${signs[sign]}</span><code
        >${sign === 'same' ? nothing : html`<span class="sr">${words[sign]}: </span>`}${renderPieces(painted[index] ?? [{ text }])}</code
      ></div>`,
    )}
  </div>`;
}
