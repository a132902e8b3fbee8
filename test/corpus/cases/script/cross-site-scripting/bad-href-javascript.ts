export function addBackLink(root: HTMLElement): void {
  const target = new URLSearchParams(window.location.search).get('back') ?? '/';
  const link = document.createElement('a');
  link.textContent = 'Back';
  link.setAttribute('href', target);
  root.append(link);
}
