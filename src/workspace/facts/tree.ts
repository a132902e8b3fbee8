/** A tree that readers share: each file is read once, and what is no part of the product is known by its place. */
import { lineAt } from '../stack/facts/fact.ts';
import { folderOf } from '../stack/packages.ts';
import { withoutComments } from './code/plain-code.ts';
import type { FactEvidence, FactTree } from './model.ts';

/** What is longer shows nothing that its beginning does not: it was made by a program. */
const longestText = 512 * 1024;

export class ReadTree implements FactTree {
  readonly files: readonly string[];
  readonly #tree: FactTree;
  readonly #has: ReadonlySet<string>;
  readonly #texts = new Map<string, Promise<string | undefined>>();
  readonly #codes = new Map<string, Promise<string>>();

  constructor(tree: FactTree) {
    this.#tree = tree;
    this.files = tree.files.filter((file) => !isForeign(file)).toSorted();
    this.#has = new Set(this.files);
  }

  has(file: string): boolean {
    return this.#has.has(file);
  }

  read(file: string): Promise<string | undefined> {
    const known = this.#texts.get(file);
    if (known !== undefined) return known;
    const read = this.has(file) ? this.#tree.read(file) : Promise.resolve(undefined);
    const short = read.then((text) => text?.slice(0, longestText));
    this.#texts.set(file, short);
    return short;
  }

  /** Without its comments, each letter where it was; empty for what is not there. */
  code(file: string): Promise<string> {
    const known = this.#codes.get(file);
    if (known !== undefined) return known;
    const code = this.read(file).then((text) => withoutComments(file, text ?? ''));
    this.#codes.set(file, code);
    return code;
  }

  /** Those whose path fits, in their order. */
  matching(pattern: RegExp): readonly string[] {
    return this.files.filter((file) => pattern.test(file));
  }
}

const foreign =
  /(?:^|\/)(?:node_modules|bower_components|vendor|third_party|\.venv|venv|site-packages|__pycache__|\.git|\.next|\.nuxt|\.turbo|\.tox)\//;
const made =
  /(?:^|\/)(?:dist|build|out|coverage|generated|__generated__)\/|\.min\.(?:js|css)$|\.(?:pb|gen|generated)\.\w+$/;
const tests =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|e2e|cypress|testing|fixtures?|__fixtures__|testdata)\/|(?:^|\/)(?:tests?\.[cm]?[jt]s$|conftest\.py|test_[^/]*\.py|[^/]*_test\.(?:py|go|rb|ex|exs|dart)|tests?\.py|[^/]*\.(?:test|spec|e2e-spec|stories)\.[cm]?[jt]sx?)$/i;
const aside = /(?:^|\/)(?:examples?|samples?|docs?|benchmarks?|bench|\.devcontainer)\//i;

/** Code of others, or of no commit. */
function isForeign(file: string): boolean {
  return foreign.test(file);
}

export function isTest(file: string): boolean {
  return tests.test(file);
}

/** Code that runs in production: no test, no example, and not made by a program. */
export function isProduct(file: string): boolean {
  return !tests.test(file) && !aside.test(file) && !made.test(file);
}

/** `.` and a name give the name. */
export function below(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}

export function evidenceAt(file: string, text: string, offset: number): FactEvidence {
  return { file, line: lineAt(text, offset) };
}

export { folderOf };
