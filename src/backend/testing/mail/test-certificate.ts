/** Of the mail servers of tests: `mail.example`, `localhost` and 127.0.0.1, signed by itself, valid for a hundred years. */
import { createPrivateKey } from 'node:crypto';

const keyDer =
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgsIDuCc2fRIgWsjIZGXq14XN6rwldrjMvVNwqcn0GHiOhRANCAAQPXy+QYiOCzdq7EAeQNu4xkbO0M4EO5VxQtNHyp5oJnlfUzccBT00j62x+ASZ5dne34orGXHWH/K5B4kDIliEc';

const certificateDer =
  'MIIBsDCCAVWgAwIBAgIUbo9J2g17Xrn7ZY+H92TTmMghUF4wCgYIKoZIzj0EAwIwFzEVMBMGA1UEAwwMbWFpbC5leGFtcGxlMCAXDTI2MTEyNzEyNTQxMloYDzIxMjYxMTAzMTI1NDEyWjAXMRUwEwYDVQQDDAxtYWlsLmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQPXy+QYiOCzdq7EAeQNu4xkbO0M4EO5VxQtNHyp5oJnlfUzccBT00j62x+ASZ5dne34orGXHWH/K5B4kDIliEco30wezAdBgNVHQ4EFgQUcu7py8gjabSsvZsHPPuf+lHotWIwHwYDVR0jBBgwFoAUcu7py8gjabSsvZsHPPuf+lHotWIwDwYDVR0TAQH/BAUwAwEB/zAoBgNVHREEITAfggxtYWlsLmV4YW1wbGWCCWxvY2FsaG9zdIcEfwAAATAKBggqhkjOPQQDAgNJADBGAiEAruuifTcbsGK1Liehph/Vc1LDcTKMaVkKdUFaomMSgmQCIQDwav8V2f+rBnFh9w4ISeUrfGBfIAglq1aaXSBGA/4EZA==';

export const testCertificate = `-----BEGIN CERTIFICATE-----\n${certificateDer.match(/.{1,64}/g)?.join('\n')}\n-----END CERTIFICATE-----\n`;

export const testKeyPem = createPrivateKey({
  key: Buffer.from(keyDer, 'base64'),
  format: 'der',
  type: 'pkcs8',
}).export({ type: 'pkcs8', format: 'pem' });
