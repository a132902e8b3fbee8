/** Tools of Unix for files and text. Those that change files take paths of the project alone. */
import type { Program, Programs } from './program.ts';

const grep: Program = {
  flags:
    '-n --line-number -i --ignore-case -v --invert-match -l --files-with-matches -L --files-without-match -c --count -o --only-matching -w --word-regexp -x --line-regexp -E --extended-regexp -F --fixed-strings -P --perl-regexp -G -h --no-filename -H --with-filename -s --no-messages -q --quiet --silent -a -I -z -r --recursive -b -T --no-color --line-buffered',
  optional: '--color --colour',
  texts:
    '-A -B -C -m --max-count --after-context --before-context --context --include --exclude --exclude-dir -e --regexp',
  numbers: true,
  first: 'text',
  patternBy: '-e --regexp -f --file',
  risks: { elsewhere: '-f= --file= -R --dereference-recursive --exclude-from= -D= -d=' },
};

export const filePrograms: Programs = {
  ls: {
    flags:
      '-l -a -A -h -R -t -r -S -1 -d -F -i -s -p -G -g -n -o -c -u -X -C -m -x -k -Q --all --almost-all --human-readable --recursive --reverse --directory --size --group-directories-first --full-time --help --version -L',
    optional: '--color --classify --time-style --sort --format --indicator-style',
    texts: '-I --ignore',
  },
  'cat tac nl rev': {
    flags: '-n -A -b -s -e -t -v -E -T --number --show-all --squeeze-blank --number-nonblank',
  },
  'head tail': {
    flags: '-q -v -z --quiet --verbose -f -F --follow',
    texts: '-n -c --lines --bytes',
    numbers: true,
    risks: { elsewhere: '--pid= -s= --retry' },
  },
  wc: { flags: '-l -w -c -m -L --lines --words --bytes --chars', risks: { elsewhere: '--files0-from=' } },
  'grep egrep fgrep': grep,
  rg: {
    flags:
      '-n --line-number -N --no-line-number -i --ignore-case -s --case-sensitive -S --smart-case -l --files-with-matches --files-without-match -c --count --count-matches -w --word-regexp -x -F --fixed-strings -P --pcre2 -U --multiline --multiline-dotall -v --invert-match -o --only-matching -q --quiet -H -I --with-filename --no-filename --heading --no-heading --column --stats --json --trim -p --pretty --vimgrep --files --no-config --no-messages --type-list -a --text -0 --null --version -V -b',
    texts:
      '-g --glob --iglob -t --type -T --type-not -A -B -C --after-context --before-context --context -m --max-count -e --regexp -r --replace -M --max-columns --sort --sortr -j --threads -d --max-depth -E --encoding --color --colors --max-filesize',
    first: 'text',
    patternBy: '-e --regexp -f --file --files --type-list',
    risks: {
      command: '--pre= --pre-glob= --hostname-bin= -z --search-zip --hyperlink-format=',
      elsewhere:
        '-f= --file= -L --follow -u -uu -uuu --unrestricted -. --hidden --no-ignore --ignore-file= --path-separator=',
      config: '--type-add=',
    },
  },
  'fd fdfind': {
    flags: '-i -s -g -F --fixed-strings -p -a --absolute-path -1 -q -0 --glob --ignore-case -l',
    texts:
      '-e --extension -t --type -d --max-depth -E --exclude -S --size --changed-within --changed-before --max-results --min-depth -c --color',
    first: 'text',
    risks: {
      command: '-x= --exec= -X= --exec-batch=',
      elsewhere:
        '-L --follow -H --hidden -I --no-ignore -u --base-directory= --search-path= -C= --ignore-file=',
    },
  },
  find: {
    marks: '( ) !',
    isWhole: true,
    flags:
      '-print -print0 -not -o -or -a -and -empty -prune -ls -true -false -readable -writable -executable -mount -xdev -depth -quit -nouser -nogroup -daystart -P -noleaf',
    texts:
      '-maxdepth -mindepth -name -iname -path -ipath -wholename -iwholename -regex -iregex -regextype -type -size -mtime -mmin -atime -amin -ctime -cmin -perm -user -group -uid -gid -links -printf -newermt',
    paths: '-newer -anewer -cnewer -samefile',
    risks: {
      command: '-exec= -execdir= -ok= -okdir=',
      write: '-delete -fprint= -fprint0= -fprintf= -fls=',
      elsewhere: '-L -H -follow -files0-from= -f= -ilname= -lname=',
    },
  },
  sed: {
    flags:
      '-n --quiet --silent -E -r --regexp-extended -s --separate -u --unbuffered -z --null-data --posix --sandbox --debug',
    scripts: '-e --expression',
    first: 'sed',
    risks: { write: '-i= --in-place=', code: '-f= --file=' },
  },
  'awk gawk mawk nawk': {
    flags: '--posix --traditional --lint --sandbox -S',
    texts: '-F --field-separator -v --assign',
    first: 'awk',
    risks: {
      code: '-f= --file= -i= --include= -l= --load= -e= --source= -E= --exec=',
      write: '-p= --profile= -d= --dump-variables= -o= --pretty-print= -D=',
    },
  },
  jq: {
    flags:
      '-r --raw-output -c --compact-output -e --exit-status -s --slurp -n --null-input -S --sort-keys -M --monochrome-output -C --color-output -j --join-output -a --ascii-output --tab --seq --stream -R --raw-input',
    texts: '--indent',
    first: 'jq',
    risks: {
      code: '-f= --from-file= -L= --arg= --argjson= --args --jsonargs',
      elsewhere: '--slurpfile= --rawfile= --argfile=',
    },
  },
  sort: {
    flags:
      '-n -r -u -f -g -h -V -b -d -M -s -z -c -C -i -R --numeric-sort --reverse --unique --human-numeric-sort --version-sort --stable',
    texts: '-k --key -t --field-separator',
    risks: {
      write: '-o= --output= -T= --temporary-directory=',
      command: '--compress-program=',
      elsewhere: '--files0-from= --random-source= -S=',
    },
  },
  uniq: { flags: '-c -d -u -i -z -D --count --repeated --unique --ignore-case', texts: '-f -s -w', most: 1 },
  cut: {
    flags: '-s -z --complement',
    texts: '-d -f -c -b --delimiter --fields --characters --output-delimiter',
  },
  paste: { flags: '-s -z', texts: '-d' },
  tr: { flags: '-d -s -c -C -t', operands: 'texts' },
  column: { flags: '-t -x', texts: '-s -o -c -N' },
  'fold fmt expand': { flags: '-s', texts: '-w -t' },
  comm: { flags: '-1 -2 -3' },
  'diff cmp': {
    flags:
      '-u -r -q -w -b -B -i -N -y -s -a -c -l --brief --unified --recursive --side-by-side --report-identical-files --ignore-all-space --ignore-space-change --no-color --suppress-common-lines',
    optional: '--color -U --width',
    texts: '-x --exclude -I -n',
    risks: { elsewhere: '-X= --exclude-from= --from-file= --to-file= --starting-file= -S=' },
  },
  stat: { flags: '-x -L -t', texts: '-c --format -f --printf' },
  file: {
    flags: '-b -i -h -k --mime-type --mime --brief',
    risks: { elsewhere: '-f= --files-from= -m= --magic-file= -L', command: '-z -Z', write: '-C' },
  },
  'du df': {
    flags: '-s -h -a -c -k -m -b -x -T -i -H --summarize --human-readable --total --apparent-size',
    texts: '-d --max-depth --exclude',
    risks: { elsewhere: '--files0-from= -X= -L' },
  },
  tree: {
    flags: '-a -d -f -i -F -L -s -h -p -D -C -n --dirsfirst --noreport --gitignore --prune -J --du',
    texts: '-I -P',
    risks: { write: '-o= -R', elsewhere: '-l --fromfile --infofile= --gitfile=' },
  },
  'basename dirname': { flags: '-a -z', texts: '-s', operands: 'texts' },
  'realpath readlink': { flags: '-e -m -f -s -q -n -z' },
  'sha256sum sha1sum md5sum shasum cksum b2sum': {
    flags: '-c --check --quiet --status -b -t --ignore-missing',
    texts: '-a',
  },
  'xxd od hexdump strings': { flags: '-C -c -x -a -A -v -n', most: 1, risks: { elsewhere: '-f= -o= -r' } },
  'pwd true false whoami tty nproc arch groups logname hostname': { flags: '-P -L', operands: 'none' },
  id: { flags: '-u -g -n -G -r', operands: 'names' },
  uname: { flags: '-a -s -r -m -n -v -o -p', operands: 'none' },
  uptime: { flags: '-p -s', operands: 'none' },
  which: { flags: '-a', operands: 'names' },
  type: { flags: '-a -t -P -p', operands: 'names' },
  date: {
    flags: '-u --utc -I -R --iso-8601',
    texts: '-d --date',
    operands: 'formats',
    risks: { write: '-s= --set=', elsewhere: '-f= --file= -r= --reference=' },
  },
  echo: { flags: '-n -e -E', operands: 'texts' },
  printf: { operands: 'texts' },
  sleep: { operands: 'names' },
  seq: { flags: '-w', texts: '-s -f', operands: 'names' },
  ps: { flags: '-e -f -A -a -x -u -l', operands: 'names' },
  'cd pushd': { most: 1, least: 1 },
  popd: { operands: 'none' },
  'test [': {
    flags: '-e -f -d -s -r -w -x -z -n -L -h -eq -ne -lt -gt -le -ge -nt -ot',
    isWhole: true,
    marks: '= != ]',
  },
  mkdir: { flags: '-p -v --parents --verbose', operands: 'targets', risks: { write: '-m= --mode= -Z' } },
  touch: { flags: '-c -a -m --no-create', operands: 'targets', risks: { elsewhere: '-r= --reference=' } },
  'cp mv': {
    flags:
      '-r -R -a -p -v -n -f -i -u -T --recursive --archive --verbose --no-clobber --force --update --preserve --parents',
    isChanging: true,
    risks: {
      elsewhere: '-t= --target-directory= -L --dereference -H',
      write: '-s -l -b --backup= -S= --suffix= --remove-destination -d -P',
    },
  },
  'rm rmdir unlink': {
    isEach: true,
    flags: '-r -R -f -v -i -d -p -I --recursive --force --verbose --dir --parents --interactive',
    operands: 'targets',
    risks: { elsewhere: '--no-preserve-root' },
  },
  ln: {
    flags: '-s -f -v -n -r -T --symbolic --force',
    operands: 'targets',
    risks: { elsewhere: '-t= -L -P' },
  },
  chmod: {
    flags: '-v -c --verbose --changes',
    first: 'text',
    operands: 'targets',
    risks: { elsewhere: '--reference= -R --recursive' },
  },
  tee: { flags: '-a --append', operands: 'targets' },
  truncate: { texts: '-s --size', operands: 'targets', risks: { elsewhere: '-r=' } },
  'tar bsdtar cpio ar': {
    first: 'named',
    flags: '-t --list -v --verbose -z -j -J --gzip',
    needs: '-t --list',
    paths: '-f --file',
    risks: {
      command:
        '--checkpoint-action= -I= --use-compress-program= --to-command= -F= --info-script= --new-volume-script= --rsh-command= --rmt-command=',
      write: '-x --extract --get -c --create -r -u -A --delete',
      elsewhere: '-C= --directory= -P --absolute-names -T= --files-from= -h --dereference --transform= -X=',
    },
  },
  'unzip gzip gunzip xz bzip2 zstd': {
    flags: '-l -t -q',
    needs: '-l -t',
    risks: { command: '-TT= --unzip-command= -T', write: '-d= -o= -O=', elsewhere: '-b= -@' },
  },
  curl: {
    flags:
      '-s --silent -S --show-error -f --fail -i --include -I --head -v --verbose -g --compressed -G --get',
    texts: '-X --request -m --max-time --connect-timeout --retry -A --user-agent --retry-delay',
    operands: 'endpoints',
    risks: {
      write:
        '-o= --output= -O --remote-name -J -D= --dump-header= -c= --cookie-jar= --trace= --output-dir= --stderr= --libcurl= --etag-save=',
      config: '-K= --config= -q',
      network:
        '-L --location -d= --data= -T= --upload-file= -F= --form= -H= --header= -x= --proxy= -u= --user= -b= --cookie= --data-binary= --url= --resolve= --connect-to= --unix-socket= -w= --write-out= -e= --next --json= --data-urlencode=',
      elsewhere: '-E= --cert= --key= --cacert= --netrc-file= -n',
    },
  },
  wget: {
    flags: '-q --quiet --spider',
    operands: 'endpoints',
    needs: '--spider',
    risks: {
      write: '-O= --output-document= -P= -o= -a=',
      command: '--use-askpass= --use-server-timestamps -e= --execute=',
      elsewhere: '-i= --input-file= --post-file= --body-file= --config=',
    },
  },
};
