window.addEventListener('message', function (event) {
  const panel = document.querySelector('#panel');
  if (event.data && event.data.type === 'render') {
    panel.insertAdjacentHTML('beforeend', event.data.html);
  }
});
