/** Values that stand for a secret without being one: references, templates, placeholders, words for people. */
import { hashText } from '../hash.ts';
import { isPatterned } from './randomness.ts';

/** The value comes from elsewhere when the program runs, or is filled in before. */
const reference =
  /^(?:\$[A-Za-z_{(]|%[\w.-]{1,60}%$|@[\w.]{1,60}@$|\{[A-Za-z_]|\{\d?\}|<[^>]{0,80}>|<[a-z][\w-]{0,30}\s{1,4}[\w-]{1,40}=|&(?:lt|#x3c|#60);|\[[^\]]{0,80}\](?:$|:)|[)\],;]|!(?:ref|sub|getatt|vault|secret|env)|(?:vault|ssm|secretsmanager|awssm|gcpsm|azurekv|op|file|env|keyring|keychain|bws|doppler|ref|secretref|sops|kms|config|local|var|data|module|each|github|secrets|steps|inputs|process|os|import|self|this|ctx|context|params|props|args|options|req|request|settings|System|Environment|Deno|Rails|getenv)(?::|\.|\[|\()|arn:aws|projects\/|@Microsoft\.KeyVault|ENC\[|ENC\(|\{cipher\}|\$ANSIBLE_VAULT|lookup\(|secret:\/\/)/i;

/** Something in it is filled in when the program runs. */
const template =
  /\$\{|\$\(|%\{|\{\{|\}\}|<%|%>|#\{|%[sd]\b|%\([a-z_]{1,30}\)s|\\[wds][+*{\])]|\[\^|\{\d{1,3},\d{0,3}\}/i;

/** A place, not a value: a path, a file's name, an address. */
const location =
  /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\|\\\\)[\w .\\/@+-]{1,300}$|^(?:https?|ftp|ssh|git|s3|gs|file|wss?):\/\/[^@]{0,400}$|\.(?:pem|key|crt|cer|p12|pfx|jks|json|ya?ml|txt|env|conf|ini|xml|properties|toml|js|ts|py|go|rb|php|java|html?|css|md)$|^(?:[\w-]{1,63}\.){1,5}(?:com|org|net|io|dev|local|internal|example|svc|cloud)$/i;

/** Told to the reader, to be replaced. Sought in the value without what stands between its words. */
const placeholder =
  /example|placeholder|changeme|changethis|changeit|change(?:in|before|after|on)|replaceme|replacethis|replacewith|redacted|removed|masked|hidden|censored|scrubbed|sanitized|yourpass|yourtoken|yoursecret|yourkey|yourapi|yourown|youraccess|yourclient|yourdb|yourdatabase|yourprivate|yourstrong|strong(?:db|root|admin|user|random|and)?(?:pass|secret|key|token)|yoursuper|yourjwt|youraws|yourgithub|yourauth|^your|insert|enteryour|fillin|fillme|putyour|addyour|providedby|goeshere|tokenhere|keyhere|secrethere|passwordhere|valuehere|pastehere|setme|setthis|settoken|notreal|nottherealone|nota(?:real|secret|valid)|fake|dummy|sample|foobar|foobaz|todo|tbd|fixme|xxx|yyyy|zzzz|lorem|ipsum|deadbeef|cafebabe|undefined|donotuse|dontuse|nopassword|nosecret|notset|notused|unset|mysecretpassword|xyz123|abc123|123abc|^(?:test|mock|stub)|^(?:this|that)is(?:a|an|my|the)(?:real|fake|valid)(?:api|access|auth|client|secret)?(?:key|token|secret|password)$|^(?:pass|passwd|password|pwd|secret|token)\d{0,3}$|^(?:my|your|the|some|db|bb|user|admin|root|app)(?:pass|passwd|password|passwort|pwd|pw|secret|token)\d{0,3}$/;
/** What somebody types who needs a value and has none: `my-secret-key`, `dev_api_token_1`. */
const stopgap =
  /^(?:my(?:secret|password|token|key|api)[a-z]{0,12}|(?:demo|dev)(?:ing)?(?:only)?(?:api|access|secret|auth|client|private|jwt|db|user|admin)?(?:key|token|secret|password|pass|pwd|user|value|id)?)\d{0,4}$/;

/** Words that a default installation or a lesson uses; as a whole value they open nothing that matters. */
const commonWords = new Set(
  'xoauthbasic xtokenauth xaccesstoken oauth2 apitoken unused password passwd pass pwd passwort secret secrets admin administrator root user username guest test testing tester default none null nil true false yes no on off required optional string text str any unknown empty blank value token key apikey changeit letmein welcome qwerty login auth basic bearer oauth oauth2 jwt postgres postgresql mysql mariadb redis rabbitmq mongo mongodb oracle sa docker vagrant minio minioadmin keycloak grafana elastic elasticsearch kibana airflow wordpress joomla drupal django flask rails laravel symfony spring localhost local development production staging demo foo bar baz qux spam eggs abc abcd hello world password1 password12 password123 passw0rd admin123 root123 test123 test1234 user123 secret123 pass123 pass1234 1234 12345 123456 1234567 12345678 123456789 1234567890 public private access refresh enabled disabled auto inherit prompt ask hidden internal external primary secondary shared system service client server api hash salt cookie session header body query form mysecret mypassword mytoken supersecret topsecret secretkey secretpassword thisisasecret keyboardcat hunter2 whatever latin1 utf8 utf16le ascii base64 base64url binary ucs2'.split(
    ' ',
  ),
);

/** Keys and tokens that vendors print in their documentation or build into emulators, by hash: they open nothing. */
const documented: ReadonlySet<string> = new Set([
  // Stripe, documentation
  '0b7b3108dba4f61e',
  'd32da02a0ffbe9f2',
  'c1e4a22d972ffce3',
  'afce898eb1a4db44',
  'd135c5f70c8f9f3a',
  '181663ac9212d1a4',
  // Azure storage and Cosmos DB emulators
  'a774b7ff107ff099',
  '7748cd424a1a1f30',
  // RFC 6749 and 6750
  '9cdd7dccce35b1f7',
  '2da5afb8826da197',
  'b141b9866852e0b5',
  '56881fa7d2a975d5',
  '6d082c835181ac73',
  '9d47049d61689730',
  '8d66ef4ebe9017ef',
  '91ba7999f5b168d8',
  '90405fa67a72a774',
  '7ec75ce314223802',
  '93ac70eaeeb1d1e5',
  '33293f0feb77aab0',
  '0bfca0a0d7999334',
  // RFC 6455, which every server of web sockets holds
  '6623585c2c214f5a',
  // jwt.io
  'ce598d1671aa6089',
  '5e2d40889d513cd1',
  // PyJWT, documentation
  'a51a11cd98751d14',
  // Slack, documentation
  'd16e7a402e185116',
  '111f1f7141966de9',
  // Google, documentation
  '71462a72bbd208a8',
  '76fc5821d8205205',
  // SendGrid, documentation
  '9774d345f26ec47d',
  // Hydra, Keycloak and framework defaults
  'f67c7dc7fe2f407c',
  'e6ce6c482282eff2',
  'be509aba87ecc4f4',
  // npm, announcement
  '750a3936cfdae9f8',
  // AWS, documentation
  'bcafb97c9595d317',
]);

function squeezed(value: string): string {
  return value.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Whether a value only names where the secret is: a variable, a template, a lookup. */
export function isReference(value: string): boolean {
  const start = value.slice(0, 400);
  return reference.test(start) || template.test(start);
}

/** Whether a value is a path or an address, which is no secret by itself. */
export function isLocation(value: string): boolean {
  return value.length <= 400 && location.test(value);
}

/** Told to be replaced, typed rather than drawn, or known from documentation. */
export function isPlaceholder(value: string): boolean {
  return saysPlaceholder(value) || isPatterned(value) || documented.has(hashText(value));
}

function saysPlaceholder(value: string): boolean {
  if (/^[*•.x_-]{3,}|\*{2}|^[a-z]{2,20}:$|\.{3}|…|0{6}/i.test(value)) return true;
  const bare = squeezed(value);
  return (
    bare === '' ||
    commonWords.has(value.toLowerCase().replace(/[-_. ]/g, '')) ||
    placeholder.test(bare.slice(0, 200)) ||
    stopgap.test(bare)
  );
}

/** For tokens drawn by a machine: chance puts no such word into them. */
export function isMarkedToken(body: string): boolean {
  return (
    /example|placeholder|changeme|redacted|your[-_]?|x{6}|0{8}|\*{3}|\.{3}|…|<|>|dummy|insert|sample/i.test(
      body,
    ) ||
    isPatterned(body) ||
    documented.has(hashText(body))
  );
}

/** Expressions of this module that meet values of strangers. */
export const placeholderPatterns: readonly RegExp[] = [reference, template, location, placeholder, stopgap];
