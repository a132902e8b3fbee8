/** Findings of all sources, and what people decided on them. */

import { defineSlice } from '../../../platform/slice.ts';
import { findingEvents } from './findings.events.ts';
import type { FindingPorts } from './findings.ports.ts';
import { findingsRoutes } from './findings.routes.ts';
import { findingScope } from './findings.scope.ts';
import { createFindingsService } from './findings.service.ts';
import { revisionEvents } from './revisions/revisions.events.ts';
import { revisionsRoutes } from './revisions/revisions.routes.ts';
import { importsRoutes } from './sarif-imports/imports.routes.ts';
import { createImportsService } from './sarif-imports/imports.service.ts';
import { findingTools } from './tools/findings.tools.ts';

export const findingsSlice = defineSlice({
  name: 'code/findings',
  tables: [
    'findings',
    'finding_history',
    'finding_comments',
    'finding_imports',
    'finding_revisions',
    'finding_views',
  ],
  reads: [],
  people: [
    'findings.assignee',
    'findings.decided_by',
    'finding_history.actor',
    'finding_comments.author',
    'finding_imports.imported_by',
    'finding_views.user_id',
  ],
  record: [
    { kind: 'finding', several: 'findings', title: 'message', route: '/api/v1/findings/:id', icon: 'bug' },
  ],
  permissions: {
    'finding:read': { user: 'member', viewer: 'all' },
    'finding:write': { user: 'member' },
  },
  scope: findingScope,
  events: { ...findingEvents, ...revisionEvents },
  uses: {
    projects: [
      'findings.project_id',
      'finding_imports.project_id',
      'finding_revisions.project_id',
      'finding_views.project_id',
    ],
  },
  mount: (ports: FindingPorts) => {
    const service = createFindingsService(ports);
    return {
      routes: [
        ...revisionsRoutes(ports),
        ...findingsRoutes(service),
        importsRoutes(createImportsService(ports)),
      ],
      tools: findingTools(service, ports.work),
    };
  },
});
