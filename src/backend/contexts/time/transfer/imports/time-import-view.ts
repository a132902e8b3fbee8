/** An import as the API shows it. */
import { toInstant, toInstantOrNull } from '../../../../platform/http/instant.ts';
import { phrase } from '../readers/phrase.ts';
import type { TimeImportRow } from './imports.repository.ts';
import { type ImportResult, resultSchema, type TimeImport } from './imports.schema.ts';

export function toTimeImport(row: Omit<TimeImportRow, 'result'>, result: ImportResult): TimeImport {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    importedBy: row.imported_by,
    fileName: row.file_name,
    state: row.undone_at === null ? 'done' : 'undone',
    undoneAt: toInstantOrNull(row.undone_at),
    ...result,
  };
}

/** One that is in the database, whatever an earlier build kept there: it ends no list, and can be undone. */
export function showTimeImport(row: TimeImportRow): TimeImport {
  return toTimeImport(row, resultSchema.safeParse(JSON.parse(row.result)).data ?? unreadable);
}

const unreadableReason = phrase`is an import of an earlier version, whose report can no longer be shown`;

const unreadable: ImportResult = {
  detected: {
    format: null,
    separator: '',
    dateOrder: null,
    decimal: null,
    clock: null,
    zone: '',
    currencies: [],
  },
  rows: 0,
  added: 0,
  again: 0,
  changed: 0,
  settledSince: 0,
  takenOver: 0,
  seconds: 0,
  billableSeconds: 0,
  approved: 0,
  invoiced: 0,
  from: null,
  to: null,
  made: { clients: [], projects: [], tasks: [] },
  clients: [],
  projects: [],
  tasks: [],
  people: [],
  sample: [],
  losses: [],
  problems: [
    {
      row: null,
      line: null,
      column: null,
      value: null,
      message: unreadableReason.text,
      template: unreadableReason.template,
      parameters: [],
      option: null,
    },
  ],
};
