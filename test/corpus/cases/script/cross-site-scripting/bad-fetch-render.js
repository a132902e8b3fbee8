async function load(list) {
  const posts = await (await fetch('/api/posts')).json();
  list.innerHTML = posts
    .map((p) => `<li data-id="${p.id}">${p.title} by ${p.author.name}</li>`)
    .join('');
}

load(document.querySelector('ul.posts'));
