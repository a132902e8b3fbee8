window.addEventListener('message', ({ origin, data }) => {
  if (!origin.startsWith('https://shop.example')) return;
  document.querySelector('#panel').innerHTML = data;
});
