/** From a draft's check: a week that it leaves out is approved, where that is needed, and its time added. */
import type { Timesheet } from '../../../api-client/index.ts';
import { runCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';

/** Without a week, of time that is approved already. */
export async function addMissingWeek(
  services: Services,
  invoiceId: string,
  weekStart?: string,
): Promise<void> {
  if (weekStart !== undefined) {
    await approveWeek(services, weekStart);
    const states = (await listWeek(services, weekStart)).map(({ state }) => state);
    // Rejected, cancelled, or another person has to approve it: the user was shown why.
    if (!states.includes('approved')) return;
  }
  const { backend } = services;
  await backend.ask((api, options) => api.takeUpTime({ ...options, path: { id: invoiceId } }));
}

/** What waits is approved; else one's own is submitted, which approves it for who is alone. */
async function approveWeek(services: Services, weekStart: string): Promise<void> {
  const waiting = (await listWeek(services, weekStart)).filter(({ state }) => state === 'submitted');
  if (waiting.length > 0) {
    const rows = waiting.map(toRow);
    await runCommand('vireo.approveTimesheet', rows[0], rows);
    return;
  }
  const week = { record: { kind: 'entries' as const, ids: [] }, weekStart };
  await runCommand('vireo.submitTimesheet', week);
  const own = (await listWeek(services, weekStart)).filter(({ state }) => state === 'submitted');
  if (own.length > 0) await runCommand('vireo.approveTimesheet', own.map(toRow)[0]);
}

function toRow({ id, version }: Timesheet) {
  return { record: { kind: 'timesheet' as const, ids: [id] }, version };
}

async function listWeek({ backend }: Services, weekStart: string): Promise<readonly Timesheet[]> {
  const query = { from: weekStart, to: weekStart };
  return (await backend.ask((api, options) => api.listTimesheets({ ...options, query }))).items;
}
