/** Requests to a server that speaks another API than this build are not read further: one of the two is to be updated first. */

import type { VersionSkew } from '../../contract/events.ts';
import { apiMajor } from '../../contract/local/backend-names.ts';
import { type Text, text } from '../../words/text.ts';
import { ApiError } from '../platform/http/api-error.ts';
import { apiVersionHeader } from '../platform/http/trace.ts';
import type { ServerLink } from './server-link.ts';

export interface CheckedLink extends ServerLink {
  /** Of the last answer that named a version. */
  readonly skew: VersionSkew | null;
  /** Calls back at each change. */
  onSkew(listener: () => void): void;
}

/** @throws ApiError `unavailable` with who is to update, from `ask` of what it returns */
export function requireSameApi(link: ServerLink): CheckedLink {
  // process-local: what the last answer said; on several: nothing, each local backend has its own version.
  let skew: VersionSkew | null = null;
  const listeners: (() => void)[] = [];

  function note(found: VersionSkew | null): void {
    if (found === skew) return;
    skew = found;
    for (const listener of listeners) listener();
  }

  return {
    ...link,
    get skew() {
      return skew;
    },
    onSkew: (listener) => void listeners.push(listener),
    async ask(request, accessToken) {
      const answer = await link.ask(request, accessToken);
      const said = answer.headers.get(apiVersionHeader);
      // A front of the server names none.
      if (said === null || !/^\d{1,4}$/.test(said)) return answer;
      const found = skewOf(Number(said));
      note(found);
      if (found === null) return answer;
      await answer.body?.cancel();
      throw new ApiError('unavailable', describeSkew(found, link.host));
    },
  };
}

function skewOf(major: number): VersionSkew | null {
  if (major === apiMajor) return null;
  return major > apiMajor ? 'server_newer' : 'server_older';
}

export function describeSkew(skew: VersionSkew, host: string): Text {
  return skew === 'server_newer'
    ? text`${host} runs a newer Vireo than this machine: update Vireo here.`
    : text`${host} runs an older Vireo than this machine: ask its administrator to update it.`;
}
