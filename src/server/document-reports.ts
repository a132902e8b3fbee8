/** Puts together what is shown for a document: the engine's result, the agents' findings, the settings. */
import type { CancellationToken } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { RuleInfo, ScanResult } from '../scanner/model.ts';
import { dependencyRules } from '../workspace/dependencies/findings/dependency-rules.ts';
import { deepestContaining } from '../workspace/module-resolution.ts';
import type { Analyser } from './analysis.ts';
import type { DependencyFindings } from './dependencies/dependency-findings.ts';
import type { AgentFindings } from './findings/agent-findings.ts';
import type { InteractiveScanner } from './interactive-scanner.ts';
import { pathOf } from './paths.ts';
import type { Projects } from './projects.ts';
import { buildReport, type ReportItem } from './report.ts';
import { isOfTimeLimit } from './scans/scan-notes.ts';
import type { SettingsCache } from './settings.ts';
import { readWorkspaceText } from './workspace-text.ts';

export interface DocumentReport {
  readonly version: number;
  readonly items: readonly ReportItem[];
  readonly partial: boolean;
  /** What was left unread, and why. */
  readonly notes: readonly string[];
  /** The time between two keystrokes was too short for it: a scan that is asked for reads more. */
  readonly wasHurried: boolean;
  readonly rules: ReadonlyMap<string, RuleInfo>;
}

export interface FileReading {
  readonly text: string | undefined;
  readonly items: readonly ReportItem[];
}

export interface DocumentReportsOptions {
  readonly analyser: Analyser;
  readonly agentFindings: AgentFindings;
  readonly scanner: InteractiveScanner;
  readonly settings: SettingsCache;
  readonly projects: Projects;
  readonly dependencies: DependencyFindings;
  readonly folders: () => readonly string[];
}

interface RulesCache {
  /** What the scanner has; `rules` has those about dependencies, too. */
  readonly scanned: ReadonlyMap<string, RuleInfo>;
  readonly rules: ReadonlyMap<string, RuleInfo>;
}

const unread: ScanResult = { findings: [], suppressed: [], partial: false, notes: [] };

export class DocumentReports {
  readonly #options: DocumentReportsOptions;
  /** By address, what the last scan of the workspace found in files that were not open then. */
  readonly #ofScan = new Map<string, ScanResult>();
  /** By what the scanner says: another list once the rules are others. */
  readonly #known = new WeakMap<readonly RuleInfo[], RulesCache>();

  constructor(options: DocumentReportsOptions) {
    this.#options = options;
  }

  /** Of an open document at its newest version; undefined when it was closed or `token` cancelled. */
  async of(document: TextDocument, token?: CancellationToken): Promise<DocumentReport | undefined> {
    const { analyser, agentFindings, settings, dependencies } = this.#options;
    const analysis = await analyser.analyse(document, token);
    if (analysis === undefined) return undefined;
    const wanted = await settings.for(document.uri);
    const { rules, scanned: scannedRules } = await this.#rulesOf(document.uri);
    const { version, scanned, inFull } = analysis;
    const ofPackages = wanted.enabled ? dependencies.in(document) : [];
    const findings = [...analysis.result.findings, ...ofPackages];
    const all = { ...analysis.result, findings };
    const result = this.#options.projects.govern(pathOf(document.uri), all, document.getText());
    const items = buildReport({
      result,
      isComplete: scanned && !result.partial,
      placed: agentFindings.place(document.uri, document.getText()),
      agentFindings: agentFindings.in(document.uri),
      rules: dependencies.hasAssessed(document) ? rules : scannedRules,
      settings: wanted,
    });
    const { partial, notes } = result;
    return { version, items, partial, notes, rules, wasHurried: !inFull && notes.some(isOfTimeLimit) };
  }

  /** Tells what a scan of the workspace found in a file that is not open; undefined once the file is another. */
  noteScanned(uri: string, result: ScanResult | undefined): void {
    if (result === undefined) this.#ofScan.delete(uri);
    else this.#ofScan.set(uri, result);
  }

  /**
   * Of a file that is not open: what is on record, where it is on disk now. What a scan of the workspace has found as
   * well is told as the engine found it, under the record's name; what it alone has found is in that scan's report.
   */
  async ofFile(uri: string): Promise<readonly ReportItem[]> {
    return (await this.readFile(uri)).items;
  }

  /** The same with the file's text; undefined where it cannot be read, or nothing is on record. */
  async readFile(uri: string): Promise<FileReading> {
    const { agentFindings, settings } = this.#options;
    const found = agentFindings.in(uri);
    const text = found.length === 0 ? undefined : await readWorkspaceText(uri, this.#options.folders());
    if (text === undefined) return { text, items: [] };
    const items = buildReport({
      result: this.#options.projects.govern(pathOf(uri), this.#ofScan.get(uri) ?? unread, text),
      isComplete: false,
      placed: agentFindings.place(uri, text),
      agentFindings: found,
      rules: new Map(),
      settings: await settings.for(uri),
    });
    return { text, items: items.filter(({ agent }) => agent !== undefined) };
  }

  /** Those that hold for a file, by id; another map once the rules are others. */
  async rules(uri: string): Promise<ReadonlyMap<string, RuleInfo>> {
    return (await this.#rulesOf(uri)).rules;
  }

  /** A rule of that id, where nobody says of which folder: that of the first which has one. */
  async findRule(id: string): Promise<RuleInfo | undefined> {
    const { ofFolder, elsewhere } = await this.#options.scanner.rules();
    const lists = [...ofFolder.values(), elsewhere];
    return lists.map((list) => this.#indexed(list).rules.get(id)).find((rule) => rule !== undefined);
  }

  async #rulesOf(uri: string): Promise<RulesCache> {
    const { ofFolder, elsewhere } = await this.#options.scanner.rules();
    const folder = deepestContaining([...ofFolder.keys()], pathOf(uri));
    return this.#indexed(ofFolder.get(folder ?? '') ?? elsewhere);
  }

  #indexed(list: readonly RuleInfo[]): RulesCache {
    const byId = (rules: readonly RuleInfo[]) => new Map(rules.map((rule) => [rule.id, rule]));
    const known = this.#known.get(list) ?? {
      scanned: byId(list),
      rules: byId([...list, ...dependencyRules]),
    };
    this.#known.set(list, known);
    return known;
  }
}
