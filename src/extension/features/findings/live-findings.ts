/**
 * What the language server underlines, by file, taken from the editor's own diagnostics: nothing is scanned again.
 * Changes are gathered for the blink of an eye, and what has gone is kept for a moment (track-findings.ts).
 */

import * as vscode from 'vscode';
import * as z from 'zod';
import { definedFields } from '../../../domain/fields/defined-fields.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { Emitter } from '../../../pages/emitter.ts';
import type { LiveFinding, Severity } from '../../../pages/findings/listed-finding.ts';
import { codeOf, isFinding } from '../../platform/own-diagnostics.ts';
import type { Services } from '../../platform/services.ts';
import { type SeenFinding, type Tracked, trackFindings } from './track-findings.ts';

const gatherMs = 120;
const graceMs = 1_200;

/** What the server tells beside LSP's own fields; each may be missing. */
const dataSchema = z.object({
  fingerprint: z.string().catch(''),
  id: z.string().optional().catch(undefined),
  severity: z.enum(['critical', 'high', 'medium', 'low', 'info']).optional().catch(undefined),
  category: z.enum(['security', 'quality']).optional().catch(undefined),
  cwe: z.array(z.number()).optional().catch(undefined),
  fixable: z.boolean().optional().catch(undefined),
  isNew: z.boolean().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
});

export class LiveFindings implements Disposable {
  readonly #services: Pick<Services, 'clock'>;
  readonly #store: DisposableStore;
  readonly #changed = new Emitter<readonly string[]>();
  readonly #byUri = new Map<string, readonly Tracked[]>();
  readonly #waiting = new Map<string, vscode.Uri>();
  #pending: Disposable | undefined;
  readonly onDidChange = this.#changed.event;

  constructor(services: Pick<Services, 'clock' | 'log'>) {
    this.#services = services;
    this.#store = new DisposableStore((error) => services.log.error(String(error)));
    this.#store.addAll(
      { dispose: () => this.#pending?.dispose() },
      vscode.languages.onDidChangeDiagnostics(({ uris }) => this.#gather(uris)),
    );
    this.#gather(vscode.languages.getDiagnostics().map(([uri]) => uri));
  }

  uris(): Iterable<string> {
    return this.#byUri.keys();
  }

  in(uri: string): readonly LiveFinding[] {
    return (this.#byUri.get(uri) ?? []).map(({ finding }) => finding);
  }

  dispose(): void {
    this.#store.dispose();
  }

  #gather(uris: readonly vscode.Uri[], delayMs = gatherMs): void {
    for (const uri of uris) this.#waiting.set(uri.toString(), uri);
    this.#pending ??= this.#services.clock.after(delayMs, () => {
      this.#pending = undefined;
      const read = [...this.#waiting.values()];
      this.#waiting.clear();
      this.#read(read);
    });
  }

  #read(uris: readonly vscode.Uri[]): void {
    const now = this.#services.clock.now();
    const changed: string[] = [];
    const leaving: vscode.Uri[] = [];
    for (const uri of uris) {
      const name = uri.toString();
      const before = this.#byUri.get(name) ?? [];
      const tracked = trackFindings(before, readDiagnostics(uri), { uri: name, now, graceMs });
      if (before.length === 0 && tracked.length === 0) continue;
      if (tracked.length === 0) this.#byUri.delete(name);
      else this.#byUri.set(name, tracked);
      if (tracked.some(({ missingSince }) => missingSince !== undefined)) leaving.push(uri);
      changed.push(name);
    }
    if (changed.length > 0) this.#changed.fire(changed);
    // Looked at again when their time is up.
    if (leaving.length > 0) this.#gather(leaving, graceMs);
  }
}

function readDiagnostics(uri: vscode.Uri): readonly SeenFinding[] {
  const seen = vscode.languages.getDiagnostics(uri).filter(isFinding).map(toSeen);
  // A file that is being opened may be told of twice, by what is pushed and by what is asked for.
  return [...new Map(seen.map((one) => [`${one.fingerprint}\0${one.range.startLine}`, one])).values()];
}

function toSeen(diagnostic: vscode.Diagnostic): SeenFinding {
  const { range, message } = diagnostic;
  const told = 'data' in diagnostic ? dataSchema.safeParse(diagnostic.data).data : undefined;
  const ruleId = String(codeOf(diagnostic) ?? '');
  const { id, category, isNew } = told ?? {};
  return {
    fingerprint: told?.fingerprint || `${ruleId}:${range.start.line}`,
    ...definedFields({ recordId: id }),
    ruleId,
    message: told?.message ?? message,
    severity: told?.severity ?? severityOf(diagnostic),
    ...definedFields({ category }),
    cwe: told?.cwe ?? [],
    range: {
      startLine: range.start.line,
      startColumn: range.start.character,
      endLine: range.end.line,
      endColumn: range.end.character,
    },
    fixable: told?.fixable ?? false,
    ...definedFields({ isNew }),
  };
}

/** The editor knows four grades: the worst two are one to it. */
function severityOf({ severity }: vscode.Diagnostic): Severity {
  const words = ['high', 'medium', 'low', 'info'] as const;
  return words[severity] ?? 'info';
}
