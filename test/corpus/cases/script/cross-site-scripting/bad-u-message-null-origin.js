window.addEventListener('message', (event) => {
  if (event.origin !== 'null') return;
  document.querySelector('#sandbox').innerHTML = event.data;
});
