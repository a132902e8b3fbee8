import type { Reply } from '../test-app.ts';

export const header =
  'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags';

/** Lengths in whole hours from 8:00 on, or as they are written. */
export function togglRow(
  day: string,
  length: string,
  money: string,
  { billable = 'Yes', project = 'Web', client = 'Acme' } = {},
) {
  const [hours = '', minutes = '', seconds = ''] = length.split(':');
  const end = `${String(8 + Number(hours)).padStart(2, '0')}:${minutes}:${seconds}`;
  return `,,${client},${project},,n,${billable},${day},08:00:00,${day},${end},${length},,${money}`;
}

export const toggl = (amounts: string, ...rows: readonly string[]) =>
  [`${header},${amounts}`, ...rows, ''].join('\n');

/** Files whose rows have rates and amounts. */
export function setUpImportedMoney() {
  const lossesOf = ({ body }: Reply) =>
    Object.fromEntries(body.losses.map(({ code, count }: { code: string; count: number }) => [code, count]));

  return {
    lossesOf,
  };
}
