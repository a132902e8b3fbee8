/** What an import brings and what it does not, as a page of Markdown; pure. */
import type { TimeImport } from '../../../api-client/index.ts';
import { escapeMarkdown } from '../../../contract/markdown.ts';
import { formatDuration } from '../../../domain/duration.ts';
import type { Money } from '../../../domain/money.ts';
import type { Translate } from '../../platform/words.ts';
import { countSettled } from './import-answers.ts';

export interface ReportFormats {
  readonly t: Translate;
  /** An instant in the zone of the file. */
  readonly time: (instant: string, zone: string) => string;
  readonly money: (amount: Money) => string;
}

export function describeImport(told: TimeImport, formats: ReportFormats): string {
  const { t } = formats;
  const parts = [
    `# ${escapeMarkdown(titleOf(told, t))}`,
    ...section(t('What is wrong with the file'), problemLines(told, t)),
    ...section(t('What it brings'), [
      t('{0} rows: {1} new, {2} there already', told.rows, told.added, told.again),
      ...changedLines(told, t),
      t(
        '{0} hours, of them {1} billable',
        formatDuration(told.seconds),
        formatDuration(told.billableSeconds),
      ),
      ...(told.approved + told.invoiced === 0
        ? []
        : [t('{0} approved and {1} invoiced elsewhere: they are locked here', told.approved, told.invoiced)]),
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
      t('Not kept as it stands in the file'),
      told.losses.map((loss) => describeLoss(loss, t)),
    ),
    ...sample(told, formats),
  ];
  return `${parts.join('\n\n')}\n`;
}

function changedLines(told: TimeImport, t: Translate): readonly string[] {
  const { settled, taken } = countSettled(told);
  if ((told.changed ?? 0) === 0) return [];
  return [
    t('{0} rows were changed in the other tool since they were imported', told.changed ?? 0),
    ...(settled === 0
      ? []
      : [t('{0} of them were approved or invoiced there; taken over: {1}', settled, taken)]),
  ];
}

/** One sentence of what was taken in. */
export function describeDone(told: TimeImport, t: Translate): string {
  const { added, fileName, losses } = told;
  const { taken } = countSettled(told);
  if (added === 0 && taken > 0)
    return t('The states of {0} entries of {1} were taken over.', taken, fileName);
  return losses.length === 0
    ? t('{0} entries of {1} were imported.', added, fileName)
    : t('{0} entries of {1} were imported. The report says what was not kept.', added, fileName);
}

function titleOf({ fileName, state }: TimeImport, t: Translate): string {
  if (state === 'refused') return t('{0} would be refused', fileName);
  if (state === 'undone') return t('What {0} brought, before it was taken back', fileName);
  return state === 'preview' ? t('What {0} would bring', fileName) : t('What {0} brought', fileName);
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
  return made.projects.flatMap(({ client, name, rate, isRateFromAmounts }) => {
    const [line = ''] = named(t('Project'), [`${client} / ${name}`]);
    if (rate.minor === 0) return line;
    const amount = money(rate);
    const worth = isRateFromAmounts ? t('{0} an hour, taken from amounts', amount) : t('{0} an hour', amount);
    return `${line}: ${escapeMarkdown(worth)}`;
  });
}

function problemLines({ problems }: TimeImport, t: Translate): readonly string[] {
  return problems.map(({ row, column, value, message }) => {
    const place = [row === null ? '' : t('row {0}', row), column === null ? '' : t('column {0}', column)];
    const said = value ? ` “${value}”` : '';
    return escapeMarkdown(`${place.filter(Boolean).join(', ') || t('The file')}:${said} ${message}`);
  });
}

function describeLoss(
  { count, column, message, examples }: TimeImport['losses'][number],
  t: Translate,
): string {
  const rows = examples
    .map(({ row, value }) => `${t('row {0}', row)}${value === '' ? '' : ` “${value}”`}`)
    .join(', ');
  const more = count > examples.length ? ', …' : '';
  return escapeMarkdown(`${count} × ${column === '' ? '' : `${column}: `}${message} (${rows}${more})`);
}

function sample({ sample: rows, detected }: TimeImport, { t, time }: ReportFormats): readonly string[] {
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
  return [`## ${t('The first rows, as they will be')}`, table];
}
