/** What can be done about a finding from its row: open it, fix it, suppress it, decide on its records. */
import * as vscode from 'vscode';
import type { Finding } from '../../../api-client/index.ts';
import type { ListedFinding, ShownRecord } from '../../../pages/findings/listed-finding.ts';
import { counted } from '../../../pages/words.ts';
import { runCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';
import { isBelow } from './agent-findings.ts';
import { decideIfUnchanged, type OwnChanges, tellConflict } from './decision-conflicts.ts';
import { applyFix } from './explain/apply-fix.ts';
import type { FindingList } from './finding-list.ts';
import { findFindingId, findListed } from './finding-target.ts';
import { askReason, type ScannerService } from './scanner-service.ts';
import { suppressInSource } from './suppress-in-source.ts';

export interface ActionPorts {
  readonly services: Services;
  readonly list: FindingList;
  /** What the language server knows of a finding, its fixes included. */
  readonly explain: ScannerService['explain'];
  readonly own: OwnChanges;
}

/** Where it is now: rows may be older than the last keystroke. */
export function currentOf(list: FindingList, finding: ListedFinding): ListedFinding {
  return list.findByKey(finding.uri, finding.key) ?? finding;
}

export function listedOf({ list }: ActionPorts, target: unknown): ListedFinding | undefined {
  const row = findListed(target);
  if (row !== undefined) return currentOf(list, row);
  const id = findFindingId(target);
  if (id === undefined) return undefined;
  for (const finding of list.all()) if (finding.recordIds.includes(id)) return finding;
  return undefined;
}

/** False: its file is not on this machine. */
export async function openFinding(ports: ActionPorts, target: unknown): Promise<boolean> {
  const place = await locate(ports, target);
  return place !== undefined && (await showPlace(vscode.Uri.parse(place.uri), place.range));
}

interface FindingPlace extends Pick<Finding, 'fingerprint' | 'range'> {
  readonly uri: string;
  readonly title: string;
}

/** Of a row, or of a finding that no list has read yet; none where its file is not on this machine. */
async function locate(ports: ActionPorts, target: unknown): Promise<FindingPlace | undefined> {
  const listed = listedOf(ports, target);
  const id = findFindingId(target);
  if (listed !== undefined || id === undefined) return listed;
  const finding = await loadRecord(ports.services, id);
  const folder = (await ports.services.records.load()).projects.get(finding.projectId)?.folder;
  if (!folder || !isBelow(finding.path)) return undefined;
  const uri = vscode.Uri.joinPath(vscode.Uri.file(folder), finding.path).toString();
  return {
    uri,
    range: finding.range,
    fingerprint: finding.fingerprint,
    title: finding.ruleTitle ?? finding.ruleId,
  };
}

async function showPlace(uri: vscode.Uri, range: Finding['range']): Promise<boolean> {
  if (uri.scheme !== 'untitled' && !(await exists(uri))) return false;
  await vscode.window.showTextDocument(uri, { selection: toRange(range) });
  return true;
}

function toRange({ startLine, startColumn, endLine, endColumn }: Finding['range']): vscode.Range {
  return new vscode.Range(startLine, startColumn, endLine, endColumn);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** The rule's own fix, in the open editor: what it did can be seen and undone. */
export async function fixFinding(ports: ActionPorts, target: unknown): Promise<void> {
  if ((await openOrExplain(ports, target)) === undefined) return;
  const finding = await locate(ports, target);
  if (finding === undefined) return tellUnlisted(ports.services);
  const { uri, fingerprint } = finding;
  const ask = async () => {
    const explanation = await ports.explain({ uri, fingerprint });
    const target = { kind: 'finding', uri, fingerprint } as const;
    return explanation === null ? undefined : { target, explanation };
  };
  const fixes = (await ask())?.explanation.finding?.fixes ?? [];
  if (fixes.length === 0) return await tellUnfixable(ports.services, target, finding);
  const fix = await pickFix(
    ports.services,
    fixes.map(({ title }, index) => ({ title, index })),
  );
  if (fix !== undefined && (await applyFix(ask, fix)) === 'notFixed')
    vscode.window.showInformationMessage(ports.services.t('The code has changed, so nothing was fixed.'));
}

interface OfferedFix {
  readonly title: string;
  readonly index: number;
}

async function pickFix({ t }: Services, fixes: readonly OfferedFix[]): Promise<OfferedFix | undefined> {
  if (fixes.length === 1) return fixes[0];
  const items = fixes.map((fix) => ({ label: fix.title, fix }));
  return (await vscode.window.showQuickPick(items, { placeHolder: t('Which fix?') }))?.fix;
}

async function tellUnfixable({ t }: Services, target: unknown, { title }: FindingPlace): Promise<void> {
  const explain = t('Explain');
  const sentence = t('Vireo has no automatic fix for "{0}" here.', title);
  if ((await vscode.window.showInformationMessage(sentence, explain)) === explain)
    await runCommand('vireo.explainFinding', target);
}

/** Where it is underlined, in the code or in `.vireo.yml`; else it is dismissed on record. */
export async function suppressFinding(ports: ActionPorts, target: unknown): Promise<void> {
  const finding = listedOf(ports, target);
  if (finding === undefined) return tellUnlisted(ports.services);
  if (!finding.live) return await decide(ports, [target], 'dismiss');
  if (!(await openFinding(ports, target))) return tellNoFile(ports.services);
  const { uri, fingerprint } = finding;
  const asked = (await ports.explain({ uri, fingerprint }))?.finding;
  if (asked === undefined) return tellUnlisted(ports.services);
  await suppressInSource(ports.services.t, asked);
}

export type Decision = 'confirm' | 'dismiss' | 'reopen' | 'resolve';

/** One answer for all that are selected. */
export async function decide(
  ports: ActionPorts,
  targets: readonly unknown[],
  decision: Decision,
): Promise<void> {
  const seen = await loadSeen(ports, targets);
  if (seen.length === 0) return;
  const ids = seen.map(({ id }) => id);
  const reason = decision === 'dismiss' ? await askDismissal(ports, ids) : undefined;
  if (decision === 'dismiss' && reason === undefined) return;
  for (const record of seen) {
    const conflict = await send(ports, record, { decision, reason });
    if (conflict !== undefined) tellDecided(ports.services, conflict);
  }
  tellMeaning(ports.services, decision);
}

/** Long enough to be read, and nothing to be closed. */
const meaningMs = 8_000;

/** What sets them apart, and where what has left the list is found again. */
function tellMeaning({ t }: Services, decision: Decision): void {
  const meanings: Readonly<Record<Decision, string>> = {
    confirm: t('Confirmed: to be fixed. It stays in the list.'),
    dismiss: t(
      'Dismissed, and kept on record: the filter of the Findings view shows it, and it can be reopened.',
    ),
    reopen: '',
    resolve: t('Resolved: it is fixed. A scan that finds it again reopens it.'),
  };
  if (meanings[decision] !== '') vscode.window.setStatusBarMessage(meanings[decision], meaningMs);
}

/** The records as the rows show them; one that no row shows, as it is now. */
export async function loadSeen(
  ports: ActionPorts,
  targets: readonly unknown[],
): Promise<readonly ShownRecord[]> {
  const byId = new Map<string, ShownRecord>();
  for (const target of targets) {
    const listed = findListed(target) ?? listedOf(ports, target);
    for (const record of listed?.records ?? []) byId.set(record.id, ports.own.newest(record));
  }
  for (const id of targets.flatMap((target) => recordIdsOf(ports, target))) {
    if (!byId.has(id)) byId.set(id, await loadRecord(ports.services, id));
  }
  return [...byId.values()];
}

async function loadRecord({ backend }: Services, id: string): Promise<Finding> {
  return await backend.ask((api, options) => api.getFinding({ ...options, path: { id } }));
}

/** Changes a record that is as the user saw it; else how somebody else has left it. */
export async function changeRecord(
  { services, own }: ActionPorts,
  seen: ShownRecord,
  send: (headers: { readonly 'If-Match': string }) => Promise<Finding>,
): Promise<ShownRecord | undefined> {
  return await decideIfUnchanged(seen, {
    send: async (headers) => own.note(await send(headers)),
    load: () => loadRecord(services, seen.id),
  });
}

export function tellDecided({ t }: Services, conflict: ShownRecord): void {
  vscode.window.showWarningMessage(tellConflict(conflict, t));
}

export function recordIdsOf(ports: ActionPorts, target: unknown): readonly string[] {
  const listed = listedOf(ports, target);
  const id = findFindingId(target);
  return listed?.recordIds ?? (id === undefined ? [] : [id]);
}

async function askDismissal(
  { services, list }: ActionPorts,
  ids: readonly string[],
): Promise<string | undefined> {
  const [first] = ids;
  const listed = [...list.all()].find(({ recordIds }) => first !== undefined && recordIds.includes(first));
  const several = counted(services.t, ['Dismiss 1 finding', 'Dismiss {0} findings'], ids.length);
  const title = ids.length > 1 && listed === undefined ? several : (listed?.shown.rule ?? several);
  return await askReason(services, { title, by: 'dismissal' });
}

async function send(
  ports: ActionPorts,
  seen: ShownRecord,
  { decision, reason = '' }: { readonly decision: Decision; readonly reason: string | undefined },
): Promise<ShownRecord | undefined> {
  const path = { id: seen.id };
  return await changeRecord(ports, seen, (headers) =>
    ports.services.backend.ask((api, asked) => {
      const options = { ...asked, path, headers };
      switch (decision) {
        case 'confirm':
          return api.confirmFinding({ ...options, body: {} });
        case 'dismiss':
          return api.dismissFinding({ ...options, body: { reason } });
        case 'reopen':
          return api.reopenFinding({ ...options, body: {} });
        case 'resolve':
          return api.resolveFinding({ ...options, body: {} });
      }
    }),
  );
}

/** Opens it, or says why that cannot be. */
export async function openOrExplain(ports: ActionPorts, target: unknown): Promise<true | undefined> {
  const isKnown = listedOf(ports, target) !== undefined || findFindingId(target) !== undefined;
  if (!isKnown) return void tellUnlisted(ports.services);
  if (await openFinding(ports, target)) return true;
  return void tellNoFile(ports.services);
}

function tellNoFile({ t }: Pick<Services, 't'>): void {
  vscode.window.showInformationMessage(t('The file of this finding is not on this machine.'));
}

/** It was fixed, say, while its row was still on the screen. */
function tellUnlisted({ t }: Pick<Services, 't'>): void {
  vscode.window.showInformationMessage(t('This finding is not in the list any more.'));
}
