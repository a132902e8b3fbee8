import type { AccountSession } from './account-session.ts';
import type { Forwarded, ServerLink } from './server-link.ts';

/** A token that the server refuses is renewed once. @throws ApiError `unavailable`, `signed_out` */
export async function askBySession(
  asked: Forwarded,
  { link, session }: { readonly link: ServerLink; readonly session: AccountSession },
): Promise<Response> {
  const token = await session.accessToken();
  const answer = await link.ask(asked, token);
  if (answer.status !== 401) return answer;
  session.drop(token);
  await answer.body?.cancel();
  return await link.ask(asked, await session.accessToken());
}
