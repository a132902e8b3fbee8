/** Cookies of Python that are written as text, or with the standard library: what they do not say is off. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { F, K } from '../../syntax/kinds.ts';
import { ancestor, childBy, kindAt, textOf } from '../../syntax/read.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';

const secretCookie = /^_*(?:[a-z]{1,20}[_-])?(?:sess(?:ion)?|sid|auth|token|jwt|remember|login|user)/i;

/** Text of the function round a node; empty outside of one. */
function aroundNode(syntax: Syntax, node: number): string {
  return textOf(
    syntax,
    ancestor(syntax, node, (kind) => kind === K.func),
  );
}

const messages = {
  secure:
    '`{code}` leaves a session cookie without `Secure`. An attacker on the network can read the session and use the account.',
  httpOnly:
    '`{code}` leaves a session cookie without `HttpOnly`. An attacker who gets a script into the page can read the session and use the account.',
};

/** Reports the attributes that no word of the function names: code that names one has chosen its value. */
function reportMissing(around: string, span: ReturnType<typeof reportSpan>, report: ReportHit): void {
  const [isSecure, isHttpOnly] = [/\bsecure\b/i.test(around), /httponly/i.test(around)];
  if (isSecure && isHttpOnly) return;
  const message = isSecure ? messages.httpOnly : isHttpOnly ? messages.secure : undefined;
  report({ ...span, message });
}

/** `("Set-Cookie", "sid=" + value)` */
function writtenCookie({ syntax }: FileContext, node: number, report: ReportHit): void {
  const written = /^[a-z]*["']{1,3}([\w-]{1,40})=/i.exec(textOf(syntax, node).slice(0, 60))?.[1];
  if (written === undefined || !secretCookie.test(written)) return;
  const around = aroundNode(syntax, node);
  if (/set[-_]cookie["']/i.test(around)) reportMissing(around, reportSpan(syntax, node), report);
}

/** `cookie["session"] = value` of `http.cookies`. */
function madeCookie({ syntax, resolver }: FileContext, node: number, report: ReportHit): void {
  const left = childBy(syntax, node, F.left);
  if (kindAt(syntax, left) !== K.subscript || !secretCookie.test(resolver.lastOf(left))) return;
  const named = childBy(syntax, left, F.object);
  const holder = resolver.nameOf(named < 0 ? childBy(syntax, left, F.value) : named) ?? '';
  if (!/^(?:http\.cookies|Cookie)\.(?:Simple|Base|Smart)Cookie\(\)$/.test(holder)) return;
  const around = aroundNode(syntax, node);
  if (around !== '') reportMissing(around, reportSpan(syntax, left), report);
}

function rawCookie(file: FileContext, node: number, report: ReportHit): void {
  if (kindAt(file.syntax, node) === K.assign) madeCookie(file, node, report);
  else writtenCookie(file, node, report);
}

export const cookieChecks: readonly Check[] = [
  { name: 'raw-cookie', families: ['python'], kinds: [K.assign, K.string], run: rawCookie },
];
