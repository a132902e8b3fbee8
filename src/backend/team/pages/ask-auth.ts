/** Of the scripts of pages: one request to the sign-in of the API. Its text is handed to each of them. */
import type { BrowserWindow } from './browser-window.ts';

export type AskAuth = typeof askAuth;

export interface Asked<Answer> {
  readonly ok: boolean;
  readonly said: Answer;
}

/** Who is not signed in any more is led to where they do. */
export async function askAuth<Answer extends object>(
  { fetch, location }: BrowserWindow,
  [method, route]: readonly [string, string],
  body?: object,
): Promise<Asked<Answer>> {
  const reply = await fetch(`/api/v1/auth/${route}`, {
    method,
    credentials: 'same-origin',
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (reply.status === 401) location.assign('/sign-in');
  const said = (reply.status === 204 ? {} : await reply.json()) as Answer;
  return { ok: reply.ok, said };
}
