/** What an import brings and what it leaves out, as a page of Markdown; pure. */

import type { TimeImport } from '../../../api-client/index.ts';
import { findRateWords } from '../../../contract/imported-rate-words.ts';
import { escapeMarkdown } from '../../../contract/markdown.ts';
import { formatDuration } from '../../../domain/duration.ts';
import type { Money } from '../../../domain/money.ts';
import { projectLabel } from '../../../domain/names/project-label.ts';
import { counted, type Translate } from '../../../pages/words.ts';
import { countSettled } from './import-answers.ts';

const words = {
  rows: ['1 row: {1} new, {2} there already', '{0} rows: {1} new, {2} there already'],
  changed: [
    '1 row was changed in the other tool since it was imported',
    '{0} rows were changed in the other tool since they were imported',
  ],
  settled: [
    '1 of them was approved or invoiced there; taken over: {1}',
    '{0} of them were approved or invoiced there; taken over: {1}',
  ],
  tookStates: [
    'The state of 1 entry of {1} was taken over.',
    'The states of {0} entries of {1} were taken over.',
  ],
  statesBack: [
    '1 entry is in the state that it had before it.',
    '{0} entries are in the state that they had before it.',
  ],
  going: ['1 entry will be deleted.', '{0} entries will be deleted.'],
  gone: ['1 was deleted or merged since.', '{0} were deleted or merged since.'],
  imported: ['1 entry of {1} was imported.', '{0} entries of {1} were imported.'],
} as const;

export interface ReportFormats {
  readonly t: Translate;
  /** An instant in the zone of the file. */
  readonly time: (instant: string, zone: string) => string;
  readonly money: (amount: Money) => string;
}

/** Wording by state of the import: preview, done or undone. */
interface Tense {
  readonly brings: string;
  readonly rows: string;
  readonly locked: string;
}

function tenseOf({ state, approved, invoiced }: TimeImport, t: Translate): Tense {
  const locked = t('{0} approved and {1} invoiced elsewhere: they are locked here', approved, invoiced);
  switch (state) {
    case 'done':
      return { brings: t('Imported'), rows: t('The first rows, as they are here'), locked };
    case 'undone':
      return {
        brings: t('Was imported'),
        rows: t('The first rows, as they were'),
        locked: t('{0} approved and {1} invoiced elsewhere: they were locked here', approved, invoiced),
      };
    default:
      return { brings: t('Will be imported'), rows: t('The first rows, as they will be'), locked };
  }
}

export function describeImport(told: TimeImport, formats: ReportFormats): string {
  const { t } = formats;
  const tense = tenseOf(told, t);
  const parts = [
    `# ${escapeMarkdown(titleOf(told, t))}`,
    ...section(t('What is wrong with the file'), problemLines(told, t)),
    ...section(tense.brings, [
      counted(t, words.rows, told.rows, told.added, told.again),
      ...changedLines(told, t),
      t(
        '{0} hours, of them {1} billable',
        formatDuration(told.seconds),
        formatDuration(told.billableSeconds),
      ),
      ...(told.approved + told.invoiced === 0 ? [] : [tense.locked]),
    ]),
    ...section(t('Made by the import'), [
      ...named(t('Client'), told.clients),
      ...projectLines(told, formats),
      ...named(t('Task'), told.tasks),
      ...named(
        t('Person'),
        told.people.filter(({ isNew }) => isNew).map(({ userName }) => userName),
      ),
    ]),
    ...section(
      t('Left out'),
      told.losses.filter(isLeftOut).map((loss) => describeLoss(loss, t)),
    ),
    ...section(
      t('Not imported as it is in the file'),
      told.losses.filter((loss) => !isLeftOut(loss)).map((loss) => describeLoss(loss, t)),
    ),
    ...sample(told, tense.rows, formats),
  ];
  return `${parts.join('\n\n')}\n`;
}

function changedLines(told: TimeImport, t: Translate): readonly string[] {
  const { settled, taken } = countSettled(told);
  const { changed = 0 } = told;
  if (changed === 0) return [];
  return [
    counted(t, words.changed, changed),
    ...(settled === 0 ? [] : [counted(t, words.settled, settled, taken)]),
  ];
}

/** One sentence of what was taken in. */
export function describeDone(told: TimeImport, t: Translate): string {
  const { added, fileName, losses } = told;
  const { taken } = countSettled(told);
  if (added === 0 && taken > 0) return counted(t, words.tookStates, taken, fileName);
  const report = losses.length === 0 ? [] : [t('The report lists what was not imported.')];
  return [counted(t, words.imported, added, fileName), ...report].join(' ');
}

/** Why nothing was taken in, by the first thing that is wrong. */
export function describeRefused({ fileName, problems }: TimeImport, t: Translate): string {
  const [first] = problems;
  const why = first === undefined ? '' : sayMessage(first, t);
  const place = first === undefined || first.row === null ? '' : t('row {0}', first.row);
  const where = [place, first?.value].filter(Boolean).join(' ');
  if (where === '') return t('Nothing was imported: {0} {1}.', fileName, why);
  return problems.length === 1
    ? t('Nothing was imported: {0} has a mistake. {1} {2}', fileName, where, why)
    : t(
        'Nothing was imported: {0} has {1} mistakes. The first: {2} {3}',
        fileName,
        problems.length,
        where,
        why,
      );
}

const mostNamed = 10;

/** What undoing an import removes, one line for each kind of record. */
export function describeGoing(told: TimeImport, t: Translate): string {
  const { added, present = added, clients, projects, tasks } = told;
  const people = told.people.filter(({ isNew }) => isNew).map(({ userName }) => userName);
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    [t('Clients'), clients],
    [t('Projects'), projects],
    [t('Tasks'), tasks],
    [t('People'), people],
  ];
  const made = kinds.filter(([, names]) => names.length > 0);
  const { taken } = countSettled(told);
  return [
    present === 0 ? t('No entry is removed.') : counted(t, words.going, present),
    ...(present === added ? [] : [counted(t, words.gone, added - present)]),
    ...(taken === 0 ? [] : [counted(t, words.statesBack, taken)]),
    ...(made.length === 0
      ? []
      : [t('Clients, projects and tags that only this import uses are removed as well.')]),
    ...made.map(([kind, names]) => `${kind}: ${shorten(names, t)}`),
  ].join('\n');
}

function shorten(names: readonly string[], t: Translate): string {
  const shown = names.slice(0, mostNamed).join(', ');
  return names.length > mostNamed ? t('{0} and {1} more', shown, names.length - mostNamed) : shown;
}

function titleOf({ fileName, state }: TimeImport, t: Translate): string {
  if (state === 'refused') return t('{0} would be refused', fileName);
  if (state === 'undone') return t('Contents of {0} before the import was undone', fileName);
  return state === 'preview' ? t('Preview of {0}', fileName) : t('Import of {0}', fileName);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.map((line) => `- ${line}`).join('\n')];
}

function named(kind: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${kind} **${escapeMarkdown(name)}**`);
}

/** With what an hour of each is worth from now on, where the file tells it. */
function projectLines({ made, projects }: TimeImport, { t, money }: ReportFormats): readonly string[] {
  if (made === undefined || made.projects.length === 0) return named(t('Project'), projects);
  return made.projects.map((project) => {
    const [line = ''] = named(t('Project'), [projectLabel(project.client, project.name)]);
    const worth = findRateWords(project);
    return worth === undefined ? line : `${line}: ${escapeMarkdown(t(worth, money(project.rate)))}`;
  });
}

function problemLines({ problems }: TimeImport, t: Translate): readonly string[] {
  return problems.map((problem) => {
    const { row, column, value } = problem;
    const message = sayMessage(problem, t);
    const place = [row === null ? '' : t('row {0}', row), column === null ? '' : t('column {0}', column)];
    const said = value ? ` “${value}”` : '';
    return escapeMarkdown(`${place.filter(Boolean).join(', ') || t('The file')}:${said} ${message}`);
  });
}

const isLeftOut = ({ seconds }: TimeImport['losses'][number]): boolean => seconds !== undefined;

/** What the backend says in English, in the language of the editor; an import of an earlier version stays in English. */
function sayMessage(
  { message, template, parameters }: { message: string; template?: string; parameters?: readonly string[] },
  t: Translate,
): string {
  return template ? t(template, ...(parameters ?? [])) : message;
}

function sayExample(
  { value, reason }: TimeImport['losses'][number]['examples'][number],
  t: Translate,
): string {
  if (reason === undefined) return value;
  const said = reason.value ? `"${reason.value}" ` : '';
  const column = reason.column === null ? '' : `${reason.column}: `;
  return `${column}${said}${sayMessage({ message: value, ...reason }, t)}`;
}

function describeLoss(loss: TimeImport['losses'][number], t: Translate): string {
  const { count, column, seconds, examples } = loss;
  const message = sayMessage(loss, t);
  const rows = examples
    .map((example) => ({ row: example.row, value: sayExample(example, t) }))
    .map(({ row, value }) => `${t('row {0}', row)}${value === '' ? '' : ` “${value}”`}`)
    .join(', ');
  const more = count > examples.length ? ', …' : '';
  const sum = seconds === undefined || seconds === 0 ? '' : ` ${t('{0} hours', formatDuration(seconds))}`;
  return escapeMarkdown(`${count} × ${column === '' ? '' : `${column}: `}${message}${sum} (${rows}${more})`);
}

function sample(
  { sample: rows, detected }: TimeImport,
  title: string,
  { t, time }: ReportFormats,
): readonly string[] {
  if (rows.length === 0) return [];
  const head = [
    t('Row'),
    t('Start'),
    t('Duration'),
    t('Client'),
    t('Project'),
    t('Task'),
    t('Note'),
    t('Tags'),
  ];
  const lines = rows.map((row) =>
    [
      String(row.row),
      time(row.startedAt, detected.zone),
      formatDuration(row.seconds),
      row.client,
      row.project,
      row.task,
      row.note,
      row.tags.join(', '),
    ].map(escapeMarkdown),
  );
  const table = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return [`## ${title}`, table];
}
