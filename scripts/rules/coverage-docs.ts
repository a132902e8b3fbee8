/** docs/coverage.md: the coverage tables, one matrix a family and group of weaknesses. */
import type { RuleSet } from '../../src/scanner/rules/rule-data.ts';
import { type CellState, type CoverageTable, cellKey } from './coverage.ts';
import type { Library, Weakness } from './coverage-sources.ts';
import { countSinks } from './name-ownership.ts';

const marks: Readonly<Record<CellState['is'], string>> = { covered: '✓', open: '○', none: '·' };

interface Counts {
  readonly covered: number;
  readonly open: number;
  readonly none: number;
}

function countStates({ cells }: CoverageTable): Counts {
  const counts = { covered: 0, open: 0, none: 0 };
  for (const cell of cells.values()) counts[cell.is] += 1;
  return counts;
}

function stateOf({ cells }: CoverageTable, weakness: Weakness, library: Library): CellState {
  return cells.get(cellKey(weakness, library)) ?? { is: 'open' };
}

/** A matrix of the libraries that have something to show for these weaknesses. */
function matrix(table: CoverageTable, weaknesses: readonly Weakness[]): string {
  const libraries = table.family.libraries.filter((library) =>
    weaknesses.some((weakness) => stateOf(table, weakness, library).is !== 'none'),
  );
  if (libraries.length === 0) return '';
  const head = `| library | ${weaknesses.map(({ title, cwe }) => `${title}<br>CWE-${cwe}`).join(' | ')} |`;
  const line = `|---|${weaknesses.map(() => ':-:|').join('')}`;
  const rows = libraries.map((library) => {
    const cells = weaknesses.map((weakness) => marks[stateOf(table, weakness, library).is]);
    return `| ${library.id} | ${cells.join(' | ')} |`;
  });
  return [head, line, ...rows].join('\n');
}

function groupsOf(weaknesses: readonly Weakness[]): Map<string, Weakness[]> {
  const groups = new Map<string, Weakness[]>();
  for (const weakness of weaknesses) {
    const name = weakness.group ?? 'Weaknesses';
    groups.set(name, [...(groups.get(name) ?? []), weakness]);
  }
  return groups;
}

function reasons({ family }: CoverageTable): string {
  const titleOf = (id: string) => family.weaknesses.find((weakness) => weakness.id === id)?.title ?? id;
  const held = family.weaknesses.flatMap(({ title, only }) => {
    if (only === undefined) return [];
    const kinds = only.kinds.filter((kind) => family.kinds.some(({ id }) => id === kind));
    return [`- ${title}${kinds.length === 0 ? '' : ` (kinds: ${kinds.join(', ')})`}: ${only.reason}\n`];
  });
  const single = [...family.kinds, ...family.libraries].flatMap(({ id, none }) =>
    Object.entries(none ?? {}).map(([weakness, reason]) => `- ${id}, ${titleOf(weakness)}: ${reason}\n`),
  );
  return `### Why the other cells do not apply\n\n${[...held, ...single].join('')}`;
}

function openCells(table: CoverageTable): string {
  const list = table.family.libraries.flatMap((library) => {
    const open = table.family.weaknesses.filter(
      (weakness) => stateOf(table, weakness, library).is === 'open',
    );
    return open.length === 0 ? [] : [`- ${library.id}: ${open.map(({ title }) => title).join(', ')}\n`];
  });
  return list.length === 0 ? '' : `### Open\n\n${list.join('')}\n`;
}

function section(ruleSet: RuleSet, table: CoverageTable): string {
  const { family } = table;
  const { covered, open, none } = countStates(table);
  const sinks = countSinks(ruleSet, family.family);
  const facts = [
    `${covered} cells covered, ${open} open, ${none} not applicable.`,
    ...(sinks > 0 ? [`${sinks} sinks (at least ${family.minimumSinks} are asked for).`] : []),
  ].join(' ');
  const matrices = [...groupsOf(family.weaknesses)]
    .map(([name, weaknesses]) => [name, matrix(table, weaknesses)] as const)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `### ${name}\n\n${text}\n`);
  return `## ${family.title}\n\n${facts}\n\n${matrices.join('\n')}\n${openCells(table)}${reasons(table)}`;
}

/** Text of docs/coverage.md. */
export function coverageDocument(ruleSet: RuleSet, tables: readonly CoverageTable[]): string {
  const intro = [
    '# What the scanner covers',
    'Generated and checked by `scripts/rules.ts` from `src/scanner/rules/coverage`; edit there.',
    'A cell is covered (✓) when an example of the weakness is reported and would not be if the library were unknown: its names are taken out of the models and rules, and the example is scanned again. Open (○): nothing says that it cannot apply, and no example proves it yet. Not applicable (·): only for a reason that speaks of that weakness; the reasons stand below each table. A sink is a name of the library together with the class of harm.',
  ];
  return `${intro.join('\n\n')}\n\n${tables.map((table) => section(ruleSet, table)).join('\n')}`;
}

/** A sentence for each family with fewer sinks than it promises. */
export function sinkProblems(ruleSet: RuleSet, tables: readonly CoverageTable[]): string[] {
  return tables
    .map(({ family }) => ({ ...family, sinks: countSinks(ruleSet, family.family) }))
    .filter(({ sinks, minimumSinks }) => sinks < minimumSinks)
    .map(({ title, sinks, minimumSinks }) => `${title}: ${sinks} sinks, fewer than ${minimumSinks}`);
}
