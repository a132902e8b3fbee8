async function load(list) {
  const posts = await (await fetch('/api/posts')).json();
  list.replaceChildren(
    ...posts.map((p) => {
      const li = document.createElement('li');
      li.dataset.id = p.id;
      li.textContent = `${p.title} by ${p.author.name}`;
      return li;
    })
  );
}

load(document.querySelector('ul.posts'));
