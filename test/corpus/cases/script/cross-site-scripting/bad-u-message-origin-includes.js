const panel = document.querySelector('#panel');

window.addEventListener('message', (event) => {
  if (!event.origin.includes('shop.example')) return;
  panel.innerHTML = event.data;
});
