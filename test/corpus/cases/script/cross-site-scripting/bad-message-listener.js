const panel = document.querySelector('#panel');

window.addEventListener('message', (event) => {
  const { kind, html } = event.data;
  if (kind === 'preview') {
    panel.insertAdjacentHTML('beforeend', html);
  }
});
