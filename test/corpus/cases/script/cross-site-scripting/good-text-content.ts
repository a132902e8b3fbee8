export function showNotice(root: HTMLElement): void {
  const parameters = new URLSearchParams(window.location.search);
  const box = document.createElement('div');
  const strong = document.createElement('strong');
  strong.textContent = parameters.get('title') ?? '';
  box.innerHTML = '<i class="icon-info"></i>';
  box.append(strong);
  root.append(box);
}
