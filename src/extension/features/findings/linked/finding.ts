/** Findings behind a figure, by their place. */
import type { Finding } from '../../../../api-client/index.ts';
import { nameOf } from '../../../../pages/records.ts';
import { counted } from '../../../../pages/words.ts';
import { readLinked } from '../../../platform/links/linked-records.ts';
import type { LinkedRecords, RecordItemPorts, RecordItems } from '../../../platform/links/record-items.ts';

export const linked: LinkedRecords = async (backend, ids, ports) => {
  const findings = await readLinked(ids, {
    one: (id) => backend.ask((api, options) => api.getFinding({ ...options, path: { id } })),
    page: (cursor) =>
      backend.ask((api, options) =>
        api.listFindings({ ...options, query: { state: 'open', limit: 500, ...cursor } }),
      ),
  });
  return findingItems(findings, ports);
};

export function findingItems(findings: readonly Finding[], ports: RecordItemPorts): RecordItems {
  const { t, directory, severityWord } = ports;
  return {
    title: counted(t, ['1 finding', '{0} findings'], findings.length),
    items: findings.map((finding) => ({
      label: finding.isWholeFile ? finding.path : `${finding.path}:${finding.range.startLine + 1}`,
      description: `${severityWord(finding.severity)} · ${nameOf(directory, finding.projectId).project}`,
      detail: finding.message,
      record: { kind: 'finding', ids: [finding.id] },
    })),
  };
}
