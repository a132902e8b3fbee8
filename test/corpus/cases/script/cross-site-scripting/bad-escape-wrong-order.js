function esc(s) {
  return s.replace('<', '&lt;').replace('>', '&gt;');
}

const q = new URLSearchParams(location.search).get('q') || '';
document.querySelector('#query').innerHTML = 'Results for ' + esc(q);
