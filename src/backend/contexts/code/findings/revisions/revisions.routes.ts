/** Paths of what is on record, and of one's own view. */
import * as z from 'zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import type { FindingPorts } from '../findings.ports.ts';
import { forgetRevisions } from './forget-revisions.ts';
import { listOwnViews } from './own-views.ts';
import { findingsOfView } from './person-view.ts';
import { listRevisions, type RevisionRow, type ViewRow } from './revisions.repository.ts';
import {
  type FindingRevisions,
  type FindingViews,
  findingRevisionsSchema,
  findingViewsSchema,
  ofProjectSchema,
} from './revisions.schema.ts';

const tags = ['Findings'];
const path = '/api/v1/findings';

export function revisionsRoutes(
  ports: Pick<FindingPorts, 'reads' | 'unitOfWork' | 'findProject'>,
): readonly Route[] {
  const { reads } = ports;
  const revisions = {
    operationId: 'listFindingRevisions',
    summary:
      'Of which commit the findings on record are, by source; none where one person alone has the project',
    tags,
    querystring: ofProjectSchema,
    response: { 200: findingRevisionsSchema },
  };
  const views = {
    operationId: 'listFindingViews',
    summary: 'What the last scan of who asks found that is not on record; nobody else sees it',
    tags,
    querystring: ofProjectSchema,
    response: { 200: findingViewsSchema },
  };
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/revisions`,
      access: 'finding:read',
      schema: revisions,
      handler: async (request) => {
        const rows = await listRevisions(reads(callerOf(request).actor), request.query.projectId);
        return { items: rows.map(toRevision) };
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: `${path}/revisions`,
      access: 'finding:write',
      schema: {
        operationId: 'forgetFindingRevisions',
        summary:
          'After a rewritten history: the next scan of the default branch is on record, whatever came before',
        tags,
        querystring: ofProjectSchema,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await forgetRevisions(ports, callerOf(request), request.query.projectId);
        return await reply.status(204).send(null);
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/views`,
      access: 'finding:read',
      schema: views,
      handler: async (request) => {
        const rows = await listOwnViews(reads(callerOf(request).actor), request.query);
        return { items: rows.map(toView) };
      },
    }),
  ];
}

function toRevision(row: RevisionRow): FindingRevisions['items'][number] {
  return {
    projectId: row.project_id,
    source: row.source,
    branch: row.branch,
    commit: row.commit_hash,
    runId: row.run_id,
    recordedAt: toInstant(row.recorded_at),
  };
}

function toView(row: ViewRow): FindingViews['items'][number] {
  const findings = findingsOfView(row).map(({ explanation = null, isNew = null, ...finding }) => ({
    ...finding,
    explanation,
    isNew,
  }));
  return {
    projectId: row.project_id,
    scanId: row.id,
    scannedAt: toInstant(row.created_at),
    why: row.why,
    branch: row.branch,
    commit: row.commit_hash,
    knownCommit: row.known_commit,
    findings,
  };
}
