export function assign(name: string, value: string): string {
  return `window.${name} = '${value.replace(/'/g, "\\'")}';`;
}
