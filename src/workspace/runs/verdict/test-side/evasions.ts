/**
 * Words by which a source can pass a test without doing what it asks: it asks whether it runs under a test, ends the
 * process, or changes what tests compare with. Where a change brings more of them than there were, nothing is proven.
 */
import { hasMore } from '../new-escapes.ts';

const asksForTests =
  /\bNODE_(?:ENV|TEST_CONTEXT|V8_COVERAGE)\b|\bJEST_\w+|\bVITEST\w*|\bMOCHA\w*|\bPYTEST\w*|\bTAP_\w+|\b(?:process\.env|environ)\W{1,3}(?:CI|TESTS?|TESTING|GITHUB_ACTIONS|HOME|TMPDIR)\b|getenv\(\s*['"](?:CI|TEST\w*|HOME|TMPDIR)\b|\brequire\.main\b|\bimport\.meta\.(?:main|vitest|jest)\b|\bmainModule\b|\bexecArgv\b|\bsys\.(?:modules|_getframe|settrace|setprofile|argv)\b|\bprocess\.argv\b|\binspect\.(?:stack|currentframe)\b|\bextract_stack\b|\bError\([^)\n]*\)\.stack\b|\b(?:captureStackTrace|prepareStackTrace|getCallSites)\b|\b(?:typeof\s+|globalThis\.|global\.|window\.)(?:jest|vi|mocha|describe|it|test|expect|jasmine|QUnit)\b|\bcfg!\(test\)|\btesting\.Testing\(\)|\bflag\.Lookup\("test/g;
const test =
  'unittest|pytest|doctest|node:test|mocha|vitest|@jest|jest|sinon|jasmine|ava|tap|chai|nose|hypothesis|testing';
const usesTests = new RegExp(
  String.raw`\b(?:require|import)\s*\(?\s*['"](?:${test})\b|\bfrom\s+['"](?:${test})\b|^\s*(?:import|from)\s+(?:${test})\b`,
  'gm',
);
const ends =
  /\bprocess\.(?:exit|reallyExit)\s*\(\s*(?:0\s*)?\)|\bprocess\.exitCode\s*=|\bprocess\.(?:kill|abort|reallyExit|binding)\b|\b(?:sys\.)?exit\(\s*(?:0\s*)?\)|\bos\._exit\b|\bSystemExit\b|\bprocess\.(?:on|once|prependListener|emit)\(\s*['"](?:exit|beforeExit|uncaught\w+|unhandled\w+)|\batexit\b|\bos\.Exit\(0\)|\bprocess::exit\(0\)|System\.exit\(0\)/g;
const rebinds =
  /\b(?:assert|expect|chai|unittest|TestCase|pytest|builtins|__builtins__|globalThis|global|process|console)(?:\.\w+|\[[^\]\n]*\])+\s*=(?!=)|\b(?:assign|define\w*|setattr|setPrototypeOf|patch|replace)\(\s*(?:assert|expect|unittest|builtins|globalThis|global|process|sys)\b|\b[A-Z]\w+\.prototype\b[^\n;]*=(?!=)|\b(?:builtins|__builtins__)\b|\brequire\.cache\b|\bModule\._\w+|\bsyncBuiltinESMExports\b|\bregisterHooks?\b|\bSymbol\.toPrimitive\b|\bdef __(?:eq|ne|bool)__\b|\bctypes\b|\bgc\.\w+/g;
const runsText =
  /\beval\s*\(|\bnew Function\b|\bexec\s*\(|\b(?:fromCharCode|atob|b64decode)\b|\bfrom\(\s*['"][^'"]*['"]\s*,\s*['"](?:base64|hex)/g;

/** Whether a source asks for tests, ends their run or changes what they compare with where it did not before. */
export function hasNewEvasion(before: string, after: string): boolean {
  return [asksForTests, usesTests, ends, rebinds, runsText].some((pattern) =>
    hasMore(before, after, pattern),
  );
}
