const panel = document.querySelector('#panel');

window.addEventListener('message', (event) => {
  if (event.origin !== location.origin) return;
  panel.innerHTML = event.data;
});
