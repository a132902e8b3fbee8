/**
 * A server whose certificate is of an organization's own authority: that of this machine counts, as it does for a browser, where
 * Node can ask for it (22.19, 24.5).
 */
import tls from 'node:tls';

/** Codes of OpenSSL's X.509 verification, as Node names them. */
const untrusted: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

export function isUntrusted(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && untrusted.has(String(cause.code))) return true;
  return false;
}

// process-local: what TLS of this process trusts; on several: nothing, each has its machine's.
let isAsked = false;

/** Trusts the authorities of the operating system from now on, once. @returns whether that is something new */
export function trustSystem(): boolean {
  if (isAsked) return false;
  isAsked = true;
  const { getCACertificates, setDefaultCACertificates } = tls as Partial<typeof tls>;
  if (getCACertificates === undefined || setDefaultCACertificates === undefined) return false;
  const system = getCACertificates('system');
  if (system.length === 0) return false;
  setDefaultCACertificates([...new Set([...getCACertificates('default'), ...system])]);
  return true;
}

export const untrustedHelp =
  'this machine does not trust its certificate. Where it is of your organization’s own authority, name that one’s file by NODE_EXTRA_CA_CERTS';
