/** A report as a mail: subject, text, and a table that mail programs show; German for `de`, English for every other language. */
import { formatMinutes } from '../../../../domain/duration.ts';
import { sayCounted } from '../../../../domain/figures/counted-time.ts';
import { printFormats } from '../../../../domain/invoice-print/print-formats.ts';
import type { Money } from '../../../../domain/money.ts';
import { eachInLanguages } from '../../../../words/in-languages.ts';
import { text } from '../../../../words/text.ts';
import { escapeHtml } from '../../../platform/text/escape-html.ts';
import type { BuiltReport, ReportFigures, ReportLine } from './report-mails.ports.ts';

const named = {
  total: text`Total`,
  time: text`Time`,
  billable: text`Billable`,
  amount: text`Amount`,
  target: text`Target`,
  unbilled: text`Unbilled`,
  unnamed: text`(none)`,
  nothing: text`No time was recorded in this period.`,
};

type Words = Readonly<Record<keyof typeof named | 'sentBy', string>>;

function wordsOf(organization: string, language: string): Words {
  const sentBy = text`Sent by Vireo for ${organization}. The figures are in the attached CSV file as well.`;
  return eachInLanguages({ ...named, sentBy })[/^de\b/i.test(language) ? 'de' : 'en'];
}

export interface ReportToWrite {
  readonly title: string;
  readonly organization: string;
  readonly language: string;
  readonly report: BuiltReport;
  /** Of a weekly summary. */
  readonly unbilled?: { readonly seconds: number; readonly amounts: readonly Money[] } | undefined;
}

export interface WrittenReport {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachment: { readonly filename: string; readonly csv: string };
}

type Cells = readonly [name: string, time: string, billable: string, amount: string];

interface Row {
  readonly cells: Cells;
  /** 0 for a row, 1 for one below it, 2 for the sum. */
  readonly level: 0 | 1 | 2;
}

export function writeReport({
  title,
  organization,
  language,
  report,
  unbilled,
}: ReportToWrite): WrittenReport {
  const words = wordsOf(organization, language);
  const formats = printFormats(language);
  const money = (amounts: readonly Money[]) => amounts.map((amount) => formats.money(amount)).join(', ');
  const cellsOf = (name: string, line: ReportFigures): Cells => [
    name,
    formatMinutes(line.seconds),
    formatMinutes(line.billableSeconds),
    money(line.amounts),
  ];
  const nameOf = (line: ReportLine) => cellsOf(line.name === '' ? words.unnamed : line.name, line);
  const rows: Row[] = report.rows.flatMap((row) => [
    { cells: nameOf(row), level: 0 as const },
    ...row.rows.map((line) => ({ cells: nameOf(line), level: 1 as const })),
  ]);
  const all: readonly Row[] = [...rows, { cells: cellsOf(words.total, report.total), level: 2 }];
  const { targetSeconds } = report.total;
  const notes = [
    ...(targetSeconds === null ? [] : [`${words.target}: ${formatMinutes(targetSeconds)}`]),
    ...(unbilled === undefined
      ? []
      : [
          `${words.unbilled}: ${[formatMinutes(unbilled.seconds), money(unbilled.amounts)].filter(Boolean).join(', ')}`,
        ]),
    ...[sayCounted(report.ofWhom, language)].filter(Boolean),
  ];
  const period = formats.dateRange(report.from, report.to);
  const head: Cells = ['', words.time, words.billable, words.amount];
  const parts = {
    heading: `${title}, ${period}`,
    head,
    rows: rows.length === 0 ? [] : all,
    notes,
    words,
  };
  return {
    subject: `${title}, ${period}`,
    text: asText(parts),
    html: asHtml(parts, language),
    attachment: { filename: `${fileName(title)}-${report.from}-${report.to}.csv`, csv: report.csv },
  };
}

interface Parts {
  readonly heading: string;
  readonly head: Cells;
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
  readonly words: Words;
}

function asText({ heading, rows, notes, words }: Parts): string {
  const lines = rows.map(({ cells: [name, time, billable, amount], level }) => {
    const figures = [time, `${words.billable} ${billable}`, amount].filter((figure) => figure !== '');
    return `${level === 1 ? '  ' : ''}${name}: ${figures.join(', ')}`;
  });
  const body = lines.length === 0 ? [words.nothing] : lines;
  return `${[heading, '', ...body, '', ...notes, '', words.sentBy].join('\n')}\n`;
}

/** Styles stand in the tags: mail programs drop the others. */
function asHtml({ heading, head, rows, notes, words }: Parts, language: string): string {
  const cell = (content: string, at: number, style: string, tag = 'td') =>
    `<${tag}${at === 0 ? ' align="left"' : ' align="right"'}${tag === 'th' ? ' scope="col"' : ''} style="padding:4px 12px 4px ${style}">${escapeHtml(content)}</${tag}>`;
  const styleOf = {
    0: '0',
    1: '16px;color:#555555',
    2: '0;border-top:1px solid #999999;font-weight:bold',
  } as const;
  const line = ({ cells, level }: Row) =>
    `<tr>${cells.map((each, at) => cell(each, at, at === 0 || level !== 1 ? styleOf[level] : '0;color:#555555')).join('')}</tr>`;
  const table =
    rows.length === 0
      ? `<p>${escapeHtml(words.nothing)}</p>`
      : `<table cellspacing="0" cellpadding="0" style="border-collapse:collapse"><thead><tr>${head
          .map((each, at) => cell(each, at, '0', 'th'))
          .join('')}</tr></thead><tbody>${rows.map(line).join('')}</tbody></table>`;
  const facts = notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('');
  return `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><title>${escapeHtml(heading)}</title></head><body style="font-family:Arial,sans-serif;font-size:14px;color:#1a1a1a"><h1 style="font-size:18px">${escapeHtml(heading)}</h1>${table}${facts}<p style="font-size:12px;color:#555555">${escapeHtml(words.sentBy)}</p></body></html>\n`;
}

/** In characters that every file system takes. */
function fileName(title: string): string {
  const name = title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  return name === '' ? 'report' : name;
}
