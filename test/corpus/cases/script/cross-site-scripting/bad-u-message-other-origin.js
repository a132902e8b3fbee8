window.addEventListener('message', (event) => {
  if (event.origin === 'https://widgets.example') return;
  document.querySelector('#widget').innerHTML = event.data;
});
