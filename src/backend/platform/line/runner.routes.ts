/**
 * What of a server's work runs on this machine, and which folders its user trusts now. A backend with records of its own runs
 * for nobody else, and says so.
 */
import * as z from 'zod';
import { defineRoute, type Route } from '../http/route.ts';
import { idSchema } from '../http/wire.ts';

export const ownRunnerPath = '/api/v1/runner';

const trustedFoldersSchema = z
  .strictObject({
    /** Projects whose folders on this machine are trusted for the next minute, also for what was asked for elsewhere. */
    trusted: z.array(idSchema).max(1_000),
  })
  .meta({ id: 'TrustedFolders' });

const runnerSchema = z
  .object({
    /** Host of the server; null where records are on this machine. */
    server: z.string().nullable(),
    connected: z.boolean(),
    /** Those that have a folder here. */
    projects: z.array(z.object({ id: idSchema, folder: z.string(), trusted: z.boolean() })),
  })
  .meta({ id: 'Runner' });
export type RunnerView = z.infer<typeof runnerSchema>;

export interface RunnerDoor {
  /** Trust that is not said again within a minute is over. */
  trust(projectIds: readonly string[]): RunnerView;
}

export const noRunner: RunnerDoor = { trust: () => ({ server: null, connected: true, projects: [] }) };

export function ownRunnerRoutes(runner: RunnerDoor): readonly Route[] {
  return [
    defineRoute({
      method: 'PUT',
      path: ownRunnerPath,
      access: 'signed-in',
      answeredBy: 'device',
      schema: {
        operationId: 'putRunner',
        summary:
          'Trust folders of projects on this machine for a minute, and see what runs here for the server',
        tags: ['Runner'],
        body: trustedFoldersSchema,
        response: { 200: runnerSchema },
      },
      handler: async (request) => runner.trust(request.body.trusted),
    }),
  ];
}
