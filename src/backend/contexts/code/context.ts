/** What is known of the code that is worked on: scans, findings, health. */
import type { FiguresPort } from '../../../domain/figures/figures.ts';
import type { Host } from '../../platform/host.ts';
import type { Caller } from '../../platform/http/actor.ts';
import type { Mounted } from '../../platform/slice.ts';
import { account } from '../account/context.ts';
import { practice } from '../practice/context.ts';
import { findDismissals } from './findings/find-dismissals.ts';
import { loadTrend } from './findings/finding-trend.ts';
import type { FindingPorts } from './findings/findings.ports.ts';
import { findingsSlice } from './findings/findings.slice.ts';
import { keepFindings } from './findings/keep-findings.ts';
import { listOwnViews } from './findings/revisions/own-views.ts';
import { keepView } from './findings/revisions/person-view.ts';
import { placeRun } from './findings/revisions/place-run.ts';
import { findRevision, removeView } from './findings/revisions/revisions.repository.ts';
import { createHealthService } from './health/health.service.ts';
import { healthSlice } from './health/health.slice.ts';
import { recordHealth } from './health/record-health.ts';
import { scanChanged } from './scans/scan-changed.ts';
import { ownRules, type ScanPorts } from './scans/scans.ports.ts';
import { listScans } from './scans/scans.repository.ts';
import { scansSlice } from './scans/scans.slice.ts';

/** Of which commit what is on record is. */
const revisions: ScanPorts['revisions'] = {
  findKnown: async (reads, projectId) =>
    (await findRevision(reads, { projectId, source: ownRules }))?.commit_hash ?? null,
  place: placeRun,
  keepView,
  dropView: async ({ writes }, of) => await removeView(writes, of),
  listOwn: async (reads, ids) => await listOwnViews(reads, { ids }),
};

/** Ports for other contexts. */
export const code = {
  findDismissals,
  keepFindings,
  recordHealth,
  revisions,
  scanChanged,
};

/** What looks at folders, handed in by the app. */
type CodeNeeds = Pick<ScanPorts, 'work' | 'scansAtOnce' | 'projectFolders'> &
  Pick<FindingPorts, 'readings'> & { readonly figures: Pick<FiguresPort, 'countOpenFindings'> };

export function mountCode(host: Host, needs: CodeNeeds): readonly Mounted[] {
  const { findPresentUser: findUser } = account;
  const findActor = account.findActorBy(host.clock);
  const findProject = practice.findPlacedBy(needs.projectFolders);
  const kept = { findDismissals, keepFindings, recordHealth, revisions };
  const ports = { ...host, ...needs, ...kept, findActor, findProject, findUser };
  return [findingsSlice.mount(ports), scansSlice.mount(ports), healthSlice.mount(ports)];
}

/** What the coach reads of the code: the owners' own health and scans. */
export function openCode(host: Host, figures: CodeNeeds['figures']) {
  const service = createHealthService({ ...host, findProject: practice.findProject, figures });
  return {
    async health(caller: Caller, projectId: string | undefined) {
      if (projectId !== undefined) return [await service.get(caller, projectId)];
      const { items } = await service.scores(caller, {});
      return await Promise.all(items.map(async (item) => await service.get(caller, item.projectId)));
    },
    /** Day by day in UTC, both ends inclusive. */
    async listFindingDays({ actor }: Caller, query: { readonly from: string; readonly to: string }) {
      return (await loadTrend(host.reads(actor), { query, now: host.clock() })).items;
    },
    async findLastScan({ actor }: Caller, projectId: string | undefined) {
      const query = { limit: 1, ...(projectId !== undefined && { projectId }) };
      const [scan] = await listScans(host.reads(actor), query);
      return (
        scan && { projectId: scan.project_id, state: scan.state, at: scan.finished_at ?? scan.created_at }
      );
    },
  };
}
