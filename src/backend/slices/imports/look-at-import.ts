/**
 * What a file would bring, as the practice is at this moment: for a preview by itself, for an import in the transaction
 * that writes it, so that two at once neither make a name twice nor count what the other wrote.
 */
import type { Actor } from '../../platform/http/actor.ts';
import type { Reader } from '../../schema.ts';
import { checkImportRules } from './check-import-rules.ts';
import { hashRows } from './hash-rows.ts';
import type { TimeImportPorts } from './imports.ports.ts';
import { findHashes, loadKnown } from './imports.repository.ts';
import type { CreateTimeImport, ImportResult } from './imports.schema.ts';
import { Report } from './readers/report.ts';
import type { ReadFile } from './readers/source-row.ts';
import { type HashedRow, type Resolved, resolveRows } from './resolve-rows.ts';
import { summarise } from './summarise.ts';

export interface Looking {
  readonly ports: TimeImportPorts;
  readonly actor: Actor;
  readonly input: CreateTimeImport;
  readonly read: ReadFile;
  readonly signal: AbortSignal;
}

/** Everything of an import that is not in the database yet. */
export interface Looked {
  readonly resolved: Resolved;
  readonly result: ImportResult;
}

const hashesAStatement = 500;

/** What is not there yet; what is, is told. */
async function findFresh(db: Reader, { actor, read, signal }: Looking, report: Report) {
  const fresh: HashedRow[] = [];
  let chunk: HashedRow[] = [];
  const look = async () => {
    const hashes = chunk.map(({ hash }) => hash);
    const there = chunk.length === 0 ? new Set() : await findHashes(db, actor.organizationId, hashes);
    for (const row of chunk) {
      if (!there.has(row.hash)) fresh.push(row);
      else
        report.lose('already_there', 'An earlier import brought these rows: they are not added again.', {
          row: row.source.row,
        });
    }
    chunk = [];
    signal.throwIfAborted();
  };
  for (const row of hashRows(read.rows)) {
    chunk.push(row);
    if (chunk.length === hashesAStatement) await look();
  }
  await look();
  return fresh;
}

export async function lookAt(db: Reader, looking: Looking): Promise<Looked> {
  const { ports, actor, input, read } = looking;
  const { organizationId, userId } = actor;
  const report = new Report();
  const fresh = await findFresh(db, looking, report);
  const known = await loadKnown(db, organizationId);
  const practice = await ports.loadPractice(db, organizationId);
  const resolved = resolveRows(fresh, { known, practice, map: input.map ?? {}, me: userId, report });
  const book = await ports.loadRuleBook(db, organizationId);
  checkImportRules(resolved.rows, { book, report, now: ports.clock() });
  const result = summarise({ read, resolved, report });
  return { resolved: report.isRefused ? { ...resolved, rows: [] } : resolved, result };
}
