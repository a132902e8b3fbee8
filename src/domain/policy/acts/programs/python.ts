/** Python: the interpreter, test runners, linters and package managers; Ruby and PHP beside it. */
import type { Program, Programs } from './program.ts';

const runsFile: Program = {
  operands: 'args',
  first: 'script',
  endsAtOperand: true,
  least: 1,
  aloneWith: '--version -V -VV --help -h',
};

const pytest: Program = {
  flags:
    '-q --quiet -v --verbose -x --exitfirst -s -l --showlocals --no-showlocals --lf --last-failed --ff --failed-first --nf --new-first --co --collect-only --no-header --no-summary --sw --stepwise --sw-skip --strict-markers --strict-config --strict --disable-warnings --disable-pytest-warnings --setup-show --setup-only --setup-plan --fixtures --markers --version -V --help -h --no-cov --doctest-modules --runxfail --cache-show --full-trace  --no-migrations --reuse-db --create-db --keep-duplicates --doctest-continue-on-failure',
  optional: '--cov --cov-branch',
  texts:
    '-k -m --maxfail --durations --durations-min --tb --color -n --numprocesses --dist -r --timeout --reruns --reruns-delay --verbosity --capture --show-capture --import-mode --count --random-order-seed --cov-fail-under --last-failed-no-failures --lfnf',
  paths: '--ignore --deselect',
  choices: {
    '-W --pythonwarnings': 'error ignore default always module once',
    '--cov-report': 'term term-missing term-missing:skip-covered term:skip-covered',
    '-p': 'no:cacheprovider no:warnings no:randomly no:cov no:xdist no:terminal no:doctest',
    '-o --override-ini': 'addopts=',
  },
  risks: {
    code: '-p= -W= --pdbcls= --ds= --dc= --pdb --trace --pastebin= -c= --config-file= --confcutdir= --cov-config= -o= --override-ini=',
    write:
      '--junitxml= --junit-xml= --basetemp= --cov-report= --resultlog= --log-file= --report-log= --html= --cache-clear --snapshot-update --debug= --cov-context= --json-report-file=',
    elsewhere: '--rootdir= --ignore-glob=',
  },
};

const unittest: Program = {
  flags: '-v --verbose -q --quiet -f --failfast -b --buffer -c --catch --locals',
  texts: '-k -p --pattern --durations',
  paths: '-s --start-directory -t --top-level-directory',
  operands: 'args',
};

const pipInstall: Program = {
  isNamedOnly: true,
  flags:
    '-q --quiet -U --upgrade --no-deps --no-input --disable-pip-version-check --no-cache-dir --pre --dry-run --require-hashes --only-binary --user -v --all-extras --frozen --locked --dev --no-dev --no-root --sync --all-groups --no-interaction -n',
  paths: '-r --requirement -c --constraint -e --editable',
  texts: '--extra --group --with --without --only --extras -E -G',
  operands: 'packages',
  risks: {
    network:
      '-i= --index-url= --extra-index-url= -f= --find-links= --trusted-host= --proxy= --index= --default-index=',
    write:
      '-t= --target= --prefix= --root= --src= --report= --log= --break-system-packages --force-reinstall',
    config: '--config-settings= --global-option= --build-option= --python= --config-file=',
    elsewhere: '--directory= --project= -C= -P= --cache-dir=',
  },
};
const pipShow: Program = {
  flags: '-o --outdated -q --quiet -f --files -l --local --not-required -e --tree -v --all --latest --no-dev',
  texts: '--format --exclude',
  operands: 'names',
};

const managerRisks: Program['risks'] = {
  elsewhere: '--directory= --project= -C= -P= --cache-dir=',
  config: '--config-file= --python= -p=',
  network: '--index= --default-index= --with=',
};
const running: Program = {
  operands: 'commands',
  flags: '--frozen --locked --offline --no-sync --quiet -q --dev --no-dev --all-extras --isolated',
  risks: {
    ...managerRisks,
    code: '--with= --with-requirements= --with-editable= --env-file= -m= --module= -s --script --gui-script',
  },
};

export const pythonPrograms: Programs = {
  // A second name is what it writes to.
  'json.tool': {
    flags: '--sort-keys --json-lines --no-ensure-ascii --compact --no-indent --tab',
    texts: '--indent',
    most: 1,
  },
  python: {
    flags: '--version -V -VV -B -u -O -OO -s -E -I -b -bb -h --help -q -d -v -S',
    choices: { '-W': 'error ignore default always module once', '-X': 'dev utf8 faulthandler importtime' },
    risks: { code: '-c= -m= -i -W= -X= -x --check-hash-based-pycs=' },
    ...runsFile,
  },
  'pytest py.test': pytest,
  unittest,
  'uvicorn gunicorn hypercorn': {
    flags: '--reload --factory --access-log --no-access-log --version --help',
    texts: '--port --workers -w --log-level --timeout -t --threads -k --worker-class',
    operands: 'names',
    risks: {
      network: '--host= -b= --bind= --forwarded-allow-ips=',
      code: '-c= --config= --app-dir= --chdir= --pythonpath= --env-file=',
      write: '--pid= -p= --log-config= --access-logfile= --error-logfile=',
    },
  },
  tox: {
    flags: '-q -v -p --parallel --skip-missing-interpreters -l --listenvs -a',
    texts: '-e --env -m',
    operands: 'none',
    risks: {
      config: '-c= --conf= -x= --override=',
      elsewhere: '--workdir= --root= --toxworkdir=',
      network: '-i= --index-url= --force-dep=',
      command: '--devenv= --recreate -r --sitepackages',
    },
  },
  nox: {
    flags: '-l --list -r --reuse-existing-virtualenvs --no-install',
    texts: '-s --session --sessions -k -t',
    operands: 'none',
    risks: { config: '-f= --noxfile= --envdir=' },
  },
  coverage: {
    operands: 'none',
    flags: '--version --help',
    subcommands: {
      'report combine': {
        flags: '-m --show-missing --skip-covered --skip-empty -i --keep -a --append -q',
        texts: '--fail-under --include --omit --sort --precision',
        risks: { config: '--rcfile= --data-file=', write: '--format=' },
      },
      erase: { operands: 'none' },
      run: {
        operands: 'commands',
        flags: '--branch -a --append -p --parallel-mode --timid',
        texts: '--include --omit --context',
        paths: '--source',
        risks: { config: '--rcfile= --data-file= --plugin= --concurrency=', code: '-m= --module=' },
      },
    },
  },
  mypy: {
    flags:
      '--strict --ignore-missing-imports --no-incremental --pretty --no-error-summary --show-error-codes --no-color-output --check-untyped-defs --disallow-untyped-defs --no-implicit-optional --warn-unused-ignores --warn-return-any --namespace-packages --explicit-package-bases --show-column-numbers --non-interactive -v --verbose --version -V --help -h --show-traceback --disallow-any-generics --no-strict-optional --show-error-context --hide-error-codes --strict-equality',
    texts:
      '-p --package -m --module --follow-imports --exclude --python-version --platform --disable-error-code --enable-error-code',
    risks: {
      config: '--config-file= --plugin=',
      command: '--python-executable= -c=',
      write:
        '--cache-dir= --junit-xml= --install-types --html-report= --txt-report= --linecount-report= --any-exprs-report= --xml-report= --sqlite-cache',
      elsewhere: '--custom-typeshed-dir= --custom-typing-module= --shadow-file=',
    },
  },
  'pyright basedpyright': {
    flags: '--stats --verbose --warnings --outputjson --version -w --watch',
    texts: '--level --pythonversion --pythonplatform',
    risks: {
      config: '-p= --project= --pythonpath= -v= --venv-path= -t=',
      write: '--createstub= --writebaseline',
    },
  },
  pylint: {
    flags: '-E --errors-only -v --verbose --reports --score --version',
    texts: '--disable -d --enable -e -j --jobs --fail-under --max-line-length --ignore --fail-on',
    choices: { '-f --output-format': 'text colorized json parseable' },
    risks: { code: '--load-plugins= --init-hook=', config: '--rcfile=', write: '--output=' },
  },
  flake8: {
    flags: '-q --quiet -v --verbose --count --statistics --show-source --exit-zero --version --isolated',
    texts:
      '--max-line-length --max-complexity --select --ignore --extend-ignore --extend-select --exclude -j --jobs --per-file-ignores',
    risks: {
      config: '--config= --append-config=',
      code: '--enable-extensions= --format= --require-plugins=',
      write: '--output-file= --tee',
    },
  },
  ruff: {
    operands: 'none',
    flags: '--version --help -q --quiet -v --verbose -s --silent -n --no-cache',
    risks: {
      config: '--config=',
      elsewhere: '--cache-dir= --stdin-filename=',
      write: '--fix --unsafe-fixes --fix-only --add-noqa -o= --output-file=',
    },
    subcommands: {
      check: {
        flags:
          '--no-fix --diff --statistics --show-files --show-fixes --preview --exit-zero -w --watch --isolated --ignore-noqa',
        texts:
          '--select --ignore --extend-select --extend-ignore --output-format --target-version --line-length --exclude',
      },
      format: {
        flags: '--check --diff --preview --isolated',
        texts: '--line-length --target-version --exclude',
      },
      rule: { operands: 'names' },
    },
  },
  black: {
    flags: '--check --diff -q --quiet -v --verbose --color --no-color -S --preview --version --fast',
    texts: '-l --line-length -t --target-version --include --exclude --extend-exclude --required-version',
    risks: { config: '--config=', code: '-c= --code=', elsewhere: '--stdin-filename=' },
  },
  isort: {
    flags: '--check -c --check-only --diff -d -q --quiet -v --verbose --color --version',
    texts: '--profile -l --line-length --skip',
    risks: { config: '--settings-path= --settings-file= --sp=', code: '--formatter=' },
  },
  bandit: {
    flags: '-r --recursive -q --quiet -v -l -ll -i -ii',
    texts: '-s --skip -t --tests -x --exclude --severity-level',
    risks: { config: '-c= --configfile= --ini=', write: '-o= --output=' },
  },
  pip: {
    operands: 'none',
    flags: '--version -V -q --quiet --disable-pip-version-check',
    risks: { command: '--python=', network: '--proxy= --index-url=', write: '--log=' },
    subcommands: { 'list show freeze check debug index': pipShow, 'install uninstall': pipInstall },
  },
  uv: {
    operands: 'none',
    flags: '--version -V --help -q --quiet -v --verbose --offline --no-progress --no-cache',
    risks: managerRisks,
    subcommands: {
      run: running,
      'sync lock add remove': pipInstall,
      tree: pipShow,
      version: { operands: 'none' },
      pip: {
        subcommands: { 'list show freeze check tree': pipShow, 'install uninstall': pipInstall },
        operands: 'none',
      },
    },
  },
  poetry: {
    operands: 'none',
    flags: '--version -V --help -q --quiet -v -vv --no-interaction -n --no-ansi --ansi',
    risks: managerRisks,
    subcommands: {
      run: running,
      'install add remove update lock sync': pipInstall,
      'show check': pipShow,
      version: { operands: 'none' },
    },
  },
  'pipenv pdm hatch rye': {
    operands: 'none',
    flags: '--version',
    risks: managerRisks,
    subcommands: { run: running, 'install sync lock add remove': pipInstall },
  },
  'pre-commit': {
    operands: 'none',
    flags: '--version',
    subcommands: {
      run: {
        flags: '-a --all-files -v --verbose --show-diff-on-failure',
        texts: '--hook-stage',
        operands: 'names',
        risks: { config: '-c= --config=' },
      },
    },
  },
  'ruby perl php': {
    flags: '--version -v -c -w -l',
    risks: {
      code: '-e= -r= -n -p -i= -I= -E= -M= -m= -x= -d= -B= -R= -F= -S= -f= -z=',
      config: '-c= -C=',
      network: '-t=',
    },
    ...runsFile,
  },
  bundle: {
    operands: 'none',
    flags: '--version',
    subcommands: {
      exec: { operands: 'commands' },
      'install update': {
        isNamedOnly: true,
        flags: '--quiet --local',
        texts: '--jobs',
        operands: 'packages',
      },
      'list check outdated show': { operands: 'names' },
    },
  },
  rspec: {
    flags:
      '--fail-fast --color --no-color -b --backtrace --only-failures -n --next-failure --dry-run --profile --bisect',
    texts: '-e --example -t --tag --seed',
    choices: { '-f --format': 'progress documentation p d json', '--order': 'rand random defined' },
    risks: { code: '-r= --require= -I= -f= --format= -P=', config: '-O= --options=', write: '-o= --out=' },
  },
  rake: {
    flags: '-q -s -T --tasks -t --trace -n --dry-run -P',
    operands: 'names',
    risks: { code: '-f= --rakefile= -r= --require= -e= --execute= -p= -E= -R= -I= --rakelib=' },
  },
  rails: {
    operands: 'none',
    flags: '--version',
    subcommands: {
      'test routes db:migrate:status stats about': { flags: '-v -b -f --verbose', texts: '-n --name' },
    },
  },
  rubocop: {
    flags: '--parallel -P --display-cop-names -D --fail-fast -L',
    texts: '--only --except',
    risks: {
      write: '-a -A --autocorrect --autocorrect-all -o= --out= --auto-gen-config',
      code: '-r= --require= -f= --format=',
      config: '-c= --config=',
    },
  },
  phpunit: {
    flags: '--testdox --stop-on-failure --no-coverage --colors --verbose -v --debug --version --list-tests',
    texts: '--filter --group --exclude-group --testsuite',
    risks: {
      code: '--bootstrap= --printer= --extension=',
      config: '-c= --configuration= -d= --include-path=',
      write: '--log-junit= --coverage-html= --coverage-clover= --cache-directory=',
    },
  },
};
