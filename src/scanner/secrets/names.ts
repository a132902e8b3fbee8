/** What the name of a value says about it: whether it is meant to be secret, and how it will look. */

/** `password`: chosen by a person; `secret`: made by a machine. */
export type NameClass = 'password' | 'secret';

const passwords = new Set(
  'password passwd passwort pwd pw pass passphrase passcode passwrd psw pswd psk userpass requirepass masterauth masterpass rootpw bindpw userpw dbpw adminpw storepass keypass dbpass dbpassword dbpasswd mypassword rootpassword pgpassword contrasena motdepasse senha kennwort wachtwoord losenord heslo haslo'.split(
    ' ',
  ),
);

const secrets = new Set(
  'secret secrets token tokens apikey apitoken apisecret apipassword accesskey accesstoken authtoken authkey authsecret secretkey secrettoken privatekey clientsecret clientkey appsecret appkey appkeys jwtsecret credential credentials creds cred bearer accesskeysecret encryptionkey signingkey signingsecret masterkey sessionsecret cookiesecret webhooksecret sharedsecret consumersecret consumerkey hmackey refreshtoken idtoken bottoken servicekey serverkey apikeys authpassword xapikey subscriptionkey licensekey deploykey accountkey storagekey sharedkey sharedaccesskey secretaccesskey sessiontoken sessionkey adminkey pepper authorization'.split(
    ' ',
  ),
);

/** `key` is secret only behind one of these. */
const keyQualifiers = new Set(
  'api access secret private auth encryption encrypt signing sign master account shared app application client service services admin storage webhook jwt hmac aes des crypt crypto cipher session server subscription consumer license licence deploy write bot ingest ingestion integration root user live prod production developer dev sdk rest functions function host connection primary secondary symmetric base'.split(
    ' ',
  ),
);

/** Behind the noun, these do not change what it is. */
const neutral = new Set(
  'value val default prod production dev development staging stage test testing live local old new current previous backup b64 base64 str string text plain plaintext raw enc hex bytes main primary secondary prd stg uat qa ci env var const base global internal external us eu 1 2 3 4'.split(
    ' ',
  ),
);

/** Before the noun, these say that it is none. */
const harmless =
  /^(?:proxy|uwsgi|fastcgi|scgi|grpc|memcached)_pass$|(?:^|_)(?:public|pub|publishable|publickey|csrf|xsrf|next|page|continuation|continue|pagination|cursor|sync|pad|eos|bos|unk|mask|cls|sep|max|min|num|total|input|output|prompt|completion|design|syntax|lexer|parser|no|is|has|use|nopass|nopasswd|nopassword|passwordless|enable|enabled|disable|disabled|show|hide|forgot|reset|invalid|missing|wrong|confirm|change|require|required|with|without|primary_key|foreign|partition|sort|cache|hash|object|row|column|index|unique|natural|routing|idempotency|map|dict|json|yaml|metric|label|group|hot|short|keyboard|i18n|translation|message|error|placeholder|fake|mock|dummy|example|sample|expired|expected|broadcast|cancellation|cancel|ethereum_contract|erc20|csrfmiddlewaretoken|authenticity|request_verification|surrogate|correlation|trace|span)(?:_|$)/;

const wordBreak = /([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g;

/** Words of a name in any style, lower case. */
export function wordsOf(name: string): string[] {
  return name
    .replace(wordBreak, (_all, a: string, b: string, c: string, d: string) =>
      a === undefined ? `${c}_${d}` : `${a}_${b}`,
    )
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function withoutNeutral(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && neutral.has((words[end - 1] ?? '').replace(/\d+$/, '') || '1')) end -= 1;
  return words.slice(0, end);
}

function classOfWord(word: string, isUpper: boolean): NameClass | undefined {
  const bare = word.replace(/\d+$/, '');
  if (passwords.has(bare)) return 'password';
  if (secrets.has(bare)) return 'secret';
  // Names in capitals have no other break within a word: MYSQLPASSWORD, DBTOKEN.
  if (/(?:password|passwd|passphrase)$/.test(bare)) return 'password';
  if (isUpper && /(?:secret|token|apikey)$/.test(bare)) return 'secret';
  return undefined;
}

function isSecretKey(words: readonly string[], isEnvironmentName: boolean): boolean {
  const last = words.at(-1);
  if (last !== 'key' && last !== 'keys') return false;
  const before = words.at(-2);
  if (before === undefined) return false;
  if (keyQualifiers.has(before)) return true;
  return isEnvironmentName && !/^(?:ssh|gpg|pgp|ssl|tls|kms|dsa|rsa|file|name|s3|i|any|the)$/.test(before);
}

/** Who gives out personal access tokens. */
const patOwner =
  /^(?:gh|github|gitlab|azure|ado|devops|docker|dockerhub|npm|access|api|git|jira|bitbucket|airtable)$/;

const names = new Map<string, NameClass | undefined>();
const namesKept = 5_000;

function classify(name: string): NameClass | undefined {
  const words = withoutNeutral(wordsOf(name));
  if (words.length === 0 || harmless.test(words.join('_'))) return undefined;
  const isUpper = name === name.toUpperCase();
  if (isSecretKey(words, isUpper && words.length > 1)) return 'secret';
  if (name === '_auth') return 'secret';
  if (words.at(-1) === 'pat' && patOwner.test(words.at(-2) ?? '')) return 'secret';
  return classOfWord(words.at(-1) ?? '', isUpper);
}

/** Whether a name says of its value that it is none: `X-Cache-Key`, `csrf_token`. */
export function isHarmlessName(name: string): boolean {
  return name !== '' && harmless.test(wordsOf(name).join('_'));
}

/** What a value of this name is; undefined when the name promises no secret. */
export function classOfName(name: string): NameClass | undefined {
  if (names.has(name)) return names.get(name);
  if (names.size >= namesKept) names.clear();
  const found = classify(name);
  names.set(name, found);
  return found;
}

/** Parts of words at which the reader looks for a name. */
export const nameKeywords: readonly string[] = [
  'pass',
  'pw',
  'psw',
  'psk',
  'kennwort',
  'contrasena',
  'senha',
  'wachtwoord',
  'losenord',
  'heslo',
  'haslo',
  'secret',
  'token',
  'apikey',
  'key',
  'cred',
  'bearer',
  'pepper',
  '_auth',
  '_pat',
  'authorization',
];

/** Expressions of this module that meet names of strangers. */
export const namePatterns: readonly RegExp[] = [harmless, wordBreak];
