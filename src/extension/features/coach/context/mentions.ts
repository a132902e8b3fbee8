/** What a question can name: what is open in the editor, files, findings, and records of the practice. */
import * as vscode from 'vscode';
import type { MentionOffer } from '../../../../../webviews/coach/messages.ts';
import type { Mention } from '../../../../contract/coach/mentions.ts';
import { mentionedRecords } from '../../../../contract/coach/record-kinds.generated.ts';
import {
  cut,
  type FileText,
  findWorkspaceFiles,
  NotReadable,
  nameOf,
  readText,
  requireTrust,
  resolveFile,
} from '../../../platform/files/workspace-files.ts';
import { readRepository } from '../../../platform/git.ts';
import { listTitles } from '../../../platform/links/list-titles.ts';
import type { Services } from '../../../platform/services.ts';
import { listProblems } from './problems.ts';

const mostOffers = 40;
const recordKinds: ReadonlySet<MentionOffer['kind']> = new Set(mentionedRecords);
/** Those that are listed with more than their title. */
const described: ReadonlySet<MentionOffer['kind']> = new Set(['project', 'client', 'invoice', 'entry']);
const mostFiles = 15;

function fits(text: string, ...names: readonly string[]): boolean {
  const words = text.toLowerCase();
  return names.some((name) => name.toLowerCase().includes(words));
}

/** The editor that was looked at last: the coach's own page is none. */
function findEditor(): vscode.TextEditor | undefined {
  return vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
}

export async function findMentions(services: Services, text: string): Promise<readonly MentionOffer[]> {
  // Without one of them there are the others: what is typed is no moment for a message.
  const orNone = (what: string) => (error: unknown) => {
    services.log.warn(`Coach: no ${what} to name: ${String(error)}`);
    return [];
  };
  const [files, findings, records] = await Promise.all([
    offerFiles(text),
    services.mentions.find('finding', text).catch(orNone('findings')),
    offerRecords(services, text).catch(orNone('records')),
  ]);
  return [...offerOpen(services, text), ...files, ...findings, ...records].slice(0, mostOffers);
}

function offerOpen({ t }: Services, text: string): readonly MentionOffer[] {
  if (!vscode.workspace.isTrusted) return [];
  const editor = findEditor();
  const offers: MentionOffer[] = [
    ...(editor === undefined || editor.selection.isEmpty
      ? []
      : [{ kind: 'selection' as const, label: labelOf(editor) }]),
    ...(editor === undefined
      ? []
      : [{ kind: 'file' as const, label: nameOf(editor.document.uri), id: nameOf(editor.document.uri) }]),
    { kind: 'problems', label: t('Problems of the workspace') },
    { kind: 'git', label: t('Uncommitted changes') },
  ];
  return offers.filter(({ kind, label }) => fits(text, kind, label));
}

function labelOf({ document, selection }: vscode.TextEditor): string {
  const [from, to] = [selection.start.line + 1, selection.end.line + 1];
  const name = nameOf(document.uri).split('/').at(-1) ?? '';
  return from === to ? `${name}:${from}` : `${name}:${from}–${to}`;
}

async function offerFiles(text: string): Promise<readonly MentionOffer[]> {
  if (!vscode.workspace.isTrusted || text === '') return [];
  const plain = text.replaceAll(/[{}[\]*?!,\\]/g, '');
  if (plain === '') return [];
  const files = await findWorkspaceFiles(`**/*${plain}*`, mostFiles).catch(() => []);
  return files.map(({ uri }) => {
    const name = nameOf(uri);
    const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : undefined;
    const offer = { kind: 'file' as const, label: name.split('/').at(-1) ?? name, id: name };
    return folder === undefined ? offer : { ...offer, detail: folder };
  });
}

async function offerRecords({ backend }: Services, text: string): Promise<readonly MentionOffer[]> {
  const query = { limit: 200 };
  const [others, projects, clients, invoices, entries] = await Promise.all([
    Promise.all(
      mentionedRecords.filter((kind) => !described.has(kind)).map((kind) => offerByTitle(backend, kind)),
    ),
    backend.ask((api, options) => api.listProjects({ ...options, query })),
    backend.ask((api, options) => api.listClients({ ...options, query })),
    backend.ask((api, options) => api.listInvoices({ ...options, query })).catch(() => ({ items: [] })),
    backend.ask((api, options) => api.listTimeEntries({ ...options, query: { limit: 20 } })),
  ]);
  const names = new Map(clients.items.map(({ id, name }) => [id, name]));
  const offers: MentionOffer[] = [
    ...projects.items.map(({ id, name, clientId }) =>
      withDetail({ kind: 'project', label: name, id }, names.get(clientId)),
    ),
    ...clients.items.map(({ id, name }) => ({ kind: 'client' as const, label: name, id })),
    ...invoices.items.map(({ id, number, clientId }) =>
      withDetail(
        { kind: 'invoice', label: number ?? names.get(clientId) ?? '', id },
        number === null ? undefined : names.get(clientId),
      ),
    ),
    ...entries.items.map(({ id, note, startedAt }) => ({
      kind: 'entry' as const,
      label: `${startedAt.slice(0, 10)} ${note ?? ''}`.trim().slice(0, 200),
      id,
    })),
    ...others.flat(),
  ];
  return offers.filter(({ kind, label }) => label !== '' && fits(text, kind, label));
}

/** None to a role that may not read them. */
async function offerByTitle(
  backend: Services['backend'],
  kind: (typeof mentionedRecords)[number],
): Promise<readonly MentionOffer[]> {
  const titles = await listTitles(backend, kind).catch(() => []);
  return titles.map(({ id, title }) => ({ kind, label: title, id }));
}

function withDetail(offer: MentionOffer, detail: string | undefined): MentionOffer {
  return detail === undefined ? offer : { ...offer, detail };
}

/** What it is about, read now: a question says what was so when it was asked. A sentence where it cannot be read. */
export async function readMention(
  services: Services,
  offer: MentionOffer,
): Promise<Mention | { readonly refusal: string }> {
  try {
    return await readNow(services, offer);
  } catch (error) {
    if (error instanceof NotReadable) return { refusal: error.message };
    throw error;
  }
}

async function readNow(services: Services, offer: MentionOffer): Promise<Mention> {
  if (offer.kind === 'finding') return await readFinding(services, offer);
  const { kind, label, id } = offer;
  const text = await readOffer(kind, id);
  return {
    kind,
    label,
    ...(text === undefined
      ? { ...(id !== undefined && { id }) }
      : { text: text.text, ...(text.isCut && { isCut: true }) }),
  };
}

async function readFinding({ mentions, t }: Services, offer: MentionOffer): Promise<Mention> {
  requireTrust();
  const mention = await mentions.read(offer);
  if (mention === undefined) throw new NotReadable(t('This finding is not there any more.'));
  return mention;
}

async function readOffer(kind: MentionOffer['kind'], id: string | undefined): Promise<FileText | undefined> {
  if (!recordKinds.has(kind)) requireTrust();
  switch (kind) {
    case 'file':
      return await readText((await resolveFile(id ?? '')).uri);
    case 'selection': {
      const editor = findEditor();
      return editor === undefined ? undefined : cut(editor.document.getText(editor.selection));
    }
    case 'problems':
      return cut(listProblems());
    case 'git': {
      const folder = vscode.workspace.workspaceFolders?.[0];
      if (folder === undefined) throw new NotReadable('No folder is open.');
      return cut(await readRepository(folder.uri, 'diff'));
    }
    default:
      return undefined;
  }
}
