/**
 * The weeks that an invoice needs, where submitting them approves them: without a question but about time that is recorded
 * twice or has not passed. Part of the bundle of sheet-actions.ts.
 */
import type { Timesheet } from '../../../../api-client/index.ts';
import { offeredPeople } from '../../../../domain/people/offered-people.ts';
import { approvesOnSubmit } from '../../../../domain/policy/self-approval.ts';
import { counted } from '../../../../pages/words.ts';
import { showBriefly } from '../../../platform/notify.ts';
import { loadPeople } from '../../../platform/practice/people.ts';
import type { Row } from '../../../platform/row.ts';
import type { Services } from '../../../platform/services.ts';
import { maySubmit } from '../confirm-overlaps.ts';
import { findSheetId, weekStartOf } from '../find-sheet.ts';
import { loadSheetRows } from '../load-sheet-rows.ts';
import { readWeek, submitIfUnchanged } from './submit-if-unchanged.ts';

/** Whether some are approved now: false in a practice of several people, and where the user turned away. */
export async function submitOwnWeeks(services: Services): Promise<boolean> {
  if (!(await isPracticeOfOne(services))) return false;
  const rows = (await loadSheetRows(services)).filter(isOwnDraft);
  const ids = await Promise.all(rows.map((row) => findSheetId(services, row)));
  const weeks = await Promise.all(ids.flatMap((id) => (id === undefined ? [] : readWeek(services, id))));
  const permission = weeks.length === 0 ? undefined : await maySubmit(services, weeks);
  if (permission === undefined) return false;
  const submitted: Timesheet[] = [];
  for (const week of weeks) {
    const sheet = await submitIfUnchanged(services, week, permission.wasAsked);
    if (sheet?.state === 'approved') submitted.push(sheet);
  }
  if (submitted.length > 0) sayApproved(services, submitted);
  return submitted.length > 0;
}

function isOwnDraft(row: Row): boolean {
  return row.kind.startsWith('timesheet.draft') && weekStartOf(row) !== undefined && !('isOthers' in row);
}

async function isPracticeOfOne(services: Services): Promise<boolean> {
  const { backend, rights } = services;
  const [{ organizationId }, people] = await Promise.all([rights.load(), loadPeople(services)]);
  const path = { id: organizationId };
  const { selfApproval } = await backend.ask((api, options) => api.getOrganization({ ...options, path }));
  // As the service counts: a contact of a client approves nothing.
  const there = offeredPeople([...people.values()]).filter(({ role }) => role !== 'client');
  return approvesOnSubmit({ selfApproval, signInCount: there.length });
}

function sayApproved({ t }: Services, sheets: readonly Timesheet[]): void {
  const told = ['1 week submitted and approved.', '{0} weeks submitted and approved.'] as const;
  showBriefly(counted(t, told, sheets.length));
}
