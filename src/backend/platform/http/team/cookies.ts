/** Cookies of sign-in. `__Host-`: over TLS alone, of this host alone, for every path; no script reads them. */
import type { FastifyReply, FastifyRequest } from 'fastify';

export const sessionCookie = '__Host-vireo';
/** Of a device that signed in before. It opens nothing; failed sign-ins of others do not hold it up. */
export const deviceCookie = '__Host-vireo-device';
/** Of a ceremony of a passkey that this browser began. It opens nothing. */
export const passkeyCookie = '__Host-vireo-passkey';

export function findCookie(request: Pick<FastifyRequest, 'headers'>, name: string): string | undefined {
  for (const part of request.headers.cookie?.split(';') ?? []) {
    const [found, ...value] = part.trim().split('=');
    if (found === name) return value.join('=') || undefined;
  }
  return undefined;
}

/** @param value of letters, digits, `-` and `_` alone */
export function setCookie(
  reply: FastifyReply,
  { name, value, seconds }: { readonly name: string; readonly value: string; readonly seconds: number },
): void {
  reply.header('set-cookie', `${name}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=Lax`);
}
