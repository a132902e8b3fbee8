/** Go, Rust, Java and Kotlin, .NET, make: they build and test the project; where they write and what they load is asked about. */
import type { Program, Programs } from './program.ts';

const goRisks: Program['risks'] = {
  command: '-exec= -toolexec= -vettool= -modcacherw -linkshared -buildmode=',
  write:
    '-c -o= -coverprofile= -cpuprofile= -memprofile= -blockprofile= -mutexprofile= -trace= -outputdir= -pkgdir= -testlogfile= -fuzzcachedir= -w -u',
  code: '-ldflags= -gcflags= -asmflags= -gccgoflags= -compiler= -args',
  config: '-overlay= -modfile= -mod= -env=',
  elsewhere: '-C= -work -installsuffix=',
};
const goBuild: Program = {
  flags: '-v -race -a -n -x -trimpath -json -msan -asan -cover -buildvcs',
  texts: '-tags -p -covermode -coverpkg',
  isWhole: true,
  risks: goRisks,
};
const goTest: Program = {
  ...goBuild,
  flags: `${goBuild.flags} -short -failfast -benchmem -fullpath`,
  texts: `${goBuild.texts} -run -bench -count -timeout -cpu -parallel -skip -shuffle -benchtime -list -vet -fuzztime`,
};

const cargoBuild: Program = {
  flags:
    '-r --release --all --workspace --all-features --no-default-features --all-targets --lib --bins --tests --examples --benches --no-run --no-fail-fast --doc --no-deps --keep-going --future-incompat-report --ignore-rust-version',
  texts:
    '-p --package --exclude -F --features -j --jobs --bin --test --example --bench --profile --message-format',
  operands: 'names',
};
const cargoTest: Program = {
  ...cargoBuild,
  behindDashes: {
    flags:
      '--nocapture --no-capture --ignored --include-ignored --exact --list -q --quiet --show-output --test --bench',
    texts: '--test-threads --skip --color --format',
    operands: 'names',
    risks: { write: '--logfile=', code: '-Z=' },
  },
};
const lint = { flags: '', texts: '-D -W -A -F --deny --warn --allow --forbid', operands: 'none' } as const;

const gradle: Program = {
  isEach: true,
  flags:
    '--no-daemon --daemon -i --info -s --stacktrace --full-stacktrace -q --quiet -w --warn --continue --offline --parallel --no-parallel -v --version -h --help --build-cache --no-build-cache --rerun-tasks --dry-run -m --console --configuration-cache --no-configuration-cache --profile --refresh-dependencies --warning-mode --rerun',
  texts: '--tests -x --exclude-task --max-workers',
  operands: 'names',
  risks: {
    code: '-I= --init-script= --include-build= -D= --system-prop= -P= --project-prop=',
    config: '-b= --build-file= -c= --settings-file= -Dorg.gradle.jvmargs=',
    elsewhere: '-p= --project-dir= -g= --gradle-user-home= --project-cache-dir=',
    write: '--write-locks --write-verification-metadata= --scan',
  },
};

const maven: Program = {
  flags:
    '-q --quiet -B --batch-mode -o --offline -e --errors -ntp --no-transfer-progress -am --also-make -amd -fae -ff -fn --fail-at-end --fail-fast -v --version -V -h --help -DskipTests -Dmaven.test.skip -DfailIfNoTests -Dsurefire.failIfNoSpecifiedTests -DskipITs -N --non-recursive -nsu -C -c -U --update-snapshots -DtrimStackTrace -Dverbose',
  paths: '-pl --projects',
  texts:
    '-T --threads -P --activate-profiles -rf --resume-from -Dtest -Dit.test -Dgroups -Dincludes -Dexcludes --color',
  isWhole: true,
  operands: 'names',
  among:
    'clean validate compile test-compile test package verify integration-test process-classes dependency:tree dependency:analyze help:effective-pom versions:display-dependency-updates checkstyle:check spotless:check site',
  risks: {
    code: '-D= --define= -Dexec.executable= -Dmaven.ext.class.path= -Dargline=',
    config: '-f= --file= -s= --settings= -gs= --global-settings= -t= --toolchains=',
    write: '-l= --log-file= -Dmaven.repo.local= -DaltDeploymentRepository=',
  },
};

const dotnetBuild: Program = {
  flags:
    '--no-build --no-restore --nologo --no-incremental --no-dependencies --list-tests -t --blame --interactive',
  texts: '-c --configuration --filter -v --verbosity -f --framework --collect',
  risks: {
    code: '-p= -property= --property= /p= --test-adapter-path= -a= --diag= -bl= --logger= -l= -d=',
    config: '-s= --settings= --source= --configfile=',
    write: '-o= --output= -r= --results-directory= --artifacts-path=',
  },
};

export const compiledPrograms: Programs = {
  go: {
    operands: 'none',
    isWhole: true,
    risks: goRisks,
    subcommands: {
      test: goTest,
      build: goBuild,
      vet: goBuild,
      list: { ...goBuild, flags: `${goBuild.flags} -m -deps -e -test`, texts: `${goBuild.texts} -f` },
      doc: { flags: '-all -src -short', operands: 'names' },
      fmt: { isNamedOnly: true, flags: '-n -x' },
      version: { operands: 'none' },
      env: { operands: 'names', flags: '-json -changed' },
      mod: {
        isNamedOnly: true,
        operands: 'none',
        subcommands: { 'tidy verify download graph why': { flags: '-v -x -json -m', operands: 'names' } },
      },
      run: { ...goBuild, isNamedOnly: true, first: 'script', operands: 'args', endsAtOperand: true },
      generate: { ...goBuild, isNamedOnly: true, texts: '-run' },
      'get install': { ...goBuild, isNamedOnly: true, operands: 'names' },
      clean: { flags: '-testcache -cache -n', operands: 'none', isNamedOnly: true },
    },
  },
  gofmt: { flags: '-l -d -s -e', risks: { write: '-w', code: '-r= -cpuprofile=' } },
  'golangci-lint': {
    operands: 'none',
    flags: '--version',
    subcommands: {
      run: {
        flags: '-v --verbose --fast --new --tests',
        texts: '--timeout -D --disable -E --enable --concurrency -j --new-from-rev',
        risks: {
          config: '-c= --config=',
          write: '--fix --out-format= --cpu-profile-path=',
          code: '--modules-download-mode=',
        },
      },
    },
  },
  staticcheck: { flags: '-tests', texts: '-checks -f', isWhole: true },
  cargo: {
    operands: 'none',
    flags: '-q --quiet -v --verbose -vv --offline --locked --frozen --version -V --list --help -h',
    texts: '--color',
    risks: {
      config: '--config= --manifest-path= --target= --lockfile-path= -Z=',
      write: '--target-dir= --artifact-dir= --out-dir= --fix --timings=',
      elsewhere: '-C=',
    },
    subcommands: {
      'build b check c doc d': cargoBuild,
      'test t bench': cargoTest,
      clippy: { ...cargoBuild, behindDashes: lint },
      nextest: { operands: 'none', subcommands: { 'run list': cargoTest } },
      fmt: {
        isNamedOnly: true,
        flags: '--check --all',
        operands: 'none',
        behindDashes: { flags: '--check', operands: 'none' },
      },
      'tree metadata pkgid verify-project': {
        flags: '--all-features --no-default-features -d --duplicates --no-deps --workspace',
        optional: '-i --invert',
        texts: '-p --package -e --edges --depth --format-version -F --features',
        operands: 'names',
      },
      'run r': { ...cargoBuild, isNamedOnly: true, operands: 'args', behindDashes: { operands: 'args' } },
      'add remove update install fetch': {
        isNamedOnly: true,
        flags: '--dev --build --no-default-features --optional --dry-run',
        texts: '-F --features -p --package',
        operands: 'packages',
      },
      clean: { isNamedOnly: true, flags: '--release --doc', texts: '-p --package', operands: 'none' },
    },
  },
  rustfmt: {
    flags: '--check -v -q',
    texts: '--edition',
    risks: { config: '--config= --config-path=', write: '--emit= --backup' },
  },
  rustc: { flags: '--version -V -v -vV', operands: 'none' },
  'rustup javac java kotlinc': {
    flags: '--version -version -v',
    operands: 'commands',
    isWhole: true,
    aloneWith: '--version -version',
  },
  'gradle gradlew': gradle,
  'mvn mvnw': maven,
  dotnet: {
    isWhole: true,
    operands: 'none',
    flags: '--version --info --list-sdks --help -h',
    risks: { code: '--additionalprobingpath= --depsfile= --runtimeconfig= exec' },
    subcommands: {
      'test build': dotnetBuild,
      'restore clean': { ...dotnetBuild, isNamedOnly: true },
      format: { flags: '--verify-no-changes --no-restore', needs: '--verify-no-changes' },
      list: { flags: '--outdated --vulnerable --include-transitive', operands: 'names' },
      run: {
        ...dotnetBuild,
        isNamedOnly: true,
        operands: 'none',
        paths: '--project',
        behindDashes: { operands: 'args' },
      },
    },
  },
  'make gmake': {
    isEach: true,
    flags:
      '-k --keep-going -n --dry-run --just-print -s --silent --quiet -B --always-make -q -v --version -h --help --no-print-directory -w --print-directory --trace --warn-undefined-variables -i --ignore-errors',
    optional: '-j --jobs -O --output-sync -l --load-average',
    operands: 'names',
    risks: {
      code: '-f= --file= --makefile= -I= --include-dir= -E= --eval= -e --environment-overrides',
      elsewhere: '-C= --directory= -o= --old-file= -W= --what-if=',
      command: 'SHELL= MAKEFLAGS=',
    },
  },
  just: {
    isEach: true,
    flags: '--list -l --summary --dry-run -n -q --quiet --version',
    operands: 'names',
    risks: {
      code: '-f= --justfile= --shell= --shell-arg= -c= --command= --set= --dotenv-path= -E=',
      elsewhere: '-d= --working-directory=',
    },
  },
  cmake: {
    flags: '--version',
    paths: '--build',
    texts: '--config -j --parallel',
    needs: '--build --version',
    operands: 'none',
    risks: { code: '-P= -C= -D= -E= -S= -B= -G= --toolchain= --preset=', write: '--install= --target= -t=' },
  },
  ctest: {
    flags: '--output-on-failure -V --verbose -VV -Q --stop-on-failure --rerun-failed -N --progress',
    texts: '-R --tests-regex -E --exclude-regex -L -j --parallel --timeout',
    paths: '--test-dir',
    operands: 'none',
    risks: {
      code: '-S= --script= -D= -M= -T= --build-and-test= --build-makeprogram= --test-command=',
      write: '-O= --output-log= --output-junit=',
    },
  },
};
