/**
 * Reports recorded findings whose code no longer exists to the client: the editor cannot show them, and lists say why.
 * Only when certain: code that another tool masked or cut matches no text.
 */
import { lstat } from 'node:fs/promises';
import type { Connection } from 'vscode-languageserver';
import type { AgentFinding } from '../../contract/findings.ts';
import { type GoneFindingsParams, goneFindingsMessage } from '../../contract/lsp-messages.ts';
import { tellsOfSecret } from '../../contract/secret-weaknesses.ts';
import type { ClientFacts } from '../client-facts.ts';
import { pathOf } from '../paths.ts';
import type { ReportItem } from '../report.ts';
import type { AgentFindings } from './agent-findings.ts';
import { findPlaces, indexLines, readSnippet } from './anchors.ts';

export interface OutdatedFindingsOptions {
  readonly connection: Connection;
  readonly client: ClientFacts;
  readonly agentFindings: AgentFindings;
}

/** Where a snippet is cut (contract/findings.ts). */
const longestSnippet = 4_000;

export class OutdatedFindings {
  readonly #options: OutdatedFindingsOptions;
  /** By file, what was reported to the client last. */
  readonly #told = new Map<string, readonly string[]>();

  constructor(options: OutdatedFindingsOptions) {
    this.#options = options;
  }

  /** `text`: of an open document, or of a file that could be read. */
  async note(uri: string, text: string | undefined, shown: readonly ReportItem[]): Promise<void> {
    const { client, agentFindings } = this.#options;
    if (!client.options.goneFindings) return;
    const found = agentFindings.in(uri);
    const inText = text ?? ((await isAbsent(uri)) ? '' : undefined);
    const ids = inText === undefined ? [] : findGone(found, inText, shown);
    await this.#tell({ uri, ids });
  }

  async #tell(params: GoneFindingsParams): Promise<void> {
    const { uri, ids } = params;
    const before = this.#told.get(uri) ?? [];
    if (before.length === ids.length && ids.every((id, index) => id === before[index])) return;
    if (ids.length === 0) this.#told.delete(uri);
    else this.#told.set(uri, ids);
    await this.#options.connection.sendNotification(goneFindingsMessage.method, params);
  }
}

function findGone(
  found: readonly AgentFinding[],
  text: string,
  shown: readonly ReportItem[],
): readonly string[] {
  if (found.length === 0) return [];
  const index = indexLines(text);
  const isShown = new Set(shown.map(({ agent }) => agent?.id));
  return found
    .filter((finding) => isReadable(finding) && !isShown.has(finding.id))
    .filter(({ snippet }) => findPlaces(index, snippet).length === 0)
    .map(({ id }) => id);
}

function isReadable({ snippet, cwe }: AgentFinding): boolean {
  if (snippet.trim() === '' || snippet.length >= longestSnippet) return false;
  return !tellsOfSecret(cwe) || readSnippet(snippet).some(({ pieces }) => pieces !== undefined);
}

async function isAbsent(uri: string): Promise<boolean> {
  if (!uri.startsWith('file:')) return false;
  return await lstat(pathOf(uri)).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );
}
