/** Git: what reads, what changes the working tree, and what reaches others only where a rule names it. */
import type { Program, Programs } from './program.ts';

const diffFlags =
  '-p -u --patch -s --no-patch --raw --patch-with-stat --minimal --patience --histogram --numstat --shortstat --summary --name-only --name-status -z --check --full-index --binary --no-color --cached --staged --merge-base -R -a --text -b -w --ignore-space-change --ignore-all-space --ignore-blank-lines --ignore-space-at-eol --ignore-cr-at-eol -W --function-context --no-ext-diff --no-textconv --no-prefix --exit-code --quiet --no-renames --pickaxe-all --pickaxe-regex --compact-summary --dirstat --cumulative -i';
const diffOptional =
  '-U --unified --stat --color --color-moved --color-words --word-diff --abbrev -M -C -B --find-renames --find-copies --ignore-submodules --submodule --relative';
const diffTexts = '-S -G --diff-filter --diff-algorithm --inter-hunk-context --word-diff-regex --stat-width';
const logFlags =
  '--oneline --graph --all --branches --tags --remotes --merges --no-merges --first-parent --reverse --follow --no-decorate --abbrev-commit --no-abbrev-commit --show-signature --date-order --topo-order --author-date-order --cherry-pick --cherry --left-right --boundary --invert-grep --all-match -E -F -P -i --regexp-ignore-case --no-notes --full-history --simplify-merges --cc -c -m --count --no-walk --source';
const logTexts =
  '-n --max-count --skip --since --after --until --before --author --committer --grep --format --date -L';
const diffRisks: Program['risks'] = {
  write: '--output= -o=',
  command: '--ext-diff --textconv',
  elsewhere: '--no-index -O=',
};

const diff: Program = {
  flags: diffFlags,
  optional: diffOptional,
  texts: diffTexts,
  risks: diffRisks,
};
const log: Program = {
  ...diff,
  flags: `${diffFlags} ${logFlags}`,
  optional: `${diffOptional} --pretty --decorate --notes`,
  texts: `${diffTexts} ${logTexts}`,
  numbers: true,
};
const switching: Program = {
  isChanging: true,
  flags:
    '-q --quiet --detach --staged --worktree -W -S --progress --no-progress --soft --mixed --ours --theirs -t --track --no-track --guess -d',
  texts: '-b -c --create -s --source --conflict',

  risks: { write: '-f --force -B= -C= --hard --orphan= --merge --keep --discard-changes' },
};

export const gitPrograms: Programs = {
  git: {
    flags: '--no-pager --no-optional-locks --version --help --literal-pathspecs',
    risks: {
      config: '-c= --config-env= --exec-path=',
      elsewhere: '-C= --git-dir= --work-tree= --namespace= --bare',
      command: '-p --paginate',
    },
    operands: 'none',
    subcommands: {
      status: {
        flags: '-s --short -b --branch --long -v --verbose --show-stash --ahead-behind --no-renames -z',
        optional: '-u --untracked-files --porcelain --ignored --ignore-submodules',
      },
      diff,
      'diff-tree diff-index diff-files': { ...diff, flags: `${diffFlags} -r -t --root --no-commit-id -m` },
      'log shortlog': { ...log, flags: `${log.flags} -e -n -s --summary --numbered --email` },
      show: log,
      reflog: { ...log, among: 'show' },
      'rev-list whatchanged': log,
      blame: {
        flags: '-w -s -e -l -t -p --porcelain --line-porcelain --show-email --root -f -n',
        texts: '-L --since --date',
        optional: '-M -C --color-lines',
        risks: { elsewhere: '--contents= -S= --ignore-revs-file=' },
      },
      grep: {
        flags:
          '-n --line-number -i --ignore-case -l --files-with-matches --name-only -L -c --count -w --word-regexp -v -h -H -E -F -G -P -o -q -p -W --cached --heading --break --no-color --and --or --not',
        texts: '-A -B -C -e --max-depth --threads',
        optional: '--color',
        first: 'text',
        risks: { command: '-O= --open-files-in-pager=', elsewhere: '-f= --no-index --untracked' },
      },
      'ls-files': {
        flags:
          '-c -d -m -o -i -s -u -t -v -z --cached --deleted --modified --others --stage --exclude-standard --full-name --error-unmatch --unmerged',
        texts: '-x --exclude',
        risks: { elsewhere: '-X= --exclude-from=' },
      },
      'ls-tree': { flags: '-d -r -t -l -z --name-only --name-status --full-name --long' },
      'rev-parse': {
        flags:
          '--verify -q --quiet --abbrev-ref --short --show-toplevel --show-prefix --show-cdup --is-inside-work-tree --git-dir --git-common-dir --symbolic-full-name --all --branches --tags --is-bare-repository --is-shallow-repository --show-superproject-working-tree --symbolic',
      },
      'merge-base name-rev describe count-objects show-ref for-each-ref cat-file check-ignore show-branch cherry':
        {
          flags:
            '--all --is-ancestor --fork-point --octopus --tags --always --long --dirty --exact-match --name-only --heads --head --verify -d -q -v -H -p -t -s -e -n --human-readable --contains --quiet --no-index',
          texts: '--match --exclude --format --sort --count --candidates --abbrev',
        },
      branch: {
        isChanging: true,
        flags: '-a --all -r --remotes -v -vv --verbose --show-current -l --list --no-color -i --ignore-case',
        texts: '--format --sort --contains --no-contains --merged --no-merged --points-at',
        optional: '--color --abbrev --column',
        risks: {
          write: '-d -D -m -M -c -C --delete --move --copy --force -f',
          command: '--edit-description',
        },
      },
      tag: {
        isChanging: true,
        flags: '-l --list -a --annotate --no-column -i',
        texts: '-m --message --sort --format --contains --points-at --merged',
        optional: '-n',
        risks: { command: '-s --sign -u= -v --verify', write: '-d --delete -f --force', elsewhere: '-F=' },
      },
      remote: {
        flags: '-v --verbose',
        operands: 'none',
        subcommands: { 'get-url show': { operands: 'names', flags: '-n --all' } },
      },
      config: {
        flags: '--get --get-all -l --list --show-origin --show-scope --name-only -z --bool --int --local',
        needs: '--get --get-all -l --list',
        operands: 'names',
        risks: { config: '--file= -f= --add --unset --replace-all --global --system -e --edit --blob=' },
      },
      add: {
        isChanging: true,
        flags: '-A --all -u --update -v --verbose -n --dry-run -N --intent-to-add --no-all -f --force',
        risks: { command: '-e --edit -i --interactive -p --patch', elsewhere: '--pathspec-from-file=' },
      },
      commit: {
        isChanging: true,
        flags:
          '-a --all -q --quiet -v --verbose --amend --no-edit --allow-empty -s --signoff --dry-run --short --porcelain -o --only -i --include --status --no-status --no-gpg-sign',
        texts: '-m --message --date --author --trailer --fixup --squash -C --reuse-message',
        paths: '-F --file',
        risks: { code: '-n --no-verify', command: '-e --edit -c= -S= -p --patch -t=' },
      },
      stash: {
        isChanging: true,
        flags:
          '-q --quiet -u --include-untracked -k --keep-index --no-keep-index -p --patch --stat --name-only --index -S --staged',
        texts: '-m --message',
        operands: 'none',
        subcommands: { 'list show': log, 'push pop apply save': {} },
      },
      switch: switching,
      'checkout restore reset': { ...switching, isNamedOnly: true },
      'merge cherry-pick revert': {
        isChanging: true,
        flags:
          '--no-ff --ff-only --ff --no-commit -n --abort --continue --quit --squash --no-edit --stat -q -x --signoff --no-gpg-sign --no-verify-signatures --skip',
        texts: '-m --message --mainline',
        risks: { command: '-s= --strategy= -X= -S= -e --edit', elsewhere: '-F=' },
      },
      rebase: {
        isNamedOnly: true,
        isChanging: true,
        flags:
          '--abort --continue --skip --autostash --no-autostash --autosquash --quit -q --no-stat --keep-empty',
        texts: '--onto',
        risks: { command: '-x= --exec= -i --interactive -s= --strategy= -X=', write: '--root' },
      },
      'rm mv': {
        isNamedOnly: true,
        isChanging: true,
        flags: '-r -n --dry-run -q --cached -k -v --ignore-unmatch',
        operands: 'targets',
      },
      clean: {
        flags: '-n --dry-run -d -q',
        texts: '-e --exclude',
        needs: '-n --dry-run',
        risks: { write: '-f --force -x -X -i' },
      },
      apply: {
        isNamedOnly: true,
        isChanging: true,
        flags: '--check --stat --numstat --summary --cached --index -3 --3way -R --reverse -v',
        texts: '-p',
      },
      fetch: {
        isNamedOnly: true,
        flags:
          '-a --all -p --prune -t --tags -n --no-tags -q --quiet -v --verbose --dry-run --progress --unshallow',
        texts: '--depth -j --jobs',
        first: 'remote',
        operands: 'refs',
        risks: { command: '--upload-pack= -c=', network: '--recurse-submodules= -f --force' },
      },
      pull: {
        isNamedOnly: true,
        flags:
          '--ff-only --rebase --no-rebase --no-ff --autostash -q --quiet -v --verbose --prune --tags --no-edit',
        texts: '--depth',
        first: 'remote',
        operands: 'refs',
        risks: { command: '--upload-pack= -s= -X=', network: '--recurse-submodules=' },
      },
      push: {
        isNamedOnly: true,
        flags:
          '-n --dry-run -u --set-upstream --tags --follow-tags -q --quiet -v --verbose --progress --porcelain --atomic',
        first: 'remote',
        operands: 'refs',
        risks: {
          command: '--receive-pack= --exec= --no-verify',
          write: '-f --force --force-with-lease= --mirror --prune -d --delete --all',
          network: '--repo= -o= --push-option=',
        },
      },
      'ls-remote': {
        isNamedOnly: true,
        flags: '--heads --tags -q --refs --symref',
        first: 'remote',
        operands: 'refs',
        risks: { command: '--upload-pack=' },
      },
      worktree: { flags: '--porcelain -v', among: 'list' },
      submodule: { flags: '--cached --recursive -q', among: 'status summary' },
      version: { operands: 'none' },
    },
  },
};
