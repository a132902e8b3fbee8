import tls, { type PeerCertificate } from 'node:tls';

const pin = process.env.BROKER_FINGERPRINT;

export function connect(host: string): tls.TLSSocket {
  return tls.connect({
    host,
    port: 8883,
    checkServerIdentity: (name: string, certificate: PeerCertificate) => {
      const error = tls.checkServerIdentity(name, certificate);
      if (error) return error;
      return certificate.fingerprint256 === pin ? undefined : new Error('unexpected certificate');
    },
  });
}
