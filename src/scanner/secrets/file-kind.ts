import { localePatterns, localeSign } from './shown/locale-path.ts';

/**
 * What a file's name says about how values stand in it:
 * - `code`: a bare word is a variable, so only what is quoted can be a secret
 * - `config`: a bare word is a value (YAML, INI, properties, .env, and whatever has no known extension)
 * - `shell`: as `config`, but words end at blanks and `$` refers
 * - `markup`: XML, HTML: values in attributes and elements
 * - `prose`: written for readers: most that looks like an assignment is a sentence
 * - `locale`: words for people, by key
 * - `lock`: written by a package manager: digests all over, and tokens only where an address holds one
 */
export type FileKind = 'code' | 'config' | 'shell' | 'markup' | 'prose' | 'locale' | 'lock';

/** What a file's path says of the secrets in it. */
export interface FileFacts {
  readonly kind: FileKind;
  /** Tests, fixtures, examples: what stands there is seldom in use. */
  readonly isSample: boolean;
  /** The name is the code of a language, which servers and environments may have as well. */
  readonly isLikelyLocale: boolean;
  readonly path: string;
}

const extensions: Readonly<Record<string, FileKind>> = Object.fromEntries(
  Object.entries({
    code: 'ts mts cts tsx js mjs cjs jsx py pyi pyw java kt kts scala groovy gradle go rs rb php cs fs vb swift m mm c h cc cpp hpp cxx dart lua pl pm r jl ex exs erl hs clj cljs elm vue svelte astro sql ipynb zig nim d cr tf bicep proto graphql sol css scss sass less styl qml ls coffee litcoffee',
    shell: 'sh bash zsh fish ksh ps1 psm1 psd1 bat cmd envrc',
    markup:
      'xml html htm xhtml xaml csproj vbproj fsproj props targets plist jsp jspf jspx asp aspx ascx cshtml phtml nuspec resx wsdl svg pom ejs hbs handlebars erb twig',
    prose: 'md mdx markdown rst adoc asciidoc txt tex textile org tid wiki mediawiki creole pod',
    locale: 'po pot arb xliff xlf strings stringsdict xcstrings ftl resx',
    lock: 'lock sum',
  }).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as FileKind])),
);

const lockNames =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|poetry\.lock|Pipfile\.lock|composer\.lock|Cargo\.lock|Gemfile\.lock|go\.sum|packages\.lock\.json|bun\.lockb?|uv\.lock|deno\.lock|flake\.lock|\.terraform\.lock\.hcl|gradle\.lockfile|Package\.resolved|gems\.locked)$/i;
/** Texts for readers that by custom have no extension, or that of an old one: `ChangeLog`, `NEWS.Debian`. */
const proseNames =
  /^(?:change-?logs?|changes|history|news|readme|pkg-info|metadata|authors|contributors|credits|thanks|todo|upgrading|release[-_]?notes)(?:[._-](?:old|debian|upstream|in|[a-z]{2}|\d[\d.]{0,12}))?$/i;
const sampleFolders = new Set(
  'test tests testsuite testsuites __tests__ spec specs e2e fixture fixtures __fixtures__ testdata test-data test_data testing mock mocks __mocks__ stub stubs sample samples example examples demo demos doc docs documentation tutorial tutorials cassettes snapshots __snapshots__'.split(
    ' ',
  ),
);
const sampleName =
  /[._-](?:tests?|specs?|stories|mock|fixture)\.[a-z]{1,4}$|_test\.(?:go|py|rb|exs)$|Tests?\.(?:java|kt|cs|php|scala)$|[._-](?:example|sample|dist|template|tmpl|tpl)(?:\.[a-z]{1,5})?$|\.in$|^conftest\.py$/;

function isSamplePath(folders: readonly string[], name: string): boolean {
  if (name.startsWith('test_') && name.endsWith('.py')) return true;
  return sampleName.test(name) || folders.some((folder) => sampleFolders.has(folder.toLowerCase()));
}

/** Reads a path; its separators may be of either kind. */
export function readPath(path: string): FileFacts {
  const forward = path.replaceAll('\\', '/');
  const folders = forward.split('/');
  const name = folders.pop() ?? '';
  const sign = localeSign(forward);
  return {
    kind: sign === 'sure' && !lockNames.test(forward) ? 'locale' : kindOf(forward, name),
    isSample: isSamplePath(folders, name),
    isLikelyLocale: sign === 'likely',
    path: forward,
  };
}

function kindOf(path: string, name: string): FileKind {
  if (lockNames.test(path)) return 'lock';
  if (proseNames.test(name)) return 'prose';
  const dot = name.lastIndexOf('.');
  if (name.startsWith('.env') || dot <= 0) return 'config';
  return extensions[name.slice(dot + 1).toLowerCase()] ?? 'config';
}

const interpreter = /^#![^\n]{0,60}\b(?:(node|python[\d.]{0,6}|ruby|perl|php|deno|bun)|(?:ba|z|da|k)?sh)\b/;

/** A page of HTML whose name does not say so. */
const page = /^\s{0,20}<(?:!doctype html|html)\b/i;

/** What a file without a known extension says in its first line: `#!/usr/bin/env node`. */
export function byFirstLine(facts: FileFacts, text: string): FileFacts {
  if (facts.kind === 'config' && page.test(text.slice(0, 200))) return { ...facts, kind: 'markup' };
  const found = facts.kind === 'config' && text.startsWith('#!') ? interpreter.exec(text.slice(0, 80)) : null;
  return found === null ? facts : { ...facts, kind: found[1] === undefined ? 'shell' : 'code' };
}

/** Expressions of this module that meet a path of strangers. */
export const pathPatterns: readonly RegExp[] = [lockNames, ...localePatterns, proseNames, sampleName];
