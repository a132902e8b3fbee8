/** Code as it may be shown: plain, wrapped rather than scrolled, what is meant underlined. Numbers are not copied along. */
import { html, nothing, type TemplateResult, unsafeCSS } from 'lit';
import type { Excerpt, ExplainedFix } from '../../src/contract/explanation.ts';
import type { Words } from './words.ts';

/** `id` is what a step's button is described by. */
export function renderExcerpt(excerpt: Excerpt | undefined, words: Words, id?: string): TemplateResult {
  if (excerpt === undefined) return html`<p class="muted" id=${id ?? nothing}>${words.noCode}</p>`;
  const { lines, startLine, omitted } = excerpt;
  const label = words.lines(startLine + 1, startLine + lines.length);
  return html`<div class="block" role="group" aria-label=${label} id=${id ?? nothing}>
    ${lines.map((line, index) => renderLine(excerpt, line, index))}
    ${omitted > 0 ? html`<p class="line"><span></span><span class="muted">… ${words.omitted(omitted)}</span></p>` : nothing}
  </div>`;
}

function renderLine({ startLine, marks }: Excerpt, line: string, index: number): TemplateResult {
  const own = marks.filter((mark) => mark.index === index);
  const pieces: (TemplateResult | string)[] = [];
  let done = 0;
  for (const { start, end } of own) {
    pieces.push(line.slice(done, start), html`<mark>${line.slice(start, end)}</mark>`);
    done = end;
  }
  return html`<div class="line ${indentClass(line)}"><span class="ln" aria-hidden="true">${startLine + index + 1}</span><code>${pieces}${line.slice(done)}</code></div>`;
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
export function renderExample(code: string, label: string): TemplateResult {
  return html`<div class="block" role="group" aria-label=${label}>${code
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => html`<div class="line plain ${indentClass(line)}"><code>${line}</code></div>`)}</div>`;
}

const signs = { same: ' ', removed: '−', added: '+' } as const;

/** The sign says it to the eye, a word to the ear. */
export function renderDiff(
  { title, diff }: Pick<ExplainedFix, 'title' | 'diff'>,
  words: Words,
): TemplateResult {
  return html`<div class="block diff" role="group" aria-label=${words.diff(title)}>
    ${diff.map(
      ({
        sign,
        text,
      }) => html`<div class="line ${sign} ${indentClass(text)}"><span class="sign" aria-hidden="true">${signs[sign]}</span><code
        >${sign === 'same' ? nothing : html`<span class="sr">${words[sign]}: </span>`}${text}</code
      ></div>`,
    )}
  </div>`;
}
