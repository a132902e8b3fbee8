/**
 * What the package's script for bash gets wrong: it has the line evaluated as it is typed, so that `#acme` is a comment and
 * `$(…)` runs at Tab, and it has what comes back expanded, too.
 */
const mends: readonly (readonly [string, string])[] = [
  [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: of bash.
    'requestComp="vireo complete -- ${words[@]:1}"',
    `requestComp="vireo complete --$(printf ' %q' "\${words[@]:1}")"`,
  ],
  ['if [[ -z "$cur" ]]; then', 'if false; then'],
  [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: of bash.
    'COMPREPLY=( $(compgen -W "${completions[*]}" -- "$cur") )',
    `# A quote that is open is bash's own to keep; a mark that is escaped stays so.
    local typed="$cur" escape=""
    case "$typed" in
        \\"*|\\'*) typed="\${typed:1}" ;;
        \\\\\\#*) typed="\${typed:1}"; escape="\\\\" ;;
    esac
    COMPREPLY=()
    for comp in "\${completions[@]}"; do
        if [[ "$comp" == "$typed"* ]]; then COMPREPLY+=("$escape$comp"); fi
    done`,
  ],
];

/** @throws when the package writes another script by now: `completion.test.ts` says so first. */
export function mendBash(script: string): string {
  return mends.reduce((text, [wrong, right]) => {
    if (!text.includes(wrong)) throw new Error(`The script for bash has changed: ${wrong}`);
    return text.replace(wrong, () => right);
  }, script);
}
