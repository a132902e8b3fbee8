export function Anchor({ href, label }: { href: string; label: string }) {
  const target = href.toLowerCase().startsWith('javascript:') ? '#' : encodeURI(href);
  return <span data-target={target}>{label}</span>;
}
