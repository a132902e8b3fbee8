function showTab() {
  const name = decodeURIComponent(location.hash.substring(1));
  document.getElementById('title').innerHTML = 'Tab: ' + name;
}

window.addEventListener('hashchange', showTab);
showTab();
