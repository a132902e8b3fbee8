/** Of the servers of tests: two certificates of `vireo.example`, each signed by itself and valid for a hundred years, with their keys. */
import { createPrivateKey } from 'node:crypto';
import type { TlsPair } from '../../team/tls-files.ts';

const pairs = [
  {
    cert: 'MIIBoDCCAUegAwIBAgIUbykpPHW9KoQzsdCJPlfJbUS8cGYwCgYIKoZIzj0EAwIwGDEWMBQGA1UEAwwNdmlyZW8uZXhhbXBsZTAgFw0yNjExMjcyMzE2MzVaGA8yMTI2MTEwMzIzMTYzNVowGDEWMBQGA1UEAwwNdmlyZW8uZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABBVchG2Ut0C+YcngiwXgeiw4xoxHXYfdSNnf92hd8sylBWE97khdIX9Jr0UqwI1V4QGbz//BERnz2k9w+Z+A5iujbTBrMB0GA1UdDgQWBBTm1EvNIqp4aHHyxgzlai/aP5WDTDAfBgNVHSMEGDAWgBTm1EvNIqp4aHHyxgzlai/aP5WDTDAPBgNVHRMBAf8EBTADAQH/MBgGA1UdEQQRMA+CDXZpcmVvLmV4YW1wbGUwCgYIKoZIzj0EAwIDRwAwRAIgAZ06Qr2KUcYnYnv+bLq81OFJ5aMEGS7KnZqaW4MTVRkCIGrNYFEyY2sOhhDWfCOvdOPmWQ90fk48alx6maE8or6j',
    key: 'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgRac4FXLgv4/ZOBgBu9hHabNmuuNyfGT6geGheJ3EmfOhRANCAAQVXIRtlLdAvmHJ4IsF4HosOMaMR12H3UjZ3/doXfLMpQVhPe5IXSF/Sa9FKsCNVeEBm8//wREZ89pPcPmfgOYr',
  },
  {
    cert: 'MIIBoDCCAUegAwIBAgIUCQXxqQ5MG3B3YDUgVeJbk3OhOLYwCgYIKoZIzj0EAwIwGDEWMBQGA1UEAwwNdmlyZW8uZXhhbXBsZTAgFw0yNjExMjcyMzE2MzVaGA8yMTI2MTEwMzIzMTYzNVowGDEWMBQGA1UEAwwNdmlyZW8uZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABK/d1wNMiG/iPFlu0xFDf8DgQMvxM0aQDCn1JHkmxDvB9u20xgeySXYVCDclucUtevI9MaLz5aGqrdXFdhiLf0+jbTBrMB0GA1UdDgQWBBRe/8jnKXaNnYOVEpn20Xc/IHajODAfBgNVHSMEGDAWgBRe/8jnKXaNnYOVEpn20Xc/IHajODAPBgNVHRMBAf8EBTADAQH/MBgGA1UdEQQRMA+CDXZpcmVvLmV4YW1wbGUwCgYIKoZIzj0EAwIDRwAwRAIgKMu5u72ELoYnv8Fh/eBL8gKybTtj3ZQWXSsM3hsGmDICIBuY8kHtehuWqJYtBplT63+OYPIFMG92k1zpi2lJzP0z',
    key: 'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgdRIVTA/kSj6VEdCGLC3XQYGWskbXrMpjnlbcYxfBJQuhRANCAASv3dcDTIhv4jxZbtMRQ3/A4EDL8TNGkAwp9SR5JsQ7wfbttMYHskl2FQg3JbnFLXryPTGi8+Whqq3VxXYYi39P',
  },
] as const;

const [first, second] = pairs;
export const firstPair = pemOf(first);
/** What the first is renewed by. */
export const secondPair = pemOf(second);

function pemOf({ cert, key }: TlsPair): TlsPair {
  const lines = cert.match(/.{1,64}/g)?.join('\n');
  const pem = createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' });
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: String(pem.export({ type: 'pkcs8', format: 'pem' })),
  };
}
