/** All findings of this window, file by file: squiggles and records joined, whatever of them changes. */
import * as vscode from 'vscode';
import type { GoneFindingsParams } from '../../../contract/lsp-messages.ts';
import { nameOfRule } from '../../../contract/rule-name.ts';
import type { ShownFindings } from '../../../contract/rule-texts/shown-findings.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { Emitter } from '../../../pages/emitter.ts';
import {
  type ListedFinding,
  mergeFile,
  type RecordedFinding,
} from '../../../pages/findings/listed-finding.ts';
import type { Directory } from '../../../pages/records.ts';
import { isFolderHere } from '../../platform/files/open-folders.ts';
import { userLocale } from '../../platform/l10n.ts';
import { loadPeople, type People } from '../../platform/practice/people.ts';
import type { Services } from '../../platform/services.ts';
import { readSetting } from '../../platform/settings.ts';
import { isBelow } from './agent-findings.ts';
import { Baselines } from './baselines.ts';
import type { OwnScans } from './choices/own-scans.ts';
import { LiveFindings } from './live-findings.ts';
import type { RecordedFindings } from './recorded-findings.ts';

/** The host has other things to do: what takes longer is done in turns. */
const turnMs = 6;

export class FindingList implements Disposable {
  readonly #services: Services;
  readonly #records: RecordedFindings;
  readonly #own: OwnScans;
  readonly #store: DisposableStore;
  readonly #live: LiveFindings;
  readonly #baselines: Baselines;
  readonly #changed = new Emitter<readonly string[]>();
  readonly #recordsByUri = new Map<string, RecordedFinding[]>();
  readonly #listed = new Map<string, readonly ListedFinding[]>();
  /** By file that was edited in this window, the keys of what was underlined before. */
  readonly #edited = new Map<string, ReadonlySet<string>>();
  /** Records that had a squiggle in this window. */
  readonly #underlined = new Set<string>();
  /** By file, records whose code is gone. */
  readonly #gone = new Map<string, ReadonlySet<string>>();
  readonly #waiting = new Set<string>();
  #shown: ShownFindings | undefined;
  #people: People = new Map();
  #turn: Promise<void> | undefined;
  readonly onDidChange = this.#changed.event;

  constructor(services: Services, records: RecordedFindings, own: OwnScans) {
    this.#services = services;
    this.#records = records;
    this.#own = own;
    this.#store = new DisposableStore((error) => services.log.error(String(error)));
    this.#live = this.#store.add(new LiveFindings(services));
    this.#baselines = this.#store.add(new Baselines(services));
    this.#store.addAll(
      this.#live.onDidChange((uris) => this.#again(uris)),
      this.#baselines.onDidChange(() => this.#again(this.#allUris())),
      records.onDidChange(() => this.placeRecords()),
      own.onDidChange(() => this.placeRecords()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#noteEdit(document.uri.toString());
      }),
    );
    this.#attempt(() => this.#loadTitles());
  }

  uris(): Iterable<string> {
    return this.#listed.keys();
  }

  inFile(uri: string): readonly ListedFinding[] {
    return this.#listed.get(uri) ?? [];
  }

  *all(): Iterable<ListedFinding> {
    for (const findings of this.#listed.values()) yield* findings;
  }

  findByKey(uri: string, key: string): ListedFinding | undefined {
    return this.inFile(uri).find((finding) => finding.key === key);
  }

  noteGone({ uri, ids }: GoneFindingsParams): void {
    this.#gone.set(uri, new Set(ids));
    this.#again([uri]);
  }

  /** Everything that is known now is in the list. */
  async settled(): Promise<void> {
    await this.#turn;
  }

  /** Where records are depends on the projects' folders, and on those that are open. */
  placeRecords(): void {
    this.#attempt(() => this.#placeRecords());
  }

  dispose(): void {
    this.#store.dispose();
  }

  #noteEdit(uri: string): void {
    if (!this.#edited.has(uri)) this.#edited.set(uri, new Set(this.#live.in(uri).map(({ key }) => key)));
  }

  #attempt(run: () => Promise<void>): void {
    run().catch((error: unknown) => this.#services.log.warn(`Findings: ${String(error)}`));
  }

  async #loadTitles(): Promise<void> {
    const { loadShownFindings } = await import('../../../contract/rule-texts/shown-findings.ts');
    this.#shown = await loadShownFindings(userLocale());
    this.#again(this.#allUris());
  }

  /** Where each record is: its project's folder must be open here, or no folder at all. */
  async #placeRecords(): Promise<void> {
    const [directory] = await Promise.all([this.#services.records.load(), this.#loadNames()]);
    const before = [...this.#recordsByUri.keys()];
    this.#recordsByUri.clear();
    this.#underlined.clear();
    for (const finding of this.#own.findings(this.#records.all())) {
      const uri = placeOf(finding, directory);
      if (uri === undefined) continue;
      const inFile = this.#recordsByUri.get(uri);
      if (inFile === undefined) this.#recordsByUri.set(uri, [finding]);
      else inFile.push(finding);
    }
    this.#again([...before, ...this.#recordsByUri.keys()]);
  }

  /** Of those to whom something is assigned; a name that is not to be had keeps no record from its place. */
  async #loadNames(): Promise<void> {
    const isUnknown = ({ assignee }: Pick<RecordedFinding, 'assignee'>): boolean =>
      assignee !== null && !this.#people.has(assignee);
    if (![...this.#records.all()].some(isUnknown)) return;
    try {
      this.#people = await loadPeople(this.#services);
    } catch (error) {
      this.#services.log.warn(`Names of people: ${String(error)}`);
    }
  }

  #allUris(): readonly string[] {
    return [...new Set([...this.#live.uris(), ...this.#recordsByUri.keys(), ...this.#listed.keys()])];
  }

  #again(uris: Iterable<string>): void {
    for (const uri of uris) this.#waiting.add(uri);
    this.#turn ??= this.#work().finally(() => {
      this.#turn = undefined;
    });
  }

  async #work(): Promise<void> {
    await nextTurn();
    while (this.#waiting.size > 0) {
      const until = performance.now() + turnMs;
      const changed: string[] = [];
      for (const uri of this.#waiting) {
        this.#waiting.delete(uri);
        if (this.#merge(uri)) changed.push(uri);
        if (performance.now() > until) break;
      }
      if (changed.length > 0) this.#changed.fire(changed);
      await nextTurn();
    }
  }

  /** False where nothing is different. */
  #merge(uri: string): boolean {
    const before = this.#listed.get(uri) ?? [];
    const at = vscode.Uri.parse(uri);
    const listed = mergeFile(
      {
        uri,
        path: vscode.workspace.asRelativePath(at),
        live: this.#live.in(uri),
        recorded: this.#recordsByUri.get(uri) ?? [],
        mended: this.#mendedIn(at),
        gone: this.#gone.get(uri),
        beforeEdit: this.#edited.get(uri),
      },
      {
        titleOf: (ruleId) => this.#shown?.ruleTitle(ruleId) ?? nameOfRule(ruleId),
        shownOf: this.#shown && ((finding) => this.#shown?.of(finding)),
        personName: (id) => this.#people.get(id)?.name,
        editorSource: this.#services.t('Editor'),
        isKnown: this.#baselines.testFor(at),
      },
    );
    for (const { live, recordIds } of listed) if (live) for (const id of recordIds) this.#underlined.add(id);
    if (JSON.stringify(listed) === JSON.stringify(before)) return false;
    if (listed.length === 0) this.#listed.delete(uri);
    else this.#listed.set(uri, listed);
    return true;
  }

  /** Only what the user has edited can have mended something, and only while the server is asked to look. */
  #mendedIn(uri: vscode.Uri): ReadonlySet<string> {
    const isLooking =
      readSetting('vireo.scan.enabled', uri) && readSetting('vireo.scan.showAgentFindings', uri);
    return isLooking && this.#edited.has(uri.toString()) ? this.#underlined : new Set();
  }
}

function placeOf({ projectId, path }: RecordedFinding, { projects }: Directory): string | undefined {
  const folder = projects.get(projectId)?.folder;
  if (!folder || !isBelow(path)) return undefined;
  const root = vscode.Uri.file(folder);
  return isFolderHere(root) ? vscode.Uri.joinPath(root, path).toString() : undefined;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
