/** Questions about an address that a stranger's address answers as well, and rights that the visitor says of themselves. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { positional } from '../../match/call-parts.ts';
import { constantOf } from '../../match/constants.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';

const ending = '(?:com|org|net|io|dev|app|edu|gov|co[.]uk)(?![\\w-])';
/** A dot before the ending, or before the name of the site, that stands for any sign. */
const openDot = new RegExp(`[a-z0-9]\\.${ending}|[a-z0-9)]\\.[a-z0-9-]{2,40}\\\\\\.${ending}`, 'i');
const address = /^(?:\^|\(\?:|\()*(?:https?|\(\?:https?|ws|\^)|^\^|:\\?\/\\?\//i;

/** What is replaced or split by an expression is not judged by it. */
function isRewritten(syntax: Syntax, node: number): boolean {
  const call = parentOf(syntax, parentOf(syntax, node));
  const callee = childBy(syntax, call, F.callee);
  return (
    kindAt(syntax, callee) === K.member && /\.(?:replace|replaceAll|split)$/.test(textOf(syntax, callee))
  );
}

/** `/^https:\/\/.*example.com$/`: `example-com.evil.example` fits as well. */
function openHost({ syntax }: FileContext, node: number, report: ReportHit): void {
  if (isRewritten(syntax, node)) return;
  const source = textOf(syntax, node).replace(/^\/|\/[a-z]*$/g, '');
  if (source.length > 300 || !address.test(source) || !openDot.test(source)) return;
  report({ ...reportSpan(syntax, node), values: { name: source.slice(0, 60) } });
}

const scheme = /^javascript:$/i;
const addressName = /url|uri|href|link|src|location|address|protocol|scheme|^u\b/i;

/** `href.startsWith('javascript:')`: `data:` and `vbscript:` run scripts as well. */
function someSchemes({ syntax, resolver }: FileContext, node: number, report: ReportHit): void {
  const callee = childBy(syntax, node, F.callee);
  if (kindAt(syntax, callee) !== K.member) return;
  if (!addressName.test(textOf(syntax, childBy(syntax, callee, F.object)))) return;
  const asked = constantOf(resolver, positional(syntax, node)[0] ?? none);
  if (typeof asked !== 'string' || !scheme.test(asked) || /vbscript|\bdata:/i.test(textOf(syntax, 0))) return;
  report({ ...reportSpan(syntax, node), values: { name: asked } });
}

function incompleteAddress(file: FileContext, node: number, report: ReportHit): void {
  if (kindAt(file.syntax, node) === K.regex) openHost(file, node, report);
  else someSchemes(file, node, report);
}

const rights =
  '(?:is_?admin|admin|is_?root|is_?staff|is_?authenticated|authenticated|is_?logged_?in|logged_?in|super_?user';
/** A cookie or a header that says what its sender may do; a question for people of a role is none. */
const claimed = new RegExp(
  `^[^]*?\\b(?:req|request|ctx)(?:\\.(?:request|req))?(?:\\.(?:cookies|headers)(?:\\.get\\(['"]|\\.|\\[['"](?:x-)?(?:user-)?)${rights}|role)\\b|\\.(?:query|body)\\.${rights})\\b)`,
  'i',
);

function claimedRights({ syntax }: FileContext, node: number, report: ReportHit): void {
  const condition = childBy(syntax, node, F.condition);
  const text = textOf(syntax, condition);
  if (text.length > 300 || !claimed.test(text)) return;
  report(reportSpan(syntax, condition));
}

export const addressChecks: readonly Check[] = [
  {
    name: 'incomplete-url-check',
    families: ['script'],
    kinds: [K.regex],
    calls: ['startsWith', 'indexOf', 'includes'],
    run: incompleteAddress,
  },
  { name: 'claimed-rights', families: ['script'], kinds: [K.if, K.ternary], run: claimedRights },
];
