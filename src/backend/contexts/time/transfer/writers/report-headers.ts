/**
 * The first line of our own reports in the form of Toggl and Clockify, by which the readers know them, and copies that
 * spreadsheets saved: these services have other columns, or the same in another order. An apostrophe before what looks like
 * a formula is somebody's text in their files, and ours to take off again in our own.
 */
import Papa from 'papaparse';

export function togglHeader(currency: string): readonly string[] {
  return `User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Tags,Duration,Amount (${currency})`.split(
    ',',
  );
}

/** Before a spreadsheet's copy had to be told from Toggl's own report, which has these in this order, and no quotes. */
function formerTogglHeader(currency: string): readonly string[] {
  return togglHeader(currency).with(11, 'Duration').with(12, 'Tags');
}

export function clockifyHeader(currency: string): readonly string[] {
  return `Project,Client,Description,Task,User,Email,Tags,Billable,Invoiced,Invoice ID,Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal),Billable Rate (${currency}),Billable Amount (${currency})`.split(
    ',',
  );
}

export function writeQuoted(table: readonly (readonly string[])[]): string {
  return `${Papa.unparse([...table], { quotes: true })}\r\n`;
}

/** True for a file whose header has our columns, or whose first line is as we wrote it before. */
export function isOwnReport(header: readonly string[], text: string): boolean {
  const [, currency = ''] = /\(([A-Z]{3})\)$/.exec(header.at(-1) ?? '') ?? [];
  const isHeader = (own: readonly string[]) => own.join() === header.join();
  return (
    [togglHeader, clockifyHeader].some((own) => isHeader(own(currency))) ||
    text.startsWith(writeQuoted([formerTogglHeader(currency)]).trimEnd())
  );
}
