/** Scans of projects, their dependencies and stack. */

import { defineSlice } from '../../../platform/slice.ts';
import { createInventoryService } from './inventory.ts';
import { createScanHandler } from './run-scan.ts';
import { scanJob } from './scan-job.ts';
import { scanEvents } from './scans.events.ts';
import { type ScanPorts, scanJobKind } from './scans.ports.ts';
import { scansRoutes } from './scans.routes.ts';
import { scanScope } from './scans.scope.ts';
import { createScansService } from './scans.service.ts';
import { scanTools } from './scans.tools.ts';
import { stackTool } from './stack.tool.ts';
import { createStackService } from './stack.ts';

export const scansSlice = defineSlice({
  name: 'code/scans',
  tables: ['scans'],
  reads: [],
  people: ['scans.requested_by'],
  scope: scanScope,
  events: scanEvents,
  uses: { projects: ['scans.project_id'] },
  mount: (ports: ScanPorts) => {
    ports.jobs.handle(scanJobKind, createScanHandler(ports));
    const services = {
      scans: createScansService(ports),
      inventory: createInventoryService(ports),
      stack: createStackService(ports),
    };
    return {
      routes: scansRoutes(services),
      publicJobs: [scanJob(services.scans)],
      tools: [...scanTools(services.scans, ports), stackTool(services.stack)],
    };
  },
});
