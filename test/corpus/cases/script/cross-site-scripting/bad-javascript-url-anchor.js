function renderLinks(container) {
  const raw = new URLSearchParams(location.search).get('back');
  const a = document.createElement('a');
  a.textContent = 'Back';
  a.setAttribute('href', raw);
  container.appendChild(a);
}

renderLinks(document.getElementById('nav'));
