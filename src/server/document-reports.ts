/** Puts together what is shown for a document: the engine's result, the agents' findings, the settings. */
import type { CancellationToken } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { RuleInfo, ScanResult } from '../scanner/model.ts';
import type { AgentFindings } from './agent-findings.ts';
import type { Analyser } from './analysis.ts';
import type { InteractiveScanner } from './interactive-scanner.ts';
import { pathOf } from './paths.ts';
import type { Projects } from './projects.ts';
import { buildReport, type ReportItem } from './report.ts';
import type { SettingsCache } from './settings.ts';
import { readWorkspaceText } from './workspace-text.ts';

export interface DocumentReport {
  readonly version: number;
  readonly items: readonly ReportItem[];
  readonly partial: boolean;
  /** What was left unread, and why. */
  readonly notes: readonly string[];
  readonly rules: ReadonlyMap<string, RuleInfo>;
}

export interface DocumentReportsOptions {
  readonly analyser: Analyser;
  readonly agentFindings: AgentFindings;
  readonly scanner: InteractiveScanner;
  readonly settings: SettingsCache;
  readonly projects: Projects;
  readonly folders: () => readonly string[];
}

const unread: ScanResult = { findings: [], suppressed: [], partial: false, notes: [] };

export class DocumentReports {
  readonly #options: DocumentReportsOptions;
  #known: { readonly list: readonly RuleInfo[]; readonly rules: ReadonlyMap<string, RuleInfo> } | undefined;

  constructor(options: DocumentReportsOptions) {
    this.#options = options;
  }

  /** Of an open document at its newest version; undefined when it was closed or `token` cancelled. */
  async of(document: TextDocument, token?: CancellationToken): Promise<DocumentReport | undefined> {
    const { analyser, agentFindings, settings } = this.#options;
    const analysis = await analyser.analyse(document, token);
    if (analysis === undefined) return undefined;
    const wanted = await settings.for(document.uri);
    const rules = await this.rules();
    const { version, scanned } = analysis;
    const result = this.#options.projects.govern(pathOf(document.uri), analysis.result);
    const items = buildReport({
      result,
      isComplete: scanned && !result.partial,
      placed: agentFindings.place(document.uri, document.getText()),
      agentFindings: agentFindings.in(document.uri),
      rules,
      settings: wanted,
    });
    return { version, items, partial: result.partial, notes: result.notes, rules };
  }

  /** Of a file that is not open: what agents found, where it is on disk now. */
  async ofFile(uri: string): Promise<readonly ReportItem[]> {
    const { agentFindings, settings } = this.#options;
    const found = agentFindings.in(uri);
    const text = found.length === 0 ? undefined : await readWorkspaceText(uri, this.#options.folders());
    if (text === undefined) return [];
    return buildReport({
      result: unread,
      isComplete: false,
      placed: agentFindings.place(uri, text),
      agentFindings: found,
      rules: new Map(),
      settings: await settings.for(uri),
    });
  }

  /** By id; another map once the rules are others. */
  async rules(): Promise<ReadonlyMap<string, RuleInfo>> {
    const list = await this.#options.scanner.rules();
    if (this.#known?.list !== list)
      this.#known = { list, rules: new Map(list.map((rule) => [rule.id, rule])) };
    return this.#known.rules;
  }
}
