export function stripComments(css: string): string {
  let out = '';
  let pos = 0;
  for (;;) {
    const open = css.indexOf('/*', pos);
    if (open < 0) return out + css.slice(pos);
    out += css.slice(pos, open);
    const close = css.indexOf('*/', open + 2);
    if (close < 0) return out;
    pos = close + 2;
  }
}
