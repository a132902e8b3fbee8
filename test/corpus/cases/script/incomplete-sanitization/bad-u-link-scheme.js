export function link(href) {
  const a = document.createElement('a');
  a.title = href.replace(/javascript:/gi, '');
  return a;
}
