/** Patches for the completion scripts of the package: defects that tests in real shells found. */
type Patch = readonly [wrong: string | RegExp, right: string];

/**
 * It has the line evaluated as it is typed, so that `#acme` is a comment and `$(…)` runs at Tab, and has what comes back
 * expanded, too; it offers no file, nothing behind a `=`, and what stands behind the cursor counts as typed before it. Read
 * twice it complains.
 */
const bashPatches: readonly Patch[] = [
  [/^readonly (?=ShellComp)/gm, ''],
  [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: of bash.
    'requestComp="vireo complete -- ${words[@]:1}"',
    `requestComp="vireo complete --$(printf ' %q' "\${words[@]:1:$cword}")"`,
  ],
  ['if [[ -z "$cur" ]]; then', 'if false; then'],
  ['compopt +o default\n', 'compopt +o default\n    else\n        compopt -o default\n'],
  ['local completions=()', 'local comp completions=()'],
  [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: of bash.
    'COMPREPLY=( $(compgen -W "${completions[*]}" -- "$cur") )',
    `# A quote that is open is bash's own to keep, and so is what stands before a "=" that parts words; an escape stays.
    local typed="$cur" lead=""
    case "$typed" in
        \\"*|\\'*) typed="\${typed:1}" ;;
        \\\\\\#*) typed="\${typed:1}"; lead="\\\\" ;;
        -*=*)
            typed="\${typed#*=}"
            [[ "$COMP_WORDBREAKS" == *=* ]] || lead="\${cur%%=*}="
            ;;
    esac
    COMPREPLY=()
    for comp in "\${completions[@]}"; do
        if [[ -n "$comp" && "$comp" == "$typed"* ]]; then COMPREPLY+=("$lead$comp"); fi
    done`,
  ],
];

/**
 * It takes a quoted text for as many words as are in it, has what comes back compared with its quotes and escapes, and
 * evaluates all of a text from a hyphen to a `=`.
 */
const zshPatches: readonly Patch[] = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: of zsh.
  ['words=( "${=words[1,CURRENT]}" )', 'words=( "${(@)words[1,CURRENT]}" )'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: of zsh.
  ['completions -Q ${flagPrefix}', 'completions ${flagPrefix}'],
  ["'-.*='", "'^--[a-z-]+='"],
];

/** It puts all of a text from a hyphen to a `=` before what it offers. */
const fishPatches: readonly Patch[] = [["'-.*='", "'^--[a-z-]+='"]];

const mends = { bash: bashPatches, zsh: zshPatches, fish: fishPatches };

export type Shell = keyof typeof mends;

/** @throws when an update of the package changed its script: `completion-shells.test.ts` fails first. */
export function patchScript(shell: Shell, script: string): string {
  return mends[shell].reduce((text, [wrong, right]) => {
    const mended = text.replace(wrong, () => right);
    if (mended === text) throw new Error(`The script for ${shell} has changed: ${wrong}`);
    return mended;
  }, script);
}
