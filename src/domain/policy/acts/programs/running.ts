/** Programs that run others, and variables that a program may be started with. */
import type { Program, Programs } from './program.ts';

/**
 * Change nothing but how long, how nicely or with which variables a command runs: it is judged as that command. `operands` is
 * the number of words that are theirs.
 */
export interface Wrapper {
  readonly flags: string;
  readonly texts: string;
  readonly operands: number;
}

export const wrappers: Readonly<Record<string, Wrapper>> = {
  env: { flags: '-i --ignore-environment', texts: '-u --unset', operands: 0 },
  time: { flags: '-p', texts: '', operands: 0 },
  nice: { flags: '', texts: '-n --adjustment', operands: 0 },
  nohup: { flags: '', texts: '', operands: 0 },
  timeout: {
    flags: '-v --verbose --foreground --preserve-status',
    texts: '-k --kill-after -s --signal',
    operands: 1,
  },
  stdbuf: { flags: '', texts: '-i -o -e', operands: 0 },
  command: { flags: '', texts: '', operands: 0 },
};

/** Their value may be anything. Every other variable may change what a program loads or runs. */
export const harmlessVariables: ReadonlySet<string> = new Set(
  'CI NODE_ENV FORCE_COLOR NO_COLOR CLICOLOR CLICOLOR_FORCE DEBUG VERBOSE TZ LANG LANGUAGE LC_ALL LC_CTYPE LC_COLLATE LC_NUMERIC LC_TIME LC_MESSAGES COLUMNS LINES TERM LOG_LEVEL PORT RUST_BACKTRACE RUST_LOG GOOS GOARCH CGO_ENABLED PYTHONUNBUFFERED PYTHONDONTWRITEBYTECODE PYTHONHASHSEED APP_ENV RAILS_ENV RACK_ENV DJANGO_DEBUG FLASK_ENV TESTING ENVIRONMENT DOTNET_CLI_TELEMETRY_OPTOUT NEXT_TELEMETRY_DISABLED GIT_TERMINAL_PROMPT'.split(
    ' ',
  ),
);
/** With these values alone. */
export const harmlessValues: Readonly<Record<string, string>> = {
  PYTHONPATH: '. src lib ./src ./lib',
  PAGER: 'cat',
  GIT_PAGER: 'cat',
  GIT_EDITOR: 'true :',
};
const commands: Program = { operands: 'commands' };

const others =
  'ssh sshpass docker podman nerdctl kubectl helm vagrant xargs parallel watch watchexec script screen tmux flock strace ltrace gdb lldb valgrind perf entr nodemon concurrently npm-run-all run-s run-p wireit at batch crontab systemctl systemd-run launchctl chroot unshare nsenter su sudo doas runuser setpriv setsid ionice chrt taskset expect socat nc ncat netcat telnet rsync scp sftp ftp ed ex vi vim nvim view emacs nano less more man pg m4 dc osascript open xdg-open start cmd powershell pwsh wsl eval exec builtin source . busybox toybox gcc g++ cc c++ clang clang++ ld as nasm openssl gpg ansible ansible-playbook terraform dd mkfs mount umount install logrotate run-parts start-stop-daemon sg newgrp dbus-run-session xvfb-run cross-env cross-env-shell dotenv direnv husky lint-staged wait-on start-server-and-test tsc-watch chokidar onchange tclsh wish lua luajit R Rscript julia octave ghci guile racket sbcl erl iex elixir sqlite3 psql mysql mongo mongosh redis-cli gem cpan env time nice nohup timeout stdbuf command zsh fish csh tcsh'.split(
    ' ',
  );

/** What they run is in their words, in files or on other machines: a rule has to say the whole line. */
export const runningPrograms: Programs = {
  ...Object.fromEntries(others.map((name) => [name, commands])),
  'sh bash dash ksh ash': {
    flags: '-e -u -x -n -v --norc --noprofile',
    first: 'script',
    operands: 'args',
    endsAtOperand: true,
    least: 1,
    risks: { command: '-c= -s', code: '--rcfile= --init-file= -i -l --login -o= -O=' },
  },
};
