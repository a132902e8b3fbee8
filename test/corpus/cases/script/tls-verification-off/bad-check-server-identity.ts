import tls from 'tls';

export function connect(host: string): tls.TLSSocket {
  return tls.connect({
    host,
    port: 993,
    checkServerIdentity: () => undefined,
  });
}
