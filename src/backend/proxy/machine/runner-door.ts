/** What a window or `vireo runner` says of trust, and hears of this machine. */
import type { RunnerDoor } from '../../platform/line/runner.routes.ts';
import type { Machine } from './open-machine.ts';

export function openRunnerDoor(
  { folders, present }: Pick<Machine, 'folders' | 'present'>,
  line: () => { readonly server: string | null; readonly connected: boolean },
): RunnerDoor {
  return {
    trust(projectIds) {
      present.say(projectIds);
      const { server, connected } = line();
      const projects = folders.list().flatMap((id) => {
        const folder = folders.find(id);
        return folder === null ? [] : [{ id, folder, trusted: present.isTrusted(id) }];
      });
      return { server, connected, projects };
    },
  };
}
