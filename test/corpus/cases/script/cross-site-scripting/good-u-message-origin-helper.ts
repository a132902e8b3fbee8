const trusted = new Set(['https://editor.example', 'https://preview.example']);

function isTrusted(origin: string): boolean {
  return trusted.has(origin);
}

function show(html: string): void {
  document.body.innerHTML = html;
}

window.addEventListener('message', (event: MessageEvent) => {
  if (!isTrusted(event.origin)) return;
  show(event.data);
});
