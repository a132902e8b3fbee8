/** Whether the user trusts a folder, as the client that asks for work in it says. */
import * as z from 'zod';

/**
 * `false`: nothing in the folder governs how it is read, none of its rules runs, and git is not asked. Absent: the client
 * didn't say, and the folder is read as a trusted one. Only `true` allows running anything of the folder.
 */
export const trustSchema = z
  .boolean()
  .meta({
    description:
      'Whether the user trusts the folder. `false`: its settings, rules and git history are left out. Nothing of the folder runs without `true`.',
  })
  .optional();
export type Trust = z.infer<typeof trustSchema>;

/** Whether settings, rules and git history of the folder count. */
export function governsItself(trusted: Trust): boolean {
  return trusted !== false;
}
