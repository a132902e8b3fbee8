/** Where a sign-in comes from, and what a browser gets of it. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOfHeader } from '../../../platform/http/language/person-language.ts';
import { deviceCookie, findCookie, sessionCookie, setCookie } from '../../../platform/http/team/cookies.ts';
import type { OpenedSession, Origin } from './open-session.ts';
import type { DeviceFields, SignedIn } from './sessions.schema.ts';

const daySeconds = 24 * 3_600;
const deviceSeconds = 400 * daySeconds;

/** A browser says which page it shows; that it is ours, the server has checked. */
export function originOf(request: FastifyRequest, { device, deviceToken }: DeviceFields = {}): Origin {
  const isBrowser = request.headers.origin !== undefined;
  return {
    address: request.ip,
    isBrowser,
    device,
    language: languageOfHeader(request.headers['accept-language']),
    deviceToken: isBrowser ? findCookie(request, deviceCookie) : deviceToken,
    cookie: isBrowser ? findCookie(request, sessionCookie) : undefined,
  };
}

/** A browser gets its secrets in cookies alone, where no script finds them. */
export function toSignedIn(reply: FastifyReply, opened: OpenedSession): SignedIn {
  const { account, access, cookie, deviceToken } = opened;
  reply.header('cache-control', 'no-store');
  if (cookie === undefined) return { account, access: access && { ...access, deviceToken } };
  setCookie(reply, { name: sessionCookie, value: cookie, seconds: 7 * daySeconds });
  setCookie(reply, { name: deviceCookie, value: deviceToken, seconds: deviceSeconds });
  return { account, access: null };
}

export function dropCookie(reply: FastifyReply): void {
  setCookie(reply, { name: sessionCookie, value: '', seconds: 0 });
}
