export async function loadFeed(url: string): Promise<string[]> {
  const response = await fetch(url);
  const document = new DOMParser().parseFromString(await response.text(), 'application/xml');
  return [...document.querySelectorAll('item > title')].map((title) => title.textContent ?? '');
}
