/** Node and what is installed for it: package managers, compilers, linters and test runners. */
import { type Program, type Programs, scriptArguments } from './program.ts';

const managerRisks: Program['risks'] = {
  elsewhere:
    '--prefix= -C= --dir= --cwd= -g --global --location= --root= --modules-folder= --cache= --store-dir= --cache-folder= --install-links',
  command:
    '-c= --call= --script-shell= --shell= --shell-mode --node-options= --git= --editor= --viewer= --browser= --scripts-prepend-node-path= --onload-script=',
  config:
    '--userconfig= --globalconfig= --use-yarnrc= --config= --registry= --pnpmfile= --global-pnpmfile= --npmrc-auth-file=',
  network: '--proxy= --https-proxy= --cafile= --ca= --strict-ssl=',
};
/** A script of the package, and what it is given. */
const script: Program = { operands: 'none', behindDashes: scriptArguments };
const named: Program = { operands: 'names', behindDashes: scriptArguments, most: 1 };
/** Those that give a script its words without `--`. */
const direct: Program = { ...scriptArguments, behindDashes: scriptArguments };
const installing: Program = {
  isNamedOnly: true,
  flags:
    '-D --save-dev -E --save-exact -P --save-prod -O --save-optional --no-save --dev --exact --frozen-lockfile --no-frozen-lockfile --immutable --prefer-offline --offline --ignore-scripts --legacy-peer-deps --no-audit --no-fund --production --package-lock-only --lockfile-only --no-optional --dry-run --no-progress --prod',
  texts: '--omit --include',
  operands: 'packages',
  risks: { write: '--force -f', command: '--allow-build= --foreground-scripts' },
};
const managerFlags =
  '-s --silent -q --quiet --if-present --json --long --no-color --color -ws --workspaces --no-progress --version -v --help -h --verbose --no-workspaces --include-workspace-root';
const managerTexts = '--loglevel --depth';
const listing: Program = {
  flags: '-a --all --production --parseable -l --prod --dev',
  texts: '--omit --include',
  operands: 'names',
};

const npm: Program = {
  flags: managerFlags,
  texts: managerTexts,
  paths: '-w --workspace',
  risks: managerRisks,
  operands: 'none',
  subcommands: {
    'test t tst start stop restart': script,
    'run run-script rum urn': named,
    'install i add ci clean-install install-test it update up upgrade uninstall rm remove dedupe prune rebuild':
      installing,
    'ls list ll outdated audit why explain root prefix view info show ping search fund query': listing,
    pack: { flags: '--dry-run', needs: '--dry-run' },
    'exec x': { operands: 'commands' },
  },
};

const pnpm: Program = {
  flags: `${managerFlags} -r --recursive --parallel --stream --aggregate-output --no-bail --workspace-root`,
  texts: `${managerTexts} --reporter --workspace-concurrency`,
  paths: '--filter -F',
  risks: managerRisks,
  operands: 'none',
  subcommands: {
    'test t start': direct,
    'run run-script': { ...direct, flags: `${direct.flags} --no-bail`, first: 'script' },
    'install i add update up upgrade remove rm uninstall prune dedupe': installing,
    'ls list outdated audit why licenses root': listing,
    'exec dlx': { operands: 'commands' },
  },
};

const jest: Program = {
  flags:
    '--coverage --watch --watchAll --ci --runInBand -i --bail -b --verbose --silent --no-cache --no-coverage --onlyChanged --passWithNoTests --detectOpenHandles --forceExit --listTests --showConfig --version --help --no-watchman --errorOnDeprecated --expand --logHeapUsage --colors --no-color --lastCommit --findRelatedTests --runTestsByPath --randomize',
  texts:
    '-t --testNamePattern --testPathPattern --testPathPatterns --testPathIgnorePatterns --maxWorkers -w --testTimeout --shard --seed',
  risks: {
    config: '-c= --config= --projects= --preset= --globals=',
    code: '--setupFiles= --setupFilesAfterEnv= --globalSetup= --globalTeardown= --reporters= --runner= --testRunner= --testEnvironment= --transform= --resolver= --testSequencer= --testResultsProcessor= --env= --filter= --snapshotSerializers= --watchPlugins= --prettierPath= --notifyMode=',
    write:
      '-u --updateSnapshot --outputFile= --coverageDirectory= --cacheDirectory= --clearCache --init --json',
    elsewhere: '--rootDir= --roots= --modulePaths=',
  },
};

const vitestRun: Program = {
  flags:
    '--coverage --run --watch -w --silent --no-color --passWithNoTests --bail --no-isolate --globals --dom --version --help --changed --no-file-parallelism --typecheck --hideSkippedTests',
  texts: '-t --testNamePattern --project --maxWorkers --testTimeout --retry --shard --exclude',
  choices: {
    '--reporter': 'default verbose dot json basic tap junit',
    '--environment': 'node jsdom happy-dom',
  },
  risks: {
    config: '-c= --config= --configLoader=',
    code: '--reporter= --globalSetup= --environment= --pool= --execArgv= --browser=',
    write: '-u --update --outputFile= --api= --ui',
    elsewhere: '-r= --root= --dir=',
  },
};

const biomeCheck: Program = {
  flags: '--staged --changed --no-errors-on-unmatched --error-on-warnings --verbose --colors',
  texts: '--max-diagnostics --diagnostic-level --only --skip',
  risks: {
    write: '--write --fix --unsafe --apply --apply-unsafe',
    config: '--config-path=',
    elsewhere: '--stdin-file-path=',
  },
};

/** It runs a file of the project, whose arguments nobody knows. */
const runsFile: Program = {
  operands: 'args',
  first: 'script',
  endsAtOperand: true,
  least: 1,
  aloneWith: '--version -v --help -h --test',
};

/** Their parsers take joined short options apart in ways of their own: none are known. */
const programs: Programs = {
  npm,
  pnpm,
  yarn: {
    flags: managerFlags,
    risks: managerRisks,
    operands: 'none',
    subcommands: {
      'test start': direct,
      run: { ...direct, first: 'script' },
      'install add upgrade up remove dedupe': installing,
      'why info list outdated audit': listing,
      'exec dlx node': { operands: 'commands' },
    },
  },
  bun: {
    operands: 'none',
    flags: '--version --help --silent',
    risks: { ...managerRisks, code: '-r= --preload= --require= --import= -e= --eval= -p= --print=' },
    subcommands: {
      test: {
        flags: '--watch --coverage --bail --only --todo',
        texts: '-t --test-name-pattern --timeout --rerun-each',
      },
      run: { ...direct, first: 'script' },
      'install i add remove update ci': installing,
    },
  },
  'npx bunx pnpx': {
    flags: '--no-install --no --offline --quiet -q',
    risks: {
      network: '-y --yes -p= --package= --registry=',
      command: '-c= --call= --shell= --node-options= --node-arg=',
    },
    operands: 'commands',
  },
  node: {
    flags:
      '--version -v --help -h --test --check -c --watch --no-warnings --trace-warnings --trace-deprecation --trace-uncaught --enable-source-maps --experimental-strip-types --experimental-test-coverage --test-only --experimental-vm-modules --no-deprecation --throw-deprecation --pending-deprecation --expose-gc --preserve-symlinks --test-force-exit --experimental-transform-types --unhandled-rejections',
    texts:
      '--test-name-pattern --test-concurrency --test-timeout --max-old-space-size --stack-trace-limit --test-shard',
    choices: { '--test-reporter': 'spec dot tap junit' },
    risks: {
      code: '-e= --eval= -p= --print= -pe= -r= --require= --import= --loader= --experimental-loader= --test-reporter= -i --interactive --run= --test-global-setup= --build-snapshot --env-file= --conditions= -C= --openssl-config= --input-type= --snapshot-blob=',
      network: '--inspect --inspect-brk --inspect-wait --inspect-port=',
      write:
        '--cpu-prof --heap-prof --diagnostic-dir= --redirect-warnings= --test-reporter-destination= --report-dir= --trace-event-file-pattern= --experimental-sea-config=',
    },
    ...runsFile,
  },
  'tsx ts-node': {
    flags: '--version -v -T --transpile-only --transpileOnly --esm --help -h',
    risks: {
      code: '-e= --eval= -p= --print= -r= --require= --import= -O= --compilerOptions= --loader=',
      config: '-P= --project= --tsconfig= --cwd=',
    },
    ...runsFile,
  },
  deno: {
    operands: 'none',
    flags: '--version -V --help --quiet -q',
    subcommands: {
      test: { flags: '--fail-fast --no-check --parallel --trace-leaks --watch', texts: '--filter' },
      'check lint': { flags: '--json --quiet', risks: { write: '--fix' } },
      fmt: { flags: '--check', needs: '--check' },
    },
    risks: {
      code: '-A --allow-all --allow-run= --allow-write= --allow-read= --allow-net= --allow-env= --allow-ffi= --import-map= -c= --config= --preload=',
    },
  },
  'tsc tsgo vue-tsc': {
    flags:
      '--noEmit -w --watch -b --build --pretty --strict --skipLibCheck --version -v --help -h --listFiles --listFilesOnly --showConfig --noUnusedLocals --noUnusedParameters --diagnostics --extendedDiagnostics --explainFiles --traceResolution --allowJs --checkJs --noErrorTruncation --esModuleInterop --dry --verbose --force --preserveWatchOutput --all',
    texts: '--target -t --module -m --lib --jsx --moduleResolution',
    paths: '-p --project',
    risks: {
      write:
        '--outDir= --outFile= --out= -o= --declarationDir= --tsBuildInfoFile= --generateTrace= --generateCpuProfile= --init --incremental --clean --declaration -d --sourceMap',
      elsewhere: '--rootDir= --rootDirs= --baseUrl= --typeRoots= --paths=',
      code: '--plugins= --jsxImportSource=',
    },
  },
  eslint: {
    flags:
      '--quiet --no-color --color --no-error-on-unmatched-pattern --debug --version -v --help -h --report-unused-disable-directives --no-inline-config --exit-on-fatal-error --fix-dry-run --no-cache --no-warn-ignored --pass-on-no-patterns',
    texts: '--max-warnings --ext --ignore-pattern --rule --global --env --concurrency',
    choices: { '-f --format': 'stylish json html compact unix tap junit visualstudio checkstyle' },
    risks: {
      config: '-c= --config= --no-config-lookup --no-eslintrc --ignore-path=',
      code: '--rulesdir= --plugin= --parser= --resolve-plugins-relative-to= -f= --format= --parser-options=',
      write:
        '--fix -o= --output-file= --cache --cache-location= --cache-file= --init --env-info --print-config=',
      elsewhere: '--stdin-filename=',
    },
  },
  prettier: {
    flags:
      '-c --check -l --list-different --no-color --ignore-unknown -u --version -v --help -h --no-editorconfig --no-error-on-unmatched-pattern --log-level',
    texts: '--tab-width --print-width --end-of-line',
    risks: {
      write: '-w --write --cache --cache-location=',
      config: '--config= --ignore-path= --find-config-path= --config-precedence=',
      code: '--plugin= --plugin-search-dir= --parser=',
      elsewhere: '--stdin-filepath= --with-node-modules',
    },
  },
  biome: {
    operands: 'none',
    flags: '--version --help --verbose',
    subcommands: { 'check lint ci': biomeCheck, format: biomeCheck },
    risks: biomeCheck.risks ?? {},
  },
  stylelint: {
    flags: '--quiet -q --no-color --color --allow-empty-input',
    texts: '--max-warnings',
    risks: {
      write: '--fix -o= --output-file=',
      config: '--config= -c= --config-basedir=',
      code: '--custom-formatter= --custom-syntax= --formatter= -f=',
    },
  },
  jest,
  vitest: {
    ...vitestRun,
    subcommands: { 'run watch dev': vitestRun, related: { ...vitestRun, isNamedOnly: true } },
  },
  mocha: {
    flags:
      '-b --bail --recursive --exit -w --watch --forbid-only --forbid-pending -p --parallel --check-leaks --no-color --color -c --colors --dry-run --full-trace --inline-diffs --version -V --help -h -i --invert -s --slow -A --async-only',
    texts: '-g --grep -f --fgrep -t --timeout -j --jobs --retries',
    choices: { '-R --reporter': 'spec dot nyan tap list progress min json landing' },
    risks: {
      code: '-r= --require= --import= --loader= -R= --reporter= -u= --ui= --node-option= -n=',
      config: '--config= --package= --opts=',
      write: '-O= --reporter-option= --reporter-options=',
      elsewhere: '--file= --spec= --extension= --watch-files= --sort',
    },
  },
  playwright: {
    operands: 'none',
    flags: '--version --help',
    subcommands: {
      test: {
        flags:
          '--headed --list -x --forbid-only --quiet --last-failed --only-changed --pass-with-no-tests --fully-parallel',
        texts:
          '-g --grep --grep-invert --project -j --workers --retries --timeout --repeat-each --shard --max-failures',
        choices: { '--reporter': 'list line dot json github' },
        risks: {
          config: '-c= --config= --tsconfig=',
          write: '--output= -u --update-snapshots',
          code: '--reporter= --ui --debug',
        },
      },
    },
  },
  turbo: {
    operands: 'names',
    flags: '--no-cache --force --dry --continue --version --help',
    texts: '--filter --concurrency --output-logs',
    subcommands: { run: { operands: 'names' } },
    risks: {
      elsewhere: '--cwd= --cache-dir= --root-turbo-json=',
      network: '--api= --token= --team=',
      write: '--graph= --profile= --summarize',
    },
  },
  'next vite astro nuxt ng': {
    operands: 'none',
    flags: '--version --help -h -v',
    subcommands: {
      'build lint dev preview check serve test': {
        flags: '--turbo --turbopack --debug --no-lint --quiet --strict --watch --no-watch --prod',
        texts: '--port -p --mode -m --configuration',
        operands: 'none',
      },
    },
    risks: {
      config: '-c= --config=',
      write: '--outDir= --output-path= --fix',
      network: '--host= -H= --hostname=',
    },
  },
  composer: {
    operands: 'none',
    flags: '--version --quiet -q --no-ansi --ansi -n --no-interaction',
    subcommands: {
      'test validate show outdated audit': {
        flags: '--strict --direct --no-check-publish',
        operands: 'names',
      },
      'install update require': {
        isNamedOnly: true,
        flags: '--dev --no-dev --no-scripts --prefer-dist --no-progress -o --optimize-autoloader',
        operands: 'names',
      },
    },
    risks: { elsewhere: '-d= --working-dir=' },
  },
};

export const javascriptPrograms: Programs = Object.fromEntries(
  Object.entries(programs).map(([name, program]) => [name, { ...program, isWhole: true } as const]),
);
