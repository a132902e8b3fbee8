/** What a ceremony needs to end is in a cookie of the browser that began it. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findCookie, passkeyCookie, setCookie } from '../../../../platform/http/team/cookies.ts';
import { originOf } from '../request-origin.ts';
import type { FactorGiven } from '../second-factor/second-factor.schema.ts';

/** A ceremony ends once, whatever comes of it. */
export function takeChallenge(request: FastifyRequest, reply: FastifyReply): string | undefined {
  setCookie(reply, { name: passkeyCookie, value: '', seconds: 0 });
  return findCookie(request, passkeyCookie);
}

/** The password and a factor, as a request brings them. */
export function proofOf(
  request: FastifyRequest & { readonly body: { readonly password: string; readonly factor: FactorGiven } },
  reply: FastifyReply,
) {
  const { password, factor } = request.body;
  const challenge = factor.method === 'passkey' ? takeChallenge(request, reply) : undefined;
  return { password, factor, challenge, origin: originOf(request) };
}
