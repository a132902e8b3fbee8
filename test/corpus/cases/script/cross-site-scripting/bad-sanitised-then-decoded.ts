import DOMPurify from 'dompurify';

export function showComment(element: Element): void {
  const raw = new URL(document.URL).searchParams.get('comment') ?? '';
  const clean = DOMPurify.sanitize(raw);
  element.innerHTML = decodeURIComponent(clean);
}
