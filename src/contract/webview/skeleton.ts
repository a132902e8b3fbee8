/** What stands in a page before its script has run: its header, and grey bars where its content will be. */
import { escapeHtml } from './escape-html.ts';
import type { PageName } from './page-views.ts';

export interface Skeleton {
  readonly name: PageName;
  /** The page's heading. */
  readonly title: string;
  /** Said to assistive technology: `Loading Dashboard`. */
  readonly loading: string;
}

/** HTML for the inside of the page's element; its words are escaped. */
export function renderSkeleton({ name, title, loading }: Skeleton): string {
  const { header = '', body, isEdge = false } = layouts[name];
  const words = `<h1>${escapeHtml(title)}</h1><p class="sr" role="status">${escapeHtml(loading)}</p>`;
  return `<div class="skeleton ${name}"><header${isEdge ? ' class="edge"' : ''}>${words}${header}</header>${body}</div>`;
}

interface Layout {
  /** Right of the title. */
  readonly header?: string;
  readonly body: string;
  /** The header goes from edge to edge rather than along the column of the content. */
  readonly isEdge?: boolean;
}

const bar = (kind: string): string => `<i class="${kind}"></i>`;
const bars = (...kinds: readonly string[]): string => kinds.map(bar).join('');
const part = (...content: readonly string[]): string => `<div class="part">${content.join('')}</div>`;
const cols = (...parts: readonly string[]): string => `<div class="cols">${parts.join('')}</div>`;
const main = (...content: readonly string[]): string => `<main aria-busy="true">${content.join('')}</main>`;
const grow = '<span class="grow"></span>';
const facts = (...kinds: readonly string[]): string =>
  `<div class="facts">${`<div class="fact">${bars('w5 small', 'w6 figure', ...kinds)}</div>`.repeat(4)}</div>`;

/** Names are of different lengths. */
function rows(count: number, cells: readonly string[] = ['w8', 'w6']): string {
  const row = (index: number): string =>
    `<div class="row">${bar(`w${5 + ((index * 3) % 4)}`)}${bars(...cells)}</div>`;
  return `<div class="rows">${Array.from({ length: count }, (_, index) => row(index)).join('')}</div>`;
}

const formGroup = (...fields: readonly string[]): string =>
  `<div class="group">${bar('w6')}<div class="fields">${fields.map((kind) => `<div>${bars('w4 small', `control ${kind}`)}</div>`).join('')}</div></div>`;
const formGroups = [
  formGroup('w10', 'w10', 'w10', 'w10', 'w10', 'w10'),
  formGroup('w10', 'w10', 'w10', 'w10'),
  formGroup('w10', 'w10'),
];
const weekCells = Array.from({ length: 8 }, () => 'w10');

const layouts: Readonly<Record<PageName, Layout>> = {
  approvals: {
    header: `${bar('px')}${grow}${bar('icon')}`,
    body: main(part(bar('control px')), rows(6)),
  },
  business: {
    header: `${bar('px')}${grow}${bar('px')}`,
    isEdge: true,
    body: main(
      part(...formGroups),
      `<div class="side"><div class="paper">${bars('w4', 'w3', 'w4')}${part(bars('w3 figure', 'w10'), rows(4))}</div>${bars('w5', 'w8', 'w8')}</div>`,
    ),
  },
  client: {
    header: `${bar('px')}${grow}${bar('px')}`,
    isEdge: true,
    body: main(
      part(...formGroups),
      `<div class="side">${bars('w5 small', 'w6 figure', 'w8', 'w5 small', 'w6 figure')}</div>`,
    ),
  },
  coach: {
    header: `${grow}${bar('icon')}`,
    isEdge: true,
    body: `${main(bars('w9', 'w6', 'w8'))}<footer>${bar('box')}</footer>`,
  },
  dashboard: {
    header: `${bar('px')}${grow}${bars('control px', 'icon')}`,
    body: main(
      facts('w8', 'button'),
      cols(part(bars('w3', 'chart')), part(bar('w5'), rows(5))),
      cols(part(bar('w3'), rows(5)), part(bar('w5'), rows(4))),
    ),
  },
  explain: {
    header: `${bar('px')}${grow}${bars('icon', 'control px')}`,
    body: main(
      `<div>${bars('w9', 'w10', 'w7', 'code', 'w3', 'w9', 'code')}</div>`,
      `<div class="side">${bars('w4', 'w10', 'w9', 'w6')}</div>`,
    ),
  },
  goals: {
    header: `${bar('px')}${grow}${bars('control px', 'control px')}`,
    body: main(
      part(bar('w2'), rows(4)),
      part(bar('w2'), rows(4)),
      cols(part(bar('w3'), rows(3)), part(bar('w3'), rows(3))),
    ),
  },
  invoice: {
    header: `${bar('px')}${grow}${bar('control px')}`,
    isEdge: true,
    body: main(
      `<div class="desk"><div class="paper">${bars('w4', 'w3', 'w4')}${part(bars('w3 figure', 'w10'), rows(6))}</div></div>`,
      `<div class="side">${bars('w3 small', 'control', 'w4 small', 'control', 'w3 small', 'control', 'w8', 'w6')}</div>`,
    ),
  },
  look: {
    header: `${bar('px')}${grow}${bar('control px')}`,
    isEdge: true,
    body: main(
      `<div class="side">${bars('w3 small', 'control', 'w4 small', 'control', 'w3 small', 'control', 'w8', 'w6', 'w7')}</div>`,
      `<div class="desk"><div class="paper">${bars('w4', 'w3', 'w4')}${part(bars('w3 figure', 'w10'), rows(6))}</div></div>`,
    ),
  },
  models: {
    header: `${bar('px')}${grow}${bars('control px', 'control px')}`,
    body: main(
      `<div class="facts">${`<div class="fact">${bars('w5 small', 'w6 figure', 'w8')}</div>`.repeat(3)}</div>`,
      cols(part(bar('w3'), rows(3)), part(bar('w3'), rows(3))),
      cols(part(bar('w3'), rows(6)), part(bar('w3'), rows(5))),
    ),
  },
  money: {
    header: `${bars('control px', 'px')}${grow}${bars('control px', 'icon')}`,
    body: main(
      part(
        bar('w1'),
        `<div class="age"><div>${bars('w8 figure', 'w6')}</div><div>${bars('w1 small', 'w2', 'w10 thick')}</div></div>`,
      ),
      cols(part(bar('w3'), rows(6)), part(bar('w5'), rows(3))),
      part(bars('w3', 'chart')),
    ),
  },
  rates: {
    header: `${bar('px')}${grow}${bars('control px', 'icon')}`,
    body: main(
      cols(part(bars('w4', 'w8'), rows(4)), part(bars('w3 small', 'control', 'w3 small', 'control'))),
      part(rows(5)),
    ),
  },
  reports: {
    header: `${bar('px')}${grow}${bars('control px', 'control px', 'icon')}`,
    body: main(
      part(
        `<div class="fields">${'<i></i>'.repeat(3)}</div>`,
        `<div class="fields">${'<i></i>'.repeat(6)}</div>`,
      ),
      facts('w8 small'),
      part(rows(6)),
    ),
  },
  run: {
    header: `${bar('px')}${grow}${bars('control px', 'control px')}`,
    isEdge: true,
    body: main(`<div class="side">${rows(6, ['w6'])}</div>`, part(bars('w4', 'code', 'code'))),
  },
  scanner: {
    header: `${bar('px')}${grow}${bars('control px', 'control px')}`,
    body: main(
      cols(part(bars('w3', 'w4 figure', 'w6'), rows(5)), part(bars('w5', 'chart'))),
      cols(part(bar('w3'), rows(5)), part(bar('w5'), rows(4))),
      part(bar('w2'), rows(5)),
    ),
  },
  stack: {
    header: `${bar('px')}${grow}${bar('icon')}`,
    body: main(
      cols(
        part(bar('w5'), rows(6, ['w6'])),
        `<div class="part">${bar('w3')}${rows(4, ['w6'])}${bar('w3')}${rows(4, ['w6'])}</div>`,
      ),
    ),
  },
  week: {
    header: `${bar('px')}${grow}${bars('icon', 'icon', 'control px')}`,
    isEdge: true,
    body: `<div class="goal">${bars('px', 'grow')}</div>${main(rows(9, weekCells))}<footer><div></div><div>${bar('control px')}</div></footer>`,
  },
};
