/** A scan of a project as a tool. */

import * as z from 'zod';
import { placedProject } from '../../../../contract/runner/placed-project.ts';
import { defineTool, type Tool, type ToolUse } from '../../../platform/tools/tool.ts';
import { findMade, linkTo, projectIdField, wordsFor } from '../../../platform/tools/tool-fields.ts';
import { requireFolder } from './scanned-project.ts';
import type { ScanPorts } from './scans.ports.ts';
import { type Scan, scanStateSchema } from './scans.schema.ts';
import type { ScansService } from './scans.service.ts';

const scanOut = z.object({ id: z.string(), projectId: z.string(), state: scanStateSchema });

export function scanTools(service: ScansService, ports: ScanPorts): readonly Tool[] {
  return [
    defineTool({
      name: 'run_scan',
      title: 'Run Scan',
      toolset: 'code',
      description:
        "Scans a project's folder for weaknesses. It takes a while: its findings come to list_findings.",
      effect: 'write',
      permission: 'request:write',
      input: z.strictObject({ projectId: projectIdField }),
      output: scanOut,
      async preview({ projectId }, use) {
        const say = wordsFor(use);
        const { name, folder } = await requireFolder(ports, ports.reads(use.caller.actor), projectId);
        return {
          title: say(`Scan ${name}`, `${name} prüfen`),
          action: say('Run Scan', 'Prüfung starten'),
          changes: [
            { label: say('Project', 'Projekt'), after: name },
            // On a server each machine has its own.
            ...(placedProject(folder) === undefined
              ? [{ label: say('Folder', 'Ordner'), after: folder }]
              : []),
          ],
          note: say('Findings of the project are updated.', 'Die Befunde des Projekts werden aktualisiert.'),
          links: [linkTo('project', projectId)],
        };
      },
      async run({ projectId }, use) {
        const scan = await service.create(use.caller, {
          id: use.actId,
          projectId,
          paths: [],
          rules: [],
          advisories: 'offline',
        });
        return toDone(scan, use);
      },
      async findDone(_input, use) {
        const scan = await findMade(async () => await service.get(use.caller, use.actId));
        return scan && toDone(scan, use);
      },
      async undo(kept, { caller }) {
        await service.cancel(caller, z.object({ id: z.string() }).parse(kept).id);
      },
    }),
  ];
}

/** One that somebody else started is not cancelled with this act. */
function toDone({ id, projectId, state }: Scan, { actId }: ToolUse) {
  const links = [linkTo('project', projectId)];
  return { output: { id, projectId, state }, links, ...(id === actId && { undo: { id } }) };
}
