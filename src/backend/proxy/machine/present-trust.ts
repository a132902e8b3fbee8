/** Which folders of this machine are trusted now: by a window or a command that says so again and again, and is there. */

/** Said again by who is there every 20 s. */
const lastsMs = 60_000;

export interface PresentTrust {
  say(projectIds: readonly string[]): void;
  isTrusted(projectId: string): boolean;
}

export function openPresentTrust(clock: () => number): PresentTrust {
  // process-local: who is at this machine; on several: nothing, the folder of an account has one backend.
  const until = new Map<string, number>();
  return {
    say(projectIds) {
      for (const id of projectIds) until.set(id.toLowerCase(), clock() + lastsMs);
    },
    isTrusted: (projectId) => (until.get(projectId) ?? 0) > clock(),
  };
}
