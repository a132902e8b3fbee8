/** Asks whose approved time goes on a new invoice, and which weeks, with what there is of it; without any, what else to bill. */
import * as vscode from 'vscode';
import type { BillableClients } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { formatMinutes } from '../../../domain/duration.ts';
import { joinFacts, tellClientsApart, toldOf } from '../../../pages/practice/told-apart.ts';
import { addDays, weekOf } from '../../../pages/time/iso-week.ts';
import { counted } from '../../../pages/words.ts';
import { formatAmounts } from '../../platform/amounts.ts';
import { runCommand } from '../../platform/commands.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import { billAmount, completeSeller } from './bill-amount.ts';
import { leadToMissing } from './lead-to-missing.ts';
import {
  type ChosenTime,
  draftOf,
  hasSlips,
  onSheets,
  type ReadyClient,
  type ReadySheet,
} from './ready-time.ts';
import { describeWaiting, type WaitingTime } from './waiting-time.ts';

/** The id of the new draft: approved time of a client that no invoice has yet, of the given weeks or of those chosen. */
export async function createInvoice(
  services: Services,
  targets: readonly CommandTarget[] = [],
): Promise<string | undefined> {
  const given = targets.flatMap(({ record }) => (record.kind === 'timesheet' ? record.ids : []));
  const { items, waiting } = ofClients(await listBillable(services, given.length === 0), targets);
  const ready = given.length === 0 ? items : onSheets(items, new Set(given));
  const isGiven = given.length > 0;
  if (ready.length === 0 && (waiting.length === 0 || isGiven)) return await billNothing(services, isGiven);
  const client = await pickReady(services, ready, isGiven ? undefined : waiting);
  if (client === undefined) return undefined;
  if ('waitsFor' in client) {
    await leadToMissing(services, client);
    return undefined;
  }
  const whole = items.find(({ clientId }) => clientId === client.clientId) ?? client;
  return await makeDraft(services, { client, whole, isGiven });
}

interface Chosen {
  /** With the time that was given alone. */
  readonly client: ReadyClient;
  readonly whole: ReadyClient;
  readonly isGiven: boolean;
}

async function makeDraft(
  services: Services,
  { client, whole, isGiven }: Chosen,
): Promise<string | undefined> {
  const time = await pickTime(services, client, { isGiven });
  if (time === undefined) return undefined;
  const { id } = await services.backend.ask((api, options) =>
    api.createInvoice({ ...options, body: { id: api.newId(), ...draftOf(whole, time) } }),
  );
  return id;
}

async function billNothing(services: Services, isGiven: boolean): Promise<string | undefined> {
  if (!isGiven) return await billOtherwise(services);
  sayNothingOnWeeks(services);
  return undefined;
}

/** Of the clients whose rows were chosen, else of all. */
function ofClients(found: BillableClients, targets: readonly CommandTarget[]): BillableClients {
  const ids = new Set(targets.flatMap(({ record }) => (record.kind === 'client' ? record.ids : [])));
  const isMeant = ({ clientId }: { readonly clientId: string }) => ids.size === 0 || ids.has(clientId);
  return { items: found.items.filter(isMeant), waiting: found.waiting.filter(isMeant) };
}

/** Without a given week, and where nothing is approved yet, who is alone has their own weeks submitted first. */
async function listBillable({ backend }: Services, maySubmit: boolean) {
  const list = async () => await backend.ask((api, options) => api.listBillableClients(options));
  const found = await list();
  if (found.items.length > 0 || !maySubmit) return found;
  return (await runCommand('vireo.submitOwnWeeks')) === true ? await list() : found;
}

/** Above a draft whose seller lacks something: the practice's page. The draft takes a VAT rate that is said there. */
export async function completeDraft(services: Services, id: string): Promise<void> {
  if (!(await completeSeller(services))) return;
  const path = { id };
  await services.backend.ask((api, options) => api.patchInvoice({ ...options, path, body: {} }));
}

/** Not awaited: there is nothing to do about it. */
function sayNothingOnWeeks({ t }: Services): void {
  vscode.window.showInformationMessage(
    t('Nothing of this is left to bill: its time is not billable, or on an invoice already.'),
  );
}

/** To what is missing: weeks that are submitted. Who records no time is asked for an amount at once. */
async function billOtherwise(services: Services): Promise<string | undefined> {
  const { backend, t } = services;
  const entries = await backend.ask((api, options) =>
    api.listTimeEntries({ ...options, query: { limit: 1 } }),
  );
  if (entries.items.length === 0) return await billAmount(services);
  const approved = await backend.ask((api, options) =>
    api.listTimesheets({ ...options, query: { state: 'approved', limit: 1 } }),
  );
  const sentence =
    approved.items.length === 0
      ? t('No approved time yet. Submit a week, or invoice an amount.')
      : t('All approved time is on an invoice already.');
  const [submit, amount, show] = [t('Submit Weeks…'), t('Invoice an Amount…'), t('Show Timesheets')];
  const chosen = await vscode.window.showInformationMessage(sentence, submit, amount, show);
  if (chosen === amount) return await billAmount(services);
  if (chosen === submit) await runCommand('vireo.submitTimesheet');
  if (chosen === show) await vscode.commands.executeCommand('vireo.timesheets.focus');
  return undefined;
}

/**
 * The only one needs no question: the panel shows whose it is, what of its time is left out, and a draft is deleted again.
 * `waiting` is undefined where weeks were given.
 */
async function pickReady(
  { records, t }: Services,
  ready: readonly ReadyClient[],
  waiting?: readonly WaitingTime[],
): Promise<ReadyClient | WaitingTime | undefined> {
  const isPart = waiting === undefined;
  const others = (waiting ?? []).filter(({ clientId }) => clientId !== ready[0]?.clientId);
  if (ready.length === 1 && others.length === 0) return ready[0];
  const { clients } = await records.load();
  const apart = tellClientsApart(
    [...new Set([...ready, ...(waiting ?? [])].flatMap(({ clientId }) => clients.get(clientId) ?? []))],
    { t, locale: userLocale() },
  );
  const items = ready.map((one) => ({
    label: `$(organization) ${clients.get(one.clientId)?.name ?? ''}`,
    description: joinFacts(
      toldOf(apart, clients.get(one.clientId)),
      // Of some weeks only the time is known before there is a draft: the client's whole sum would be another figure.
      isPart
        ? t('{0} h in the chosen weeks', formatMinutes(sumSeconds(one)))
        : t('{0} h · {1} to bill', formatMinutes(one.billedSeconds), formatAmounts(one.amounts)),
    ),
    ...(isPart || one.seconds === one.billedSeconds
      ? {}
      : { detail: t('{0} h recorded, rounded as the draft will have it', formatMinutes(one.seconds)) }),
    one,
  }));
  const notReady = (waiting ?? []).map((one) => ({
    label: `$(watch) ${clients.get(one.clientId)?.name ?? ''}`,
    description: joinFacts(toldOf(apart, clients.get(one.clientId)), describeWaiting(one, t)),
    one,
  }));
  const placeHolder = t('Whose approved time do you invoice?');
  return (await vscode.window.showQuickPick([...items, ...notReady], { placeHolder }))?.one;
}

function sumSeconds({ timesheets }: ReadyClient): number {
  return timesheets.reduce((sum, { seconds }) => sum + seconds, 0);
}

const allOf = ({ timesheets }: ReadyClient): ChosenTime => ({ weeks: timesheets, withShort: false });

interface WeekChoice extends vscode.QuickPickItem {
  /** Absent for the row of entries under a minute. */
  readonly sheet?: ReadySheet;
}

/** Weeks that were given, and a single one, need no question, unless slips are beside: those are not left out unseen. */
async function pickTime(
  services: Services,
  client: ReadyClient,
  { isGiven }: { readonly isGiven: boolean },
): Promise<ChosenTime | undefined> {
  const isClear = isGiven || client.timesheets.length < 2;
  return isClear && !hasSlips(client) ? allOf(client) : await pickWeeks(services, client);
}

/** All but those that are unticked; undefined when the user turned away or left none. */
async function pickWeeks(
  { records, rights, t }: Services,
  client: ReadyClient,
): Promise<ChosenTime | undefined> {
  const { clientId, timesheets, shortCount } = client;
  const { clients } = await records.load();
  const { name } = await rights.load();
  const isNamed = timesheets.some(({ userName }) => userName !== name);
  const weeks: readonly WeekChoice[] = timesheets.map((sheet) => ({
    label: t('Week {0}', weekOf(sheet.weekStart).week),
    description: [
      nameWeek(sheet.weekStart),
      t('{0} h', formatMinutes(sheet.seconds)),
      ...(isNamed ? [sheet.userName] : []),
    ].join(' · '),
    picked: true,
    sheet,
  }));
  const slips = ['1 entry under a minute', '{0} entries under a minute'] as const;
  const row: WeekChoice = { label: counted(t, slips, shortCount), description: t('stays unbilled') };
  const items = hasSlips(client) ? [...weeks, row] : weeks;
  const title = t('Invoice for {0}', clients.get(clientId)?.name ?? '');
  const placeHolder = t('Which weeks go on the invoice?');
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, canPickMany: true });
  const chosenWeeks = (chosen ?? []).flatMap(({ sheet }) => sheet ?? []);
  if (chosenWeeks.length === 0) return undefined;
  return { weeks: chosenWeeks, withShort: chosen?.some(({ sheet }) => sheet === undefined) === true };
}

/** `16–22 Nov 2026`, as the user's language writes it. */
function nameWeek(weekStart: string): string {
  const format = new Intl.DateTimeFormat(userLocale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.formatRange(Date.parse(weekStart), Date.parse(addDays(weekStart, 6)));
}
