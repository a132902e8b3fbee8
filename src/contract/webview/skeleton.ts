/** What stands in a page before its script has run: its header, and grey bars where its content will be. */
import { escapeHtml } from './escape-html.ts';

export interface Skeleton {
  readonly name: string;
  readonly layout: Layout;
  /** The page's heading. */
  readonly title: string;
  /** Said to assistive technology: `Loading Dashboard`. */
  readonly loading: string;
}

/** HTML for the inside of the page's element; its words are escaped. */
export function renderSkeleton({ name, layout, title, loading }: Skeleton): string {
  const { header = '', body, isEdge = false } = layout;
  const words = `<h1>${escapeHtml(title)}</h1><p class="sr" role="status">${escapeHtml(loading)}</p>`;
  return `<div class="skeleton ${name}"><header${isEdge ? ' class="edge"' : ''}>${words}${header}</header>${body}</div>`;
}

/** What a page draws beside its words before its script runs. */
export interface Layout {
  /** Right of the title. */
  readonly header?: string;
  readonly body: string;
  /** Rules beside those of every page, for `.skeleton.<name>`. Sizes are those of the page's own styles. */
  readonly styles?: string;
  /** The header goes from edge to edge rather than along the column of the content. */
  readonly isEdge?: boolean;
}

export const bar = (kind: string): string => `<i class="${kind}"></i>`;
export const bars = (...kinds: readonly string[]): string => kinds.map(bar).join('');
export const part = (...content: readonly string[]): string => `<div class="part">${content.join('')}</div>`;
export const cols = (...parts: readonly string[]): string => `<div class="cols">${parts.join('')}</div>`;
export const main = (...content: readonly string[]): string =>
  `<main aria-busy="true">${content.join('')}</main>`;
export const grow = '<span class="grow"></span>';
export const facts = (...kinds: readonly string[]): string =>
  `<div class="facts">${`<div class="fact">${bars('w5 small', 'w6 figure', ...kinds)}</div>`.repeat(4)}</div>`;

/** Names are of different lengths. */
export function rows(count: number, cells: readonly string[] = ['w8', 'w6']): string {
  const row = (index: number): string =>
    `<div class="row">${bar(`w${5 + ((index * 3) % 4)}`)}${bars(...cells)}</div>`;
  return `<div class="rows">${Array.from({ length: count }, (_, index) => row(index)).join('')}</div>`;
}
