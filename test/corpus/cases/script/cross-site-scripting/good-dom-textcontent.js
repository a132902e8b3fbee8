function showTab() {
  const name = decodeURIComponent(location.hash.substring(1));
  document.getElementById('title').textContent = 'Tab: ' + name;
}

window.addEventListener('hashchange', showTab);
showTab();
