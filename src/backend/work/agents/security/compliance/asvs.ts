/**
 * OWASP ASVS 5.0.0, the 70 requirements of level 1 (https://github.com/OWASP/ASVS, 2025), in our words. The rules beside
 * one find what breaks it; that they find nothing does not prove that it is met.
 */
import { type ControlList, controlsOf } from './control.ts';

export const asvsLevel1: ControlList = {
  name: 'OWASP ASVS 5.0, level 1',
  href: 'https://owasp.org/www-project-application-security-verification-standard/',
  controls: [
    ...controlsOf(
      'code',
      `
      1.2.1 Output is encoded for the place that it is written to | cross-site-scripting autoescape-off header-injection incomplete-sanitization
      1.2.2 Addresses are built encoded, with safe schemes alone | open-redirect incomplete-url-check
      1.2.3 Script and JSON are built encoded | cross-site-scripting unsafe-html-rendering
      1.2.4 Queries have parameters | sql-injection nosql-injection
      1.2.5 Commands of the system have parameters | command-injection
      1.3.1 HTML from users is cleaned by a known library | unsafe-html-rendering autoescape-off
      1.3.2 No text is evaluated as code | code-injection template-injection model-output-execution unsafe-reflection
      1.5.1 XML is parsed without external entities | xml-external-entity
      2.1.1 The documents say how input is validated
      2.2.1 Input is validated by what is expected of it | mass-assignment trust-boundary-violation prototype-pollution
      2.2.2 Input is validated on the server | claimed-rights
      2.3.1 The steps of a business flow keep their order
      3.2.1 Answers are not rendered as what they are not | security-headers-off
      3.2.2 Text is shown by functions for text | unsafe-html-rendering cross-site-scripting
      3.3.1 Cookies are Secure, and named so | insecure-cookie
      3.4.1 Strict-Transport-Security is sent for a year | security-headers-off
      3.4.2 CORS names its origins | cors-any-origin cors-wildcard
      3.5.1 Requests from other sites are refused where they change something | csrf-protection-off
      3.5.2 A preflight cannot be avoided where it protects | cors-any-origin
      3.5.3 What changes something is no GET
      4.1.1 Each answer has its Content-Type and charset
      4.4.1 WebSockets run over TLS | insecure-websocket
      5.2.1 Files are taken up to a size that can be handled | uncontrolled-resource archive-extraction
      5.2.2 Type and content of an uploaded file are checked
      5.3.1 Uploaded files are never run by the server | exposed-folder
      5.3.2 Paths are not made of what users send | path-traversal archive-extraction server-side-request-forgery
      6.1.1 The documents say how guessing of passwords is held off
      6.2.1 Passwords have at least 8 characters, better 15
      6.2.2 Users can change their password
      6.2.3 A change asks for the old password
      6.2.4 Passwords are compared with the 3,000 most used
      6.2.5 Any characters may make a password
      6.2.6 Password fields hide what is typed
      6.2.7 Password managers and pasting work
      6.2.8 A password is compared as it was typed
      6.3.1 Guessing of passwords is held off
      6.3.2 There are no accounts by default | hard-coded-credential
      6.4.1 First passwords are random, and short-lived | insecure-random
      6.4.2 There are no hints and secret questions
      7.2.1 Session tokens are checked on the server | jwt-verification-off claimed-rights
      7.2.2 Sessions are made anew, never a fixed key | hard-coded-credential
      7.2.3 Session ids are random, 128 bits or more | insecure-random
      7.2.4 Log-in makes a new session | insecure-session
      7.4.1 A session that ended is not accepted again
      7.4.2 Sessions end with the account
      8.1.1 The documents say who may do and see what
      8.2.1 Each function asks for its permission | claimed-rights
      8.2.2 Each record asks whose it is | claimed-rights mass-assignment
      8.3.1 Permission is decided on the server | claimed-rights
      9.1.1 Signatures of tokens are verified | jwt-verification-off
      9.1.2 Tokens are taken with named algorithms alone | jwt-verification-off
      9.1.3 Keys for tokens come from known places | hard-coded-credential
      9.2.1 Tokens are taken only while they are valid | jwt-verification-off
      10.4.1 Redirect addresses of OAuth are compared letter by letter | open-redirect
      10.4.2 A code of OAuth is used once
      10.4.3 A code of OAuth lives 10 minutes at most
      10.4.4 Clients of OAuth use the grants that they need
      10.4.5 Refresh tokens change with each use
      11.3.1 No block mode or padding that is broken | weak-cipher-mode weak-cipher
      11.3.2 Approved ciphers and modes alone | weak-cipher weak-cipher-mode weak-key static-initialization-vector
      11.4.1 Approved hash functions alone | weak-hash
      12.1.1 TLS 1.2 and 1.3 alone | insecure-protocol weak-tls-policy
      12.2.1 TLS for all that is reachable from outside | insecure-protocol plain-http-listener ingress-without-tls transit-not-encrypted tls-verification-off
      12.2.2 Certificates outside are publicly trusted
      13.4.1 Folders of version control are not served | exposed-folder
      14.2.1 Nothing sensitive stands in addresses
      14.3.1 What is kept in the browser goes with the session | sensitive-browser-storage
      15.1.1 The documents say how soon flaws of packages are mended`,
    ),
    ...controlsOf(
      'packages',
      '15.2.1 No package is older than the documents allow, or has a known flaw | dependency-vulnerable dependency-malicious dependency-deprecated',
    ),
    ...controlsOf('code', '15.3.1 Answers hold the fields that are needed, no more'),
  ],
};
