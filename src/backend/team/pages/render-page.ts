/** The pages as HTML: no script and no style stands in them, so that a strict Content-Security-Policy holds. */

import { rolesAsInvited } from '../../contexts/account/invitations/invited-roles.ts';
import { escapeHtml } from '../../platform/text/escape-html.ts';
import type { FormPage, PageField } from './pages.ts';
import { countryScriptPath, renderCountry } from './render-country.ts';

export const stylePath = '/pages/style.css';
export const formScriptPath = '/pages/form.js';
export const aboutScriptPath = '/pages/about.js';
export const linkScriptPath = '/pages/link.js';
export const accountScriptPath = '/pages/account.js';
export const returnScriptPath = '/pages/return.js';
export const totpScriptPath = '/pages/totp.js';
export const passkeysScriptPath = '/pages/passkeys.js';
export const passkeySignInScriptPath = '/pages/passkey-sign-in.js';

export function renderWhole(title: string, scripts: readonly string[], body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · Vireo</title>
<link rel="stylesheet" href="${stylePath}">
${scripts.map((script) => `<script src="${script}" defer></script>`).join('\n')}
</head>
<body>
<main>
<p class="brand">Vireo</p>
<h1>${escapeHtml(title)}</h1>
${body}
${scripts.length > 0 ? '<noscript><p>This page needs JavaScript.</p></noscript>' : ''}
</main>
</body>
</html>
`;
}

function renderField({ name, label, type, autocomplete, hint }: PageField, at: number): string {
  if (type === 'country') return renderCountry();
  const described = hint === undefined ? '' : ` aria-describedby="${name}-hint"`;
  const said = hint === undefined ? '' : `<p class="hint" id="${name}-hint">${escapeHtml(hint)}</p>`;
  return `<label for="${name}">${escapeHtml(label)}</label>
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" required${at === 0 ? ' autofocus' : ''}${described}>${said}`;
}

const renderFields = (fields: readonly PageField[]) => fields.map(renderField).join('\n');

/** What was asked first, and the two ways of a second factor, of which one is shown. */
function renderSteps(fields: readonly PageField[]): string {
  return `<fieldset>
${renderFields(fields)}
</fieldset>
<fieldset hidden disabled>
<label for="totp">Code of your authenticator app</label>
<input id="totp" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" required>
<button type="button" class="other" data-method="recovery_code">Use a Recovery Code</button>
</fieldset>
<fieldset hidden disabled>
<label for="recovery">Recovery code</label>
<input id="recovery" name="code" type="text" autocomplete="off" required>
<button type="button" class="other" data-method="totp">Use the App</button>
</fieldset>`;
}

export const renderFormPage = (page: FormPage): string => renderForm(page);

/** What stands on one page beside its form. */
interface Around {
  readonly scripts: readonly string[];
  readonly above: string;
  readonly beneath: string;
}

const nothing: Around = { scripts: [], above: '', beneath: '' };

const unnamed: Readonly<Record<string, string>> = {
  invitedBy: 'An administrator',
  organizationName: 'an organization without a name',
  role: 'a member',
};

const roleWords = Object.entries(rolesAsInvited)
  .map(([role, words]) => ` data-${role}="${words}"`)
  .join('');

function renderAbout({ about }: FormPage): string {
  if (about === undefined) return '';
  const text = escapeHtml(about.text).replaceAll(
    /\{(\w+)\}/g,
    (_, key: string) =>
      `<strong data-said="${key}" data-none="${unnamed[key] ?? ''}"${key === 'role' ? roleWords : ''}></strong>`,
  );
  return `<p id="about" data-route="${about.route}" hidden>${text}</p>`;
}

function scriptsOf({ needsLink, second, about, fields }: FormPage): readonly string[] {
  const more = [
    ...(second === undefined ? [] : [passkeySignInScriptPath]),
    ...(about === undefined ? [] : [aboutScriptPath]),
    ...(fields.some(({ type }) => type === 'country') ? [countryScriptPath] : []),
  ];
  return [formScriptPath, ...(needsLink ? [linkScriptPath] : []), ...more];
}

export function renderForm(page: FormPage, around: Around = nothing): string {
  const { title, lead, fields, button, route, needsLink, done, below, second } = page;
  const next = 'path' in done ? done.path : '';
  const links = (below ?? []).map(({ path, text }) => `<p><a href="${path}">${escapeHtml(text)}</a></p>`);
  return renderWhole(
    title,
    [...scriptsOf(page), ...around.scripts],
    `${renderAbout(page)}<p>${escapeHtml(lead)}</p>${around.above}
<form method="post" data-route="${route}" data-next="${next}" data-link="${needsLink ? 'needed' : ''}" data-second="${second ?? ''}">
${second === undefined ? renderFields(fields) : renderSteps(fields)}
<p role="alert" class="alert"></p>
<button type="submit"${fields.length === 0 ? ' autofocus' : ''}>${escapeHtml(button)}</button>
${second === undefined ? '' : `<button type="button" id="with-passkey" class="other" data-next="${next}" hidden>Use a Passkey</button>`}
</form>
<p role="status" tabindex="-1" hidden>${'text' in done ? escapeHtml(done.text) : ''}</p>
${links.join('\n')}${around.beneath}`,
  );
}

export function renderMissingPage(): string {
  return renderWhole(
    'There is no such page',
    [],
    `<p>Check the address, or open one of these:</p>
<p><a href="/account">Account</a></p>
<p><a href="/sign-in">Sign in</a></p>`,
  );
}

export function renderSecondFactorPage(): string {
  return renderWhole(
    'Second factor and passkeys',
    [totpScriptPath, passkeysScriptPath],
    `<section id="totp">
<h2>Authenticator app</h2>
<p id="required" hidden>Your organization requires a second factor: this app, or a passkey.</p>
<p id="state"></p>
<p><button type="button" data-act="begin" data-when="off" hidden>Set Up</button>
<button type="button" data-act="recovery-codes" data-when="on" hidden>New Recovery Codes</button>
<button type="button" data-act="remove" data-when="on" class="danger" hidden>Remove</button></p>
<form method="post" id="ask-password" hidden>
<p id="why"></p>
<label for="password">Password</label>
<input id="password" type="password" autocomplete="current-password" required>
<div id="ask-factor" hidden>
<label for="factor">Code of your app, or a recovery code</label>
<input id="factor" type="text" autocomplete="one-time-code" required disabled>
</div>
<button type="submit">Continue</button>
</form>
<form method="post" id="ask-code" hidden>
<p>Scan this code with your authenticator app, or type the key into it. Then type the code that the app shows.</p>
<svg id="qr" class="qr" role="img" aria-label="QR code of the key"></svg>
<p>Key: <code id="secret"></code></p>
<label for="code">Code</label>
<input id="code" type="text" inputmode="numeric" autocomplete="one-time-code" required>
<button type="submit">Turn On</button>
</form>
<div id="recovery" tabindex="-1" hidden>
<p>Keep these recovery codes where you find them without your phone. Each works once; they are not shown again.</p>
<ul id="codes"></ul>
<button type="button" id="copy">Copy</button>
</div>
<p role="alert" class="alert"></p>
<p role="status" tabindex="-1"></p>
</section>
<section id="passkeys">
<h2>Passkeys</h2>
<p>A passkey signs you in by your device's fingerprint, face or PIN, without a password and a code.</p>
<p id="passkeys-fault"></p>
<ul></ul>
<form method="post" id="add-passkey" hidden>
<label for="passkey-name">Name of a new passkey</label>
<input id="passkey-name" type="text" autocomplete="off" maxlength="200" required>
<button type="submit">Add Passkey</button>
</form>
<form method="post" id="prove" hidden>
<label for="passkey-password">Your password</label>
<input id="passkey-password" type="password" autocomplete="current-password" required>
<div id="prove-factor" hidden>
<label for="passkey-factor">Code of your app or recovery code</label>
<input id="passkey-factor" type="text" autocomplete="one-time-code" aria-describedby="passkey-factor-hint">
<p id="passkey-factor-hint" class="hint">Leave it empty to use a passkey.</p>
</div>
<button type="submit">Confirm</button>
</form>
<p role="alert" class="alert"></p>
<p role="status" tabindex="-1"></p>
</section>
<p><a href="/account">Account</a></p>`,
  );
}

export const pageStyle = `:root { color-scheme: light dark; --line: #8a8a8a; --accent: #0b5cad; --on-accent: #fff; --danger: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --accent: #6cb2ff; --on-accent: #10151b; --danger: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; color: CanvasText; background: Canvas; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 26rem; margin: 0 auto; padding: 3rem 1rem; }
.brand { margin: 0; font-weight: 600; }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.3; }
h2 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
label { display: block; margin-top: 1rem; font-weight: 600; }
input, select { background: Field; color: FieldText; width: 100%; padding: .5rem; font: inherit; border: 1px solid var(--line); border-radius: 4px; }
[aria-invalid=true] { border-color: var(--danger); }
#place { margin: .25rem 0 0; font-size: .875rem; }
#place button { margin: 0; padding: 0 .25rem; color: var(--accent); background: none; }
.hint { margin: .25rem 0 0; font-size: .875rem; }
fieldset { margin: 0; padding: 0; border: 0; }
.other { color: var(--accent); background: none; border-color: var(--line); }
.danger { color: var(--danger); background: none; border-color: var(--danger); }
code, #codes { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
.qr { display: block; width: 14rem; height: 14rem; background: #fff; fill: #000; }
.alert { margin: 1rem 0 0; min-height: 1.5em; color: var(--danger); }
a { color: var(--accent); }
button, .button { margin-top: .5rem; padding: .5rem 1rem; font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 1px solid transparent; border-radius: 4px; cursor: pointer; }
button:disabled { opacity: .6; cursor: default; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
ul { margin: 0; padding: 0; list-style: none; }
li { display: flex; gap: 1rem; align-items: center; justify-content: space-between; padding: .5rem 0; border-bottom: 1px solid var(--line); }
.code { margin: .5rem 0; font: 600 1.75rem/1.3 ui-monospace, monospace; letter-spacing: .1em; }
main:has(.steps) { max-width: 42rem; }
h1, #who { overflow-wrap: anywhere; }
.button { text-decoration: none; white-space: nowrap; }
.steps { margin: 1.5rem 0 0; padding: 0; list-style: none; counter-reset: step; }
.steps li { align-items: flex-start; justify-content: flex-start; padding: 1rem 0; }
.steps li[hidden] { display: none; }
.steps li::before { counter-increment: step; content: counter(step); flex: none; width: 1.75rem; height: 1.75rem; border: 1px solid var(--line); border-radius: 50%; text-align: center; }
.steps div { flex: 1; }
.steps h2, .steps p { margin: 0; }
.steps p button { margin: .25rem 0 0; }
.steps .button { margin: 0; }
details { margin-top: .75rem; }
summary { color: var(--accent); cursor: pointer; }
[role=status]:focus, h2:focus { outline: none; }
dl { margin: 1rem 0; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
.warning { padding: .75rem; border: 1px solid var(--danger); border-radius: 4px; }
li button { margin: 0; padding: .25rem .75rem; }
`;
