export function link(href) {
  const a = document.createElement('a');
  const url = new URL(href, document.baseURI);
  a.title = url.protocol === 'https:' ? url.href.replace('https://', '') : '';
  return a;
}
