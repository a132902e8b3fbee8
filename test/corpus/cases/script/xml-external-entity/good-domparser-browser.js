export async function loadFeed(url) {
  const text = await (await fetch(url)).text();
  const doc = new DOMParser().parseFromString(text, 'application/xml');
  return Array.from(doc.querySelectorAll('item > title'), (n) => n.textContent);
}
