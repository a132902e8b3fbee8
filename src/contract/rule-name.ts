/** Names of rules that the engine does not know: an agent's, or another tool's. */

/** `py/sql-injection` reads as `SQL injection`. */
export function nameOfRule(ruleId: string): string {
  const words = (ruleId.split(/[/:]/).at(-1) ?? ruleId).replace(/[-_]+/g, ' ').trim();
  const known = words.replace(
    /\b(sql|xss|ssrf|xxe|html|url|css|tls|jwt|csrf|regex|id|http|yaml|api)\b/gi,
    (word) => word.toUpperCase(),
  );
  return known.charAt(0).toUpperCase() + known.slice(1);
}
