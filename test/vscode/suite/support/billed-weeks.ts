import * as vscode from 'vscode';
import { ask, createProject, targetOf } from './records.ts';

/** A week of time, approved and on an invoice. */
export async function createInvoice(name: string, monday = '2026-03-23'): Promise<string> {
  const clientId = await approveWeek(name, monday);
  // The practice is where the machine's locale is, which may have no standard rate of VAT.
  const { items } = await ask<{ items: { id: string }[] }>('GET', '/organizations');
  await ask('PATCH', `/organizations/${items[0]?.id}`, { taxRate: '19' });
  return (await ask<{ id: string }>('POST', '/invoices', { clientId })).id;
}

/** Two hours on the Monday; the id of their client. */
export async function approveWeek(name: string, monday: string): Promise<string> {
  const projectId = await createProject(name);
  await recordTwoHours(projectId, monday);
  await approve(monday);
  return (await ask<{ clientId: string }>('GET', `/projects/${projectId}`)).clientId;
}

export async function recordTwoHours(projectId: string, date: string): Promise<void> {
  const [startedAt, endedAt] = [`${date}T09:00:00Z`, `${date}T11:00:00Z`];
  await ask('POST', '/time-entries', { projectId, startedAt, endedAt, zone: 'UTC' });
}

/** Id of the timesheet of the week. */
export async function approve(monday: string): Promise<string> {
  const { id } = await ask<{ id: string }>('POST', '/timesheets', { weekStart: monday });
  await vscode.commands.executeCommand('vireo.submitTimesheet', targetOf('timesheet', id));
  await vscode.commands.executeCommand('vireo.approveTimesheet', targetOf('timesheet', id));
  return id;
}
