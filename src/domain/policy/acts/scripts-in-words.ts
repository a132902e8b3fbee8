/** Programs of sed, awk and jq that only take text apart: what runs, writes or opens a file is not among them. */

const address = String.raw`(?:\d+|\$|\/(?:\\.|[^/\\\n])*\/)`;
const range = `(?:${address}(?:,(?:${address}|[+~]\\d+))?)?!?`;
const plainSed = new RegExp(`^\\s*${range}\\s*(?:[pdqg=nNDPhHxG]\\d*)?\\s*$`);
const substituting = new RegExp(
  `^\\s*${range}\\s*s([/|#,@])(?:\\\\.|(?!\\1)[^\\\\\\n])*\\1(?:\\\\.|(?!\\1)[^\\\\\\n])*\\1[gpiI\\d]*\\s*$`,
);

/** One command, or several of the simplest separated by `;`. */
export function isPlainSed(script: string): boolean {
  return substituting.test(script) || script.split(';').every((part) => plainSed.test(part));
}

/** Without `system`, pipes, files, `getline`, `ARGV`, and calls by name. */
export function isPlainAwk(script: string): boolean {
  return !/system|getline|close|fflush|ARG|ENVIRON|PROCINFO|SYMTAB|FUNCTAB|[|<>@`]/.test(script);
}

/** Without modules and the environment. */
export function isPlainJq(script: string): boolean {
  return !/\b(?:import|include|env|modulemeta|get_search_list|input_filename|halt_error|debug)\b|\$ENV|\$__/.test(
    script,
  );
}
