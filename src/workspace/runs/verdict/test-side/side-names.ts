/** Which files are tests, expected values or settings of tools by their names alone. */
import { isTestFile } from '../../../../scanner/places/test-files.ts';

const runnersTest =
  /(?:^|\/)test(?:[-_][\w.-]+)?\.[cm]?[jt]sx?$|_test\.\w+$|(?:^|\/)(?:Test[A-Z]\w*|\w+(?:Tests?|TestCase|Spec|IT))\.(?:java|kts?|cs|fs|vb|php|swift|scala|groovy|dart|m|mm)$|\.(?:bats|feature|robot)$/;
const testFolder =
  /(?:^|\/)(?:testdata|testutils?|testhelpers?|testkit|androidTest|benches|goldens?|[\w.-]+\.(?:Unit|Integration)?Tests?)\//i;
const expected = /\.(?:snap|snapshot|ambr|golden|approved(?:\.\w+)?|verified\.\w+)$|(?:^|\/)__snapshots__\//i;

/** A test, what lies beside tests, or a snapshot. */
export function isTestName(path: string): boolean {
  return isTestFile(path) || runnersTest.test(path) || testFolder.test(path) || expected.test(path);
}

const tools =
  'jest|vitest|vite|webpack|rollup|babel|karma|playwright|cypress|ava|wdio|esbuild|tsup|turbo|next|nuxt|svelte|postcss|metro|rspack|swc|nyc|c8|tap|uvu|qunit|jasmine|testem|protractor|codecept|stryker|eslint|prettier|stylelint|biome';
const runnerSettings = new RegExp(
  [
    String.raw`(?:^|\/)(?:${tools})[\w-]*\.(?:config|conf|setup|workspace|preset|global)[\w.-]*$`,
    String.raw`(?:^|\/)(?:jest|vitest|mocha|test|global)[-_.]?(?:setup|teardown|preset|environment|reporter)\w*\.\w+$`,
    String.raw`(?:^|\/)setup[-_]?tests?\.\w+$`,
    String.raw`(?:^|\/)(?:pytest\.ini|tox\.ini|noxfile\.py|conftest\.py|setup\.(?:cfg|py)|pyproject\.toml|(?:GNUm|m|M)akefile|[\w-]+\.mk|[Jj]ustfile|Taskfile\.ya?ml|Rakefile|phpunit\.xml(?:\.dist)?|karma\.conf\.\w+|testem\.json|lerna\.json|nx\.json|project\.json)$`,
    String.raw`(?:^|\/)\.(?:mocharc|nycrc|c8rc|taprc|jestrc|avarc|coveragerc|rspec|swcrc|babelrc)[\w.]*$`,
  ].join('|'),
);

/** Read by what runs tests: what it names belongs to the tests, too. */
export function isRunnerSettings(path: string): boolean {
  return runnerSettings.test(path);
}

const toolSettings =
  /(?:^|\/)(?:package\.json|[jt]sconfig[\w.-]*\.json|deno\.jsonc?|bunfig\.toml|import_map\.json|Pipfile|requirements[\w.-]*\.txt|constraints[\w.-]*\.txt|ruff\.toml|mypy\.ini|pyrightconfig\.json|Gemfile|Dockerfile[\w.-]*|(?:docker-)?compose[\w.-]*\.ya?ml|go\.(?:mod|sum|work)|Cargo\.toml|build\.rs|rust-toolchain[\w.]*|pom\.xml|(?:build|settings)\.gradle(?:\.kts)?|gradle\.properties|composer\.json|build\.xml|CMakeLists\.txt|BUILD(?:\.bazel)?|WORKSPACE|MODULE\.bazel|[\w.-]*lock(?:\.json|\.ya?ml|file|b)?|npm-shrinkwrap\.json)$|\.(?:lock|pth|sh|bash|ps1|cmd|bat)$/;
const topSettings = /^[\w-]+\.(?:config|conf|setup|workspace)\.\w+$/;
/** Installed packages: no source of a project. */
const installed =
  /(?:^|\/)(?:node_modules|bower_components|jspm_packages|site-packages|dist-packages|\.venv|venv|vendor)\//;

/** Decides how anything is built, found or run; names that begin with a dot do. */
export function isSettings(path: string): boolean {
  return (
    isRunnerSettings(path) ||
    toolSettings.test(path) ||
    topSettings.test(path) ||
    installed.test(path) ||
    /(?:^|\/)\./.test(path)
  );
}

const code =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|pyw?|pyi|go|rs|java|kts?|scala|groovy|cs|fs|vb|rb|php|swift|dart|exs?|erl|clj[cs]?|hs|ml|lua|pl|pm|c|cc|cpp|cxx|h|hpp|m|mm|zig|nim|r|jl)$/i;

export function isCodeName(path: string): boolean {
  return code.test(path);
}

const pythonLibrary = new Set(
  'sitecustomize usercustomize unittest pytest _pytest doctest mock nose nose2 hypothesis coverage xdist conftest pluggy iniconfig abc argparse ast asyncio atexit base64 bdb bisect builtins calendar cmd code codecs collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg csv ctypes dataclasses datetime decimal difflib dis email encodings enum errno faulthandler filecmp fnmatch fractions functools gc getopt getpass gettext glob graphlib gzip hashlib heapq hmac html http importlib inspect io ipaddress itertools json keyword linecache locale logging lzma math mimetypes multiprocessing numbers opcode operator optparse os pathlib pdb pickle pkgutil platform pprint profile pstats queue random re reprlib runpy sched secrets select selectors shelve shlex shutil signal site socket socketserver sqlite3 ssl stat statistics string struct subprocess symtable sys sysconfig tarfile tempfile textwrap threading time timeit token tokenize trace traceback tracemalloc types typing unicodedata urllib uuid venv warnings weakref wsgiref xml zipfile zipimport zlib zoneinfo'.split(
    ' ',
  ),
);

/** A new module of a library's name is what tests import in its place. */
export function shadowsLibrary(path: string): boolean {
  const name = /(?:^|\/)(\w+)(?:\/__init__)?\.py$/.exec(path)?.[1];
  return name !== undefined && pythonLibrary.has(name);
}

/** As far as a line says by itself: a path in a comment is read by nobody. */
export function withoutComments(path: string, text: string): string {
  const isHashed = /\.(?:pyw?|pyi|toml|cfg|ini|ya?ml|rb|sh|mk)$|(?:^|\/)(?:[Mm]akefile|[Jj]ustfile)$/.test(
    path,
  );
  if (isHashed) return text.replaceAll(/(^|\s)#.*$/gm, '$1');
  if (!isCodeName(path)) return text;
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, ' ').replaceAll(/(^|[\s;{}(),])\/\/.*$/gm, '$1');
}
