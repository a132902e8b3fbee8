/** Ending a process with all that it has started: by its group, where the platform has groups. */

/** Whether a child is started in a group of its own (`detached`); on Windows that would open a window of its own. */
export function hasProcessGroups(platform: NodeJS.Platform = process.platform): boolean {
  return platform !== 'win32';
}

/** Whom a signal reaches: the group, or the process alone. */
export function killTarget(pid: number, platform: NodeJS.Platform = process.platform): number {
  return hasProcessGroups(platform) ? -pid : pid;
}
