import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { firstPair } from '../testing/team/server-certificates.ts';
import { findTlsFault } from './tls-files.ts';

describe('the certificate of a server', () => {
  const { validFrom } = new X509Certificate(firstPair.cert);
  const faultOf = (url: string) => findTlsFault(firstPair, url, Date.parse(validFrom));

  it('is of the public address, by its name or its number', () => {
    assert.equal(faultOf('https://vireo.example:4443'), undefined);
    assert.match(faultOf('https://other.example') ?? '', /^The certificate is not of other\.example\.$/);
    assert.match(faultOf('https://192.0.2.7:8443') ?? '', /^The certificate is not of 192\.0\.2\.7\.$/);
    assert.match(faultOf('https://[2001:db8::1]') ?? '', /^The certificate is not of \[2001:db8::1\]\.$/);
  });

  it('runs out soon, or has run out', () => {
    const { validTo } = new X509Certificate(firstPair.cert);
    const at = Date.parse(validTo);

    assert.match(
      findTlsFault(firstPair, 'https://vireo.example', at + 1) ?? '',
      /^The certificate is valid until /,
    );
  });
});
