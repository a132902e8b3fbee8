/**
 * Two people, each with a window of their own, and one server on PostgreSQL: one sets it up and invites, the other joins,
 * tracks and submits, without a connection for a while, and what a role may not is refused.
 */
import assert from 'node:assert/strict';
import { writeAccount } from '../../src/backend/proxy/account-file.ts';
import { Way } from '../../src/backend/testing/account/account-proxy.ts';
import { isoWeekOf } from '../../src/domain/zones.ts';
import { person, setUpServer } from '../api/set-up-server.ts';
import { type InstalledWindow, openInstalled, timerShows } from '../support/vscode/installed.ts';
import { approveRun } from './journeys/approved-run.ts';

const ida = { name: 'Ida Lund', email: 'ida@nordwind.example', password: 'another long sentence' };

interface Entry {
  readonly id: string;
  readonly localDate: string;
  readonly note: string;
  readonly seconds: number | null;
}
interface Sheet {
  readonly id: string;
  readonly version: number;
  readonly state: string;
}
interface Page<Item> {
  readonly items: readonly Item[];
}
interface Joined {
  readonly account: { readonly email: string; readonly organizationId: string };
  readonly access: { readonly accessToken: string; readonly refreshToken: string };
}

function mondayOf(entry: Entry | undefined): string {
  return isoWeekOf(entry?.localDate ?? '').start;
}

describe('two people of one server', function () {
  this.timeout(300_000);
  const windows: InstalledWindow[] = [];
  const way: Way = new Way(() => server.url);
  // The one address of the server, which can be cut for both.
  beforeEach(() => way.open());
  // Before the server ends, so that a picture shows what failed.
  afterEach(async function () {
    for (const [index, { workbench }] of windows.entries())
      if (this.currentTest?.state === 'failed') await workbench.keepScreenshot(`two-people-${index}-failed`);
    for (const { editor } of windows.splice(0)) await editor[Symbol.asyncDispose]();
    await way.cut();
  });
  const server = setUpServer(() => way.port);

  /** A window of an account that signed in before. */
  async function open({ account, access }: Joined): Promise<InstalledWindow> {
    const window = await openInstalled({
      settings: { 'vireo.timer.askForNote': false, 'vireo.timer.reminder': 'off' },
      prepare: ({ dataDirectory }) =>
        writeAccount(dataDirectory, {
          server: `http://localhost:${way.port}`,
          organizationId: account.organizationId,
          organizationName: 'Nordwind',
          email: account.email,
          refreshToken: access.refreshToken,
        }),
    });
    windows.push(window);
    await timerShows(window, '0:00 today');
    return window;
  }

  /** The administrator has a project, and the other person joins as its member. */
  async function joinProject(admin: InstalledWindow, token: string): Promise<Joined> {
    const joined = await server.join(token, ida);
    const { id: clientId } = await admin.ask<{ id: string }>('POST', '/clients', {
      name: 'Acme',
      currency: 'EUR',
    });
    const hourlyRate = { minor: 11_000, currency: 'EUR' };
    const project = await admin.ask<{ id: string }>('POST', '/projects', {
      name: 'API',
      clientId,
      hourlyRate,
    });
    const { items } = await admin.ask<Page<{ id: string; name: string }>>('GET', '/users');
    const { id } = items.find(({ name }) => name === ida.name) ?? assert.fail('Ida has joined');
    await admin.ask('PUT', `/projects/${project.id}/members/${id}`, {});
    return joined;
  }

  it('is set up, joined, tracked on without a connection, and a week and an agent’s work are approved by the other', async () => {
    const made: Joined = await server.setUp();
    const admin = await open(made);
    const joined = await joinProject(admin, made.access.accessToken);
    const member = await open(joined);
    const { workbench } = member;

    await workbench.runAndPick('Vireo: Start Timer', 'API');
    await timerShows(member, 'API');
    await way.cut();
    await workbench.statusItem('vireo.waitingTime').filter({ hasText: 'Offline' }).waitFor();
    await workbench.runCommand('Vireo: Stop Timer');
    await workbench.statusItem('vireo.waitingTime').filter({ hasText: '1 waiting' }).waitFor();
    await workbench.runAndPick('Vireo: Start Timer', 'API');
    await workbench.statusItem('vireo.waitingTime').filter({ hasText: '2 waiting' }).waitFor();
    await workbench.screenshot('offline');
    await workbench.runCommand('Vireo: Stop Timer');
    await timerShows(member, 'today');
    await way.open();
    await workbench.statusItem('vireo.waitingTime').waitFor({ state: 'hidden' });
    const { items: entries } = await member.ask<Page<Entry>>('GET', '/time-entries');
    assert.deepEqual([entries.length, entries.every(({ seconds }) => seconds !== null)], [2, true]);

    const draft = await member.ask<Sheet>('POST', '/timesheets', { weekStart: mondayOf(entries[0]) });
    const sheet = await member.ask<Sheet>('POST', `/timesheets/${draft.id}/submit`, {});
    await assert.rejects(member.ask('POST', `/timesheets/${sheet.id}/approve`, {}), /403/);
    await assert.rejects(member.ask('POST', '/clients', { name: 'Mine', currency: 'EUR' }), /403/);
    await admin.workbench.runCommand('Vireo: Open Approvals');
    const approvals = await admin.workbench.webview('vireo-approvals');
    await admin.workbench.untilDone(async (attempt) => {
      await approvals.getByRole('checkbox').last().check(attempt);
      await approvals.getByRole('button', { name: 'Approve', exact: true }).click(attempt);
      await approvals.getByText('1 week approved.').waitFor(attempt);
    }, 'the week of the other to be approved');
    await admin.workbench.statusItem('vireo.waitingTime').waitFor({ state: 'hidden' });
    await workbench.waitFor(async () => {
      const { state } = await member.ask<Sheet>('GET', `/timesheets/${sheet.id}`);
      return state === 'approved';
    }, 'the approved week at its member');
    assert.equal(person.email, made.account.email);
    await approveRun({ asker: member, approver: admin, approverName: person.name });
  });
});
