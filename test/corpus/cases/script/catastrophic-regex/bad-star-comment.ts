export function stripComments(css: string): string {
  return css.replace(/\/\*(?:.|\s)*?\*\//g, '');
}
