const schemes = ['https:', 'http:', 'mailto:'];

export function Anchor({ href, label }: { href: string; label: string }) {
  const target = schemes.includes(new URL(href).protocol) ? encodeURI(href) : '#';
  return <span data-target={target}>{label}</span>;
}
