/**
 * The first line of our own reports in the form of Toggl and Clockify, by which the readers know them: these services
 * have other columns, or quote none. An apostrophe before what looks like a formula is somebody's text in their files.
 */
import Papa from 'papaparse';

export function togglHeader(currency: string): readonly string[] {
  return `User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (${currency})`.split(
    ',',
  );
}

export function clockifyHeader(currency: string): readonly string[] {
  return `Project,Client,Description,Task,User,Email,Tags,Billable,Invoiced,Invoice ID,Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal),Billable Rate (${currency}),Billable Amount (${currency})`.split(
    ',',
  );
}

export function writeQuoted(table: readonly (readonly string[])[]): string {
  return `${Papa.unparse([...table], { quotes: true })}\r\n`;
}

/** True for a file whose first line is as we wrote it. */
export function isOwnReport(text: string): boolean {
  const [line = ''] = /^.*/.exec(text) ?? [];
  const [, currency = ''] = /\(([A-Z]{3})\)"$/.exec(line) ?? [];
  return [togglHeader, clockifyHeader].some((header) => writeQuoted([header(currency)]).trimEnd() === line);
}
