/** A host that counts and selects by the extension's own rules; it holds the view to the contract by its schemas. */

import { findingsText, untranslated } from '../../src/contract/findings/finding-count-text.ts';
import { countOpen } from '../../src/pages/findings/count-open.ts';
import type { ListedFinding } from '../../src/pages/findings/listed-finding.ts';
import { buildOverview } from '../../webviews/scanner/host/build-overview.ts';
import { selectFindings, sortFindings, toTableRow } from '../../webviews/scanner/host/select-rows.ts';
import type {
  ScannerHostMessage,
  ScannerOverview,
  ScannerViewMessage,
} from '../../webviews/scanner/messages.ts';
import { scannerHostMessageSchema, scannerViewMessageSchema } from '../../webviews/scanner/messages.ts';
import { sampleFindings, sampleNow } from './sample-findings.ts';

const sampleCode = {
  startLine: 6,
  lines: ['for (const each of all) {', '  await load(each);', '}'],
  marks: [{ index: 1, start: 2, end: 18 }],
  omitted: 0,
};

export class FakeScannerHost {
  #findings: readonly ListedFinding[];
  readonly #extras: Partial<ScannerOverview>;

  constructor(extras: Partial<ScannerOverview> = {}, findings = sampleFindings) {
    this.#extras = extras;
    this.#findings = findings;
  }

  readonly answer = (input: unknown): readonly ScannerHostMessage[] => {
    const message = scannerViewMessageSchema.parse(input);
    switch (message.type) {
      case 'ready':
        return [this.overview()];
      case 'list':
        return [this.#list(message)];
      case 'readFinding':
        return [scannerHostMessageSchema.parse({ type: 'code', key: message.key, excerpt: sampleCode })];
      default:
        return [];
    }
  };

  set findings(findings: readonly ListedFinding[]) {
    this.#findings = findings;
  }

  overview(): ScannerHostMessage {
    return scannerHostMessageSchema.parse({
      type: 'overview',
      places: [
        { id: 'p1', name: 'API rewrite' },
        { id: 'p2', name: 'Portal' },
      ],
      placeId: 'p1',
      title: 'API rewrite',
      scan: { state: 'done', at: '2026-11-19T13:52:00Z', files: 412, durationMs: 1_900, left: 1 },
      health: { state: 'none', why: 'not assessed yet.' },
      ...this.#counted(),
      ...this.#extras,
    });
  }

  #counted() {
    const counted = buildOverview(this.#findings, { now: sampleNow, hasRecords: false });
    const { total, parts } = countOpen(this.#findings, false);
    return { ...counted, counted: findingsText(total, parts, untranslated) };
  }

  #list(message: Extract<ScannerViewMessage, { type: 'list' }>): ScannerHostMessage {
    const { queryId, filter, sort, offset, limit } = message;
    const selected = sortFindings(selectFindings(this.#findings, filter, sampleNow), sort);
    return scannerHostMessageSchema.parse({
      type: 'rows',
      queryId,
      offset,
      total: selected.length,
      rows: selected.slice(offset, offset + limit).map(toTableRow),
    });
  }
}

export const knownHealth = {
  state: 'known',
  score: 0.82,
  change: 0.03,
  assessedAt: '2026-11-19T13:52:00Z',
  parts: [
    {
      id: 'security',
      title: 'Security',
      score: 0.7,
      cost: 0.08,
      why: '',
      trend: [0.58, 0.6, 0.6, 0.64, 0.66, 0.7],
    },
    {
      id: 'dependencies',
      title: 'Dependencies',
      score: 0.8,
      cost: 0.04,
      why: '',
      trend: [0.9, 0.9, 0.86, 0.8, 0.8, 0.8],
    },
    { id: 'quality', title: 'Quality', score: 0.86, cost: 0.04, why: '', trend: [0.86, 0.86, 0.86] },
    { id: 'maintenance', title: 'Maintenance', score: 0.93, cost: 0.02, why: '', trend: [0.9, 0.93] },
    { id: 'documentation', title: 'Documentation', score: 1, cost: 0, why: '', trend: [0.96, 1] },
    { id: 'tests', title: 'Tests', cost: 0, why: 'No coverage was found.', trend: [] },
  ],
  gains: [
    {
      reason: 'r1',
      action: 'fix',
      text: 'Mend the SQL injection',
      gain: 0.04,
      place: { path: 'src/db/orders.ts', line: 41 },
      more: 0,
    },
    {
      reason: 'r2',
      action: 'ask',
      text: 'Check the algorithm of tokens',
      gain: 0.03,
      place: { path: 'src/auth/token.ts', line: 87 },
      more: 2,
    },
    {
      reason: 'r3',
      action: 'fix',
      text: 'Update the HTTP client',
      gain: 0.03,
      place: { path: 'package.json' },
      more: 0,
    },
    { reason: 'r4', action: 'ask', text: 'Split importRow(), whose complexity is 31', gain: 0.02, more: 0 },
  ],
} as const satisfies ScannerOverview['health'];
